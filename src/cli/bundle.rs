//! `tenant-status bundle`.

use std::path::PathBuf;

use super::{Outcome, output, say};
use crate::{
    error::Failure,
    numbers, paths,
    publish::{self, BundleFormat, SUMS},
};

/// The output file of a bundle.
#[derive(Debug, Clone)]
pub(super) struct BundleFile {
    path: PathBuf,
    form: BundleFormat,
}

/// Parses the output file name; its extension selects the format.
pub(super) fn target(name: &str) -> Result<BundleFile, String> {
    let form = BundleFormat::of(name).ok_or("expected the extension .zip, .tar.gz or .tar.zst")?;
    Ok(BundleFile { path: name.into(), form })
}

/// Arguments of `bundle`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Folder of the site.
    site: PathBuf,
    /// Output file; the extension selects the format: .zip, .tar.gz or .tar.zst.
    #[arg(long, value_name = "FILE", value_parser = target)]
    out: BundleFile,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let display = output::Display::new();
    let BundleFile { path, form } = &arguments.out;
    let bundled = publish::bundle(&arguments.site, path, *form, &display);
    display.times();
    match bundled {
        Err(Failure::Data(findings)) => {
            output::findings_of(&findings, "nothing was bundled");
            Ok(Outcome::DataWrong)
        }
        bundled => {
            let bundled = bundled?;
            let (files, size) = (numbers::count(bundled.files as u64, "file"), numbers::bytes(bundled.bytes));
            say(&format!("Bundled {files}, {size}, into {}.\n{SUMS}: {}", paths::shown(path), bundled.sums))?;
            Ok(Outcome::Done)
        }
    }
}
