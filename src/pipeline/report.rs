//! A report: the state or the numbers of one tenant in one file.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::{Build, Unreadable, assess, compare, input, plan, selection::SelectedTenants};
use crate::{
    audience::SiteSection,
    config::Edition,
    content::BodyCache,
    diagnostic::Diagnostic,
    error::{Error, Failure},
    numbers, paths,
    progress::{Observer, Stage},
    publish,
    report::MonthOrYear,
    site::{Outline, ReportInput, Settings, fleet::Selection},
    snapshot::{Archive, History, PackedHistory},
    tenant::rfc3339,
    theme::{self, Theme},
};

/// The arguments of a report.
#[derive(Debug, Clone)]
pub struct ReportOptions {
    /// The settings that a report has in common with a build; its output is the file.
    pub build: Build,
    /// Folder, name, domain or ID of the tenant; may be left out if there is only one.
    pub tenant: Option<String>,
    /// Snapshots after this time are left out.
    pub at: Option<DateTime<Utc>>,
    /// The period; `None` for a report of the state.
    pub period: Option<MonthOrYear>,
}

/// The result of a report.
#[derive(Debug)]
pub struct Reported {
    /// Name of the tenant.
    pub tenant: String,
    /// Time of the latest snapshot used.
    pub captured_at: DateTime<Utc>,
    /// Number of snapshots read.
    pub snapshots: usize,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Findings that did not stop the report: warnings, and errors in files and snapshots that are left out.
    pub findings: Vec<Diagnostic>,
    /// What could not be read.
    pub unreadable: Unreadable,
    /// Path and capture time of the newest snapshot.
    pub newest: Option<(String, DateTime<Utc>)>,
}

/// Maximum size of a report in bytes.
const LARGEST: usize = 50_000_000;

/// Writes a report. The file is replaced when the report is complete.
///
/// # Errors
/// All findings together, if settings or theme are wrong or no snapshot can be read; a refusal if the arguments do not
/// select a tenant, an audience and a snapshot; or an I/O error. The file is then unchanged.
pub fn report(report: &ReportOptions, observer: &dyn Observer) -> Result<Reported, Failure> {
    let ReportOptions { build, tenant, at, period } = report;
    refuse_data(build)?;
    observer.begins(Stage::Read);
    let mut input = input::read(build, true, false, observer)?;
    let place = place_of(tenant.as_deref(), &input.archive, &build.data)?;
    let Edition { settings, theme } = one_edition(&mut input)?;
    let newest = input.archive.tenants.get(place).and_then(PackedHistory::newest);
    let newest = newest.map(|(path, at)| (path.to_owned(), at));
    refuse_hidden_past(&settings, newest.as_ref().map(|(_, at)| *at), report)?;
    let (archive, settings) = input.hide(settings);
    observer.begins(Stage::Plan);
    observer.go_on()?;
    let history = history(&archive, place, *at)?;
    if let Some(period) = period {
        refuse_outside(&settings, &history, *period)?;
    }
    let wanted = ReportInput {
        period: *period,
        at: *at,
        digests: &history.snapshots.iter().map(|one| one.sha256.clone()).collect::<Vec<_>>(),
        unread: &archive.unread,
        style: &theme::inline_style(&[&theme.report_style, &settings.brand.style().unwrap_or_default()]),
    };
    let histories = [history];
    let html = render(&histories, &settings, &theme, wanted, build, observer)?;
    publish::write_file(&build.out, &html)?;
    let [history] = histories;
    let unreadable = Unreadable {
        snapshots: history.unread.len() + archive.unread.len(),
        in_part: archive.tenants[place].unreadable_in_part(),
    };
    let mut findings = input.diagnostics;
    findings.extend(input.unread);
    Ok(Reported {
        tenant: history.latest().map(|latest| latest.snapshot.tenant.label().to_owned()).unwrap_or_default(),
        captured_at: history.latest().map(|latest| latest.snapshot.captured_at).unwrap_or_default(),
        snapshots: history.snapshots.len(),
        bytes: html.len() as u64,
        findings: findings.sorted(),
        unreadable,
        newest,
    })
}

/// Plans and renders the report of the only tenant in `histories`.
fn render(
    histories: &[History],
    settings: &Settings,
    theme: &Theme,
    wanted: ReportInput<'_>,
    build: &Build,
    observer: &dyn Observer,
) -> Result<Vec<u8>, Failure> {
    let latest = |history: &'_ History| Some((history.key.clone(), history.latest()?.snapshot.tenant.clone()));
    let tenants: Vec<_> = histories.iter().filter_map(latest).collect();
    let outline = Outline::of(tenants.iter().map(|(key, tenant)| (key.as_str(), tenant)), settings, None);
    let bodies = BodyCache::default();
    let assessments = assess(histories, &settings.criteria, build.as_of);
    let chronicles = compare(histories, &settings.criteria, &bodies);
    let site = plan(&outline, histories, assessments, chronicles, &bodies);
    observer.begins(Stage::Render);
    observer.go_on()?;
    let page = site.report(&wanted).ok_or_else(|| Error::Refused("there is no tenant".to_owned()))?;
    let mut html = Vec::new();
    theme.render_into(page, &mut html).map_err(|finding| Failure::Data(vec![*finding]))?;
    if html.len() > LARGEST {
        let (size, most) = (numbers::bytes(html.len() as u64), numbers::bytes(LARGEST as u64));
        let reason = format!("the report has {size}, more than {most}; choose a shorter period");
        return Err(Error::Refused(reason).into());
    }
    Ok(html)
}

/// Refuses an output file in the data folder, where the next build would read it.
fn refuse_data(build: &Build) -> Result<(), Error> {
    let out = std::path::absolute(&build.out).map_err(Error::io("find", &build.out))?;
    let folder = out.parent().unwrap_or(Path::new("."));
    let folder: PathBuf = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let is_inside = build.data.canonicalize().is_ok_and(|data| {
        folder.join(out.file_name().unwrap_or_default()) == data || (data.is_dir() && folder.starts_with(&data))
    });
    if is_inside {
        let out = paths::shown(&build.out);
        return Err(Error::Refused(format!("{out} is in the data folder; choose another file with --out")));
    }
    Ok(())
}

/// Returns the position of the tenant in the archive.
fn place_of(tenant: Option<&str>, archive: &Archive, data: &Path) -> Result<usize, Error> {
    let Some(name) = tenant else {
        let count = numbers::count(archive.tenants.len() as u64, "tenant");
        return match archive.tenants.len() {
            1 => Ok(0),
            _ => Err(Error::Refused(format!(
                "{} holds snapshots of {count}; choose one with --tenant",
                paths::shown(data)
            ))),
        };
    };
    let selection = Selection::Named(vec![name.to_owned()]);
    let places: BTreeSet<usize> = SelectedTenants::choose(&selection, archive)?.places().clone();
    let mut places = places.into_iter();
    match (places.next(), places.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(Error::Refused(format!("`{name}` is the name of several tenants; choose one by its folder"))),
    }
}

/// Returns the only edition.
fn one_edition(input: &mut input::Input) -> Result<Edition, Error> {
    let mut editions = std::mem::take(&mut input.editions);
    match (editions.pop(), editions.len()) {
        (Some(only), 0) => Ok(only),
        _ => {
            let names: Vec<String> = input.audiences.iter().map(|audience| audience.name.clone()).collect();
            let names = numbers::list(&names);
            Err(Error::Refused(format!("the settings define the audiences {names}; choose one with --audience")))
        }
    }
}

/// Returns the snapshots of the tenant up to a time.
fn history(archive: &Archive, place: usize, at: Option<DateTime<Utc>>) -> Result<History, Error> {
    let none = || Error::Refused("there is no snapshot".to_owned());
    let mut history = archive.history(place, &archive.unpacker()).ok_or_else(none)?;
    let Some(at) = at else { return Ok(history) };
    let first = history.snapshots.first().map(|first| first.snapshot.captured_at);
    history.snapshots.retain(|one| one.snapshot.captured_at <= at);
    history.unread.retain(|one| one.captured_at.is_none_or(|captured_at| captured_at <= at));
    match (history.snapshots.is_empty(), first) {
        (true, Some(first)) => Err(Error::Refused(format!(
            "there is no snapshot at or before {}; the first one is of {}",
            rfc3339(at),
            rfc3339(first)
        ))),
        _ => Ok(history),
    }
}

/// Refuses reports of the past for an audience that may not see earlier snapshots than the newest one.
fn refuse_hidden_past(settings: &Settings, newest: Option<DateTime<Utc>>, wanted: &ReportOptions) -> Result<(), Error> {
    let Some(audience) = settings.audience.as_ref().filter(|audience| !audience.shows(SiteSection::Archive)) else {
        return Ok(());
    };
    let is_earlier = wanted.at.zip(newest).is_some_and(|(at, newest)| at < newest);
    if wanted.period.is_some() || is_earlier {
        let name = &audience.name;
        return Err(Error::Refused(format!(
            "the audience `{name}` may not see earlier snapshots (section `archive`); leave out --at, --month and --year"
        )));
    }
    Ok(())
}

/// Refuses a period without a day between the first and the latest snapshot.
fn refuse_outside(settings: &Settings, history: &History, period: MonthOrYear) -> Result<(), Error> {
    let days = [history.snapshots.first(), history.snapshots.last()];
    let days = days.map(|one| one.map(|one| settings.locale.day(one.snapshot.captured_at)));
    match days {
        [Some(first), Some(last)] if last < period.first() || period.last() < first => Err(Error::Refused(format!(
            "there is no snapshot of {}; the snapshots are of {first} to {last}",
            period.name()
        ))),
        _ => Ok(()),
    }
}
