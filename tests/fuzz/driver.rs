//! One fuzzing program for all [`targets`]. `FUZZ_TARGET` selects the target, `FUZZ_FOLDER` is an empty folder for its
//! files. Other arguments are options of libFuzzer; see `tests/fuzz/run`.

#![no_main]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]

mod targets;

use std::{env, path::PathBuf, sync::LazyLock};

use targets::{TARGETS, Target};

static CHOSEN: LazyLock<(Target, PathBuf)> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").expect("FUZZ_TARGET is set");
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("FUZZ_TARGET names a target");
    (*target, env::var_os("FUZZ_FOLDER").expect("FUZZ_FOLDER is set").into())
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (target, folder) = &*CHOSEN;
    target(bytes, folder);
});
