//! Writes the completions and man pages of a program for its packages.
//!
//! It is a package of its own, so that the programs carry neither of the two generators.

use std::{ffi::OsString, fs, io, path::Path};

use clap::Command;
use clap_complete::{Shell, generate_to};
use clap_mangen::Man;

/// Writes completions and man pages of `program` into a folder. The arguments of this process are the folder and the date of
/// the man pages.
///
/// # Errors
/// The arguments are wrong, or a file cannot be written.
pub fn run(program: &Command, arguments: impl Iterator<Item = OsString>) -> io::Result<()> {
    let arguments: Vec<OsString> = arguments.skip(1).collect();
    let [out, date] = &arguments[..] else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: release-files OUT_DIR YYYY-MM-DD"));
    };
    let out = Path::new(out);
    write_completions(program, &out.join("completions"))?;
    let man = out.join("man/man1");
    fs::create_dir_all(&man)?;
    let mut command = program.clone().disable_help_subcommand(true);
    command.build();
    let source = format!("{} {}", program.get_name(), program.get_version().unwrap_or_default());
    write_man_pages(&command, &source, &date.to_string_lossy(), &man)
}

fn write_completions(program: &Command, out: &Path) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let name = program.get_name();
    for shell in [Shell::Bash, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
        let file = generate_to(shell, &mut program.clone(), name, out)?;
        if shell == Shell::Bash {
            // clap_complete 4.6 names the command in two ways if it has a hyphen, and then completes no options of
            // subcommands (issue 6421 of clap).
            let script = fs::read_to_string(&file)?;
            fs::write(&file, script.replace(&name.replace('-', "__subcmd__"), &name.replace('-', "__")))?;
        }
    }
    Ok(())
}

/// Writes the man pages of a command and of its subcommands. All have the version of the program, which subcommands do not know.
fn write_man_pages(command: &Command, source: &str, date: &str, out: &Path) -> io::Result<()> {
    for subcommand in command.get_subcommands() {
        write_man_pages(subcommand, source, date, out)?;
    }
    Man::new(command.clone()).source(source).date(date).manual("User Commands").generate_to(out)?;
    Ok(())
}
