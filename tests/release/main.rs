//! Writes the completions and man pages of the packages into a directory. `.ci/release` runs it.
//!
//! It is a package of its own, so that the program carries neither of the two generators.

use std::{env, ffi::OsString, fs, io, path::Path};

use clap_complete::{Shell, generate_to};
use clap_mangen::Man;
use tenant_status::cli;

/// The command as users type it.
const COMMAND: &str = "tenant-status";

fn main() -> io::Result<()> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let [out, date] = &arguments[..] else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: release-files OUT_DIR YYYY-MM-DD"));
    };
    let completions = Path::new(out).join("completions");
    fs::create_dir_all(&completions)?;
    for shell in [Shell::Bash, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
        let file = generate_to(shell, &mut cli::command(), COMMAND, &completions)?;
        if shell == Shell::Bash {
            // clap_complete 4.6 names the command in two ways if it has a hyphen, and then completes no options of
            // subcommands (issue 6421 of clap).
            let script = fs::read_to_string(&file)?;
            fs::write(&file, script.replace("tenant__subcmd__status", "tenant__status"))?;
        }
    }
    let man = Path::new(out).join("man/man1");
    fs::create_dir_all(&man)?;
    let mut command = cli::command().disable_help_subcommand(true);
    command.build();
    let source = format!("{COMMAND} {}", command.get_version().unwrap_or_default());
    write_man_pages(&command, &source, &date.to_string_lossy(), &man)
}

/// Writes the man pages of a command and of its subcommands. All have the version of the program, which subcommands do not know.
fn write_man_pages(command: &clap::Command, source: &str, date: &str, out: &Path) -> io::Result<()> {
    for subcommand in command.get_subcommands() {
        write_man_pages(subcommand, source, date, out)?;
    }
    Man::new(command.clone()).source(source).date(date).manual("User Commands").generate_to(out)?;
    Ok(())
}
