//! `--native`: converts the responses to one native file, with the builder's import.

use std::path::{Path, PathBuf};

use tenant_status::{
    error::Failure as ImportFailure,
    import::{self, Import},
    snapshot::CONFIGURATION,
};

use crate::{folder::Staging, tenant::Failure};

/// Converts the responses, and publishes the native file in `into` instead of them.
///
/// # Errors
/// The responses are not a snapshot, or the file cannot be written.
pub(crate) fn convert(staging: Staging, into: &Path) -> Result<PathBuf, Failure> {
    let import = Import {
        source: staging.responses(),
        into: Some(staging.native()),
        config: settings(into),
        dry_run: false,
        move_to: None,
    };
    let ready = import::read(&import, &()).map_err(failed)?;
    let summaries = ready.carry_out(&mut |_| Ok(())).map_err(failed)?;
    if let Some(finding) = summaries.into_iter().flat_map(|summary| summary.refused).next() {
        return Err(Failure::Nothing(format!("no native file was written: {}", finding.message)));
    }
    Ok(staging.publish_native()?)
}

/// Returns the settings of the archive, which select the services to keep.
fn settings(into: &Path) -> Option<PathBuf> {
    [Some(into), into.parent()]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(CONFIGURATION))
        .find(|file| file.is_file())
}

fn failed(failure: impl Into<ImportFailure>) -> Failure {
    match failure.into() {
        ImportFailure::Data(findings) => {
            let messages: Vec<String> = findings.iter().map(|finding| finding.render(false)).collect();
            Failure::Nothing(format!("the responses are not a snapshot:\n{}", messages.join("\n")))
        }
        ImportFailure::Machine(error) => Failure::Machine(error.to_string()),
    }
}
