//! `tenant-status verify`.

use std::path::PathBuf;

use super::{Outcome, output, say};
use crate::{error::Failure, numbers, publish::SUMS, verify};

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site, or a bundle of it.
    #[arg(value_name = "SITE|BUNDLE")]
    site: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let display = output::Display::new();
    let verified = verify::verify(&arguments.site, &display);
    display.times();
    match verified {
        Err(Failure::Data(findings)) => {
            output::findings_of(&findings, "the verification failed");
            Ok(Outcome::DataWrong)
        }
        verified => {
            let verified = verified?;
            let (files, size) = (numbers::count(verified.files as u64, "file"), numbers::bytes(verified.bytes));
            say(&format!("Verified {files}, {size}: all match the manifest.\n{SUMS}: {}", verified.sums))?;
            Ok(Outcome::Done)
        }
    }
}
