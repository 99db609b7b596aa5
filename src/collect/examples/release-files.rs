//! Writes the completions and man pages of `tenant-status-collect`. `.ci/release` runs it.

use std::{env, io};

fn main() -> io::Result<()> {
    release_files::run(&tenant_status_collect::command(), env::args_os())
}
