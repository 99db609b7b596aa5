//! Writes the completions and man pages of the packages into a directory. `.ci/release` runs it.
//!
//! It is a package of its own, so that the program carries neither of the two generators.

use std::{env, fs, io, path::Path};

use clap_complete::{Shell, generate_to};

/// The command as users type it, whatever the file of the program is called.
const COMMAND: &str = "tenant-status";

fn main() -> io::Result<()> {
    let Some(out) = env::args_os().nth(1) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: release-files OUT_DIR"));
    };
    let completions = Path::new(&out).join("completions");
    let man = Path::new(&out).join("man/man1");
    fs::create_dir_all(&completions)?;
    fs::create_dir_all(&man)?;
    let mut command = tenant_status::cli::command();
    for shell in [Shell::Bash, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
        generate_to(shell, &mut command, COMMAND, &completions)?;
    }
    clap_mangen::generate_to(tenant_status::cli::command(), &man)
}
