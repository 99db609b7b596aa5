//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    tenant_status::cli::run()
}
