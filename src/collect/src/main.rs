//! The program `tenant-status-collect`. All of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    tenant_status_collect::run()
}
