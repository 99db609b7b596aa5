//! READ: snapshots, configuration and theme of a build.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::Build;
use crate::{
    audience::Audience,
    config::{self, Edition},
    content,
    diagnostic::{Code, Diagnostic, Diagnostics},
    error::{self, Error, Failure},
    paths,
    progress::Observer,
    publish::Manifest,
    rules::Criteria,
    site::path::Extension,
    snapshot::{self, Archive, PackedHistory, ReadOptions, Services, SnapshotCache},
    tenant::rfc3339,
};

/// Refuses an output folder that is also the data folder.
///
/// # Errors
/// [`Error::Refused`] if both are the same folder.
pub(super) fn refuse_data_as_site(build: &Build) -> Result<(), Error> {
    match (build.data.canonicalize(), build.out.canonicalize()) {
        (Ok(data), Ok(out)) if data == out => {
            let out = paths::shown(&build.out);
            Err(Error::Refused(format!("{out} is the data folder; choose another output folder with --out")))
        }
        _ => Ok(()),
    }
}

/// The input of a build: snapshots, settings, theme and findings.
pub(super) struct Input {
    pub(super) archive: Archive,
    pub(super) criteria: Criteria,
    /// The editions to build, each with its theme; taken by the build.
    pub(super) editions: Vec<Edition>,
    /// Audiences to build for; if empty, one complete site is built.
    pub(super) audiences: Vec<Audience>,
    /// Names of configured audiences that this build leaves out.
    others: Vec<String>,
    /// Findings that do not stop the build, besides those in `unread`.
    pub(super) diagnostics: Diagnostics,
    /// Errors in files and snapshots that are left out.
    pub(super) unread: Vec<Diagnostic>,
}

/// Reads snapshots, configuration and theme, and reports all findings together. Errors in snapshots do not stop a build
/// that is not strict, if any snapshot can be read. `digests` requests digests of the
/// snapshot files, `explain` an account of each file.
pub(super) fn read(build: &Build, digests: bool, explain: bool, observer: &dyn Observer) -> Result<Input, Failure> {
    // The services are needed before reading: incidents and messages of other services are not kept in memory.
    let configured = config::read(build.config.as_deref(), &build.data);
    let mut config = configured.as_ref().map_or_else(|_| config::Config::default(), Clone::clone);
    let services = Services::Named(&config.site.criteria.services);
    let memory = build.cache.as_deref().map(|folder| SnapshotCache::open(folder, &build.data));
    let completion = config.completion;
    let wanted = ReadOptions {
        services,
        limits: &config.limits,
        memory: memory.as_ref(),
        completion,
        single: &config.site.criteria.single,
        digests,
        explain,
    };
    let (mut archive, mut diagnostics) = snapshot::read_as(&build.data, &wanted, observer)?;
    let unread = if build.strict || archive.is_empty() { Vec::new() } else { diagnostics.take_unread() };
    let stopped = |mut diagnostics: Diagnostics| {
        diagnostics.extend(unread.clone());
        Failure::Data(diagnostics.sorted())
    };
    // A missing data folder is reported before a missing configuration.
    let is_configured = error::collect(configured, &mut diagnostics)?.is_some();
    if let Some(late) = newest(&archive).filter(|(_, at)| build.not_after.is_some_and(|end| *at > end)) {
        diagnostics.push(future_capture(&late));
        return Err(stopped(diagnostics));
    }
    diagnostics.extend(config.check_against(&archive));
    if is_configured {
        assign_baselines(build, &config, &mut archive, &mut diagnostics)?;
    }
    apply_flags(&mut config, build.theme.as_deref(), build.no_links, build.extension);
    let (audiences, others) = config.choose_audiences(&build.audiences)?;
    let editions = error::collect(config.editions(&audiences, &build.locale), &mut diagnostics)?;
    let Some(editions) = editions.filter(|_| !diagnostics.has_errors()) else {
        return Err(stopped(diagnostics));
    };
    diagnostics.extend(config::named_like_machines(&audiences, &archive));
    Ok(Input { archive, criteria: config.site.criteria, editions, audiences, others, diagnostics, unread })
}

/// Reads the baselines, and assigns them to the tenants of the archive.
fn assign_baselines(
    build: &Build,
    config: &config::Config,
    archive: &mut Archive,
    diagnostics: &mut Diagnostics,
) -> Result<(), Failure> {
    let baselines = error::collect(config::baselines::read(&build.data, config), diagnostics)?.flatten();
    // Without snapshots, each baseline would be wrong.
    if let Some(baselines) = baselines.filter(|_| !archive.is_empty()) {
        diagnostics.extend(baselines.assign(&build.data, archive).err().unwrap_or_default());
    }
    Ok(())
}

impl Input {
    /// Warns about sites of audiences that are no longer configured.
    ///
    /// # Errors
    /// Same as [`left_over`].
    pub(super) fn look_for_left_overs(&mut self, build: &Build) -> Result<(), Error> {
        if !self.audiences.is_empty() {
            self.diagnostics.extend(left_over(&build.out, &self.audiences, &self.others)?);
        }
        Ok(())
    }
}

/// Overrides the settings by the flags of the command line.
pub(super) fn apply_flags(
    config: &mut config::Config,
    theme: Option<&str>,
    no_links: bool,
    extension: Option<Extension>,
) {
    if let Some(name) = theme {
        config.choose_theme(name);
    }
    if no_links {
        config.site.addresses.links = content::Links::AsText;
    }
    if let Some(extension) = extension {
        config.site.extension = extension;
    }
}

/// Returns path and capture time of the newest snapshot of an archive.
pub fn newest(archive: &Archive) -> Option<(String, DateTime<Utc>)> {
    let newest = archive.tenants.iter().filter_map(PackedHistory::newest).max_by_key(|(_, at)| *at)?;
    Some((newest.0.to_owned(), newest.1))
}

/// Returns the finding for a capture time in the future. Such a snapshot would remain the latest one until that time.
pub fn future_capture((path, at): &(String, DateTime<Utc>)) -> Diagnostic {
    let message = format!("captured at {}, more than a day after this machine's clock", rfc3339(*at));
    Diagnostic::about_file(path.as_str(), Code::FutureCapture, message).with_help(
        "correct `captured_at`, the folder name or the clock of this machine; --strict does not publish such a snapshot",
    )
}

/// Warns about sites of audiences that are no longer configured, because they keep showing old data. `others` are
/// configured audiences that this build leaves out.
///
/// # Errors
/// [`Error::Refused`] if `out` itself holds a complete site: it would stay readable next to the audiences' sites.
pub(super) fn left_over(out: &Path, audiences: &[Audience], others: &[String]) -> Result<Vec<Diagnostic>, Error> {
    if Manifest::read(out)?.is_some() {
        return Err(Error::Refused(format!(
            "{} holds a complete site, which would stay readable next to the sites of the audiences; move it away, or \
             choose another folder with --out",
            paths::shown(out)
        )));
    }
    if !out.exists() {
        return Ok(Vec::new());
    }
    let folders = std::fs::read_dir(out).map_err(Error::io("read", out))?;
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let names = folders.flatten().map(name);
    let known = |name: &String| others.contains(name) || audiences.iter().any(|audience| audience.name == *name);
    let left = names.filter(|name| !known(name) && matches!(Manifest::read(&out.join(name)), Ok(Some(_))));
    Ok(left
        .map(|name| {
            let message = "the audience of this site is no longer configured, so the site keeps showing old data";
            Diagnostic::about_file(paths::shown(out.join(name)), Code::LeftOver, message)
                .with_help("delete the folder, or configure the audience again")
        })
        .collect())
}
