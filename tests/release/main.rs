//! Writes the completions and man pages of `tenant-status`. `.ci/release` runs it.

use std::{env, io};

fn main() -> io::Result<()> {
    release_files::run(&tenant_status::cli::command(), env::args_os())
}
