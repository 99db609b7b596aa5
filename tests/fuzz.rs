//! Fuzzing corpus: inputs that reach new code, and inputs that failed once, each run through its target.
//! `tests/fuzz/run` searches for more.

pub(crate) mod targets;

use std::{fs, panic, path::Path};

use targets::TARGETS;

/// Returns the files in a folder of `tests/fuzz`, by name; empty without such a folder.
fn files(kind: &str, target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz").join(kind).join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (format!("{}", path.display()), fs::read(&path).unwrap())).collect()
}

#[test]
fn the_fuzzing_corpus_passes() {
    let failed: Vec<String> = TARGETS
        .iter()
        .flat_map(|(name, target)| {
            let folder = tempfile::tempdir().unwrap();
            assert!(!files("corpus", name).is_empty(), "{name} has no corpus; tests/fuzz/run --keep makes one");
            let inputs: Vec<_> =
                ["samples", "corpus", "findings"].into_iter().flat_map(|kind| files(kind, name)).collect();
            let fails = |bytes: &[u8]| panic::catch_unwind(|| target(bytes, folder.path())).is_err();
            inputs.into_iter().filter(|(_, bytes)| fails(bytes)).map(|(path, _)| path).collect::<Vec<_>>()
        })
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
