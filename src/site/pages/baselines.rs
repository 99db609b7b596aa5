//! The page of baselines: the latest snapshot compared with those that were agreed.

use super::{PageContext, change_log::kinds, changes, months::choices};
use crate::{
    history::{Comparison, MissingPart},
    locale::Locale,
    site::{
        PageKind, TenantSite, path,
        view::{BaselineLink, BaselineView, BaselinesPage, PageLink},
    },
    tenant::{AgreedSnapshot, Baseline},
};

/// Number of baselines on the hub.
const MOST: usize = 3;

/// Returns the page of all baselines.
pub(in crate::site) fn baselines(at: &PageContext<'_, '_>) -> BaselinesPage {
    let locale = at.locale();
    let (title, archive) = (locale.baselines_title(), locale.menu_archive());
    let all = at.tenant.baselines.iter();
    let baselines: Vec<BaselineView> =
        all.enumerate().map(|(number, (one, compared))| view(at, number, one, compared.as_ref())).collect();
    let lines = || baselines.iter().flat_map(|one| &one.lines).map(|line| line.kind);
    BaselinesPage {
        page: at.frame(PageKind::Baselines, &[title, archive], &[(archive, at.tenant.base.archive())]),
        kinds: choices(&kinds(locale), lines()),
        shown: lines().count(),
        baselines,
    }
}

/// Returns the first baselines for the hub; none on pages about the past.
pub(super) fn links(at: &PageContext<'_, '_>) -> Vec<BaselineLink> {
    let all = at.tenant.baselines.iter().enumerate().filter(|_| !at.past).take(MOST);
    let page = at.href(&at.tenant.base.baselines());
    let link = |(number, (one, compared)): (usize, &(&Baseline, Option<Comparison>))| BaselineLink {
        title: one.title.clone(),
        href: format!("{page}#{}", baseline_anchor(at.tenant, number)),
        key: key(compared.as_ref()),
        count: compared.as_ref().map_or(0, |compared| compared.changes.len()),
    };
    all.map(link).collect()
}

/// Returns the link to the page of all baselines; `None` if there are none.
pub(super) fn index(at: &PageContext<'_, '_>) -> Option<PageLink> {
    let count = at.tenant.baselines.len() as u64;
    let href = at.href(&at.tenant.base.baselines());
    (count > 0).then(|| PageLink { label: at.locale().baselines_all(count), href })
}

/// Returns the anchor of a baseline, given by index. Titles that redaction made equal have different ones.
pub fn baseline_anchor(tenant: &TenantSite<'_>, number: usize) -> String {
    let slug = |number: usize| path::slug(&tenant.baselines[number].0.title);
    let own = slug(number);
    match (0..number).filter(|other| slug(*other).eq_ignore_ascii_case(&own)).count() {
        0 => format!("b-{own}"),
        others => format!("b-{own}-{}", others + 1),
    }
}

/// Returns the key of the result of a comparison.
fn key(compared: Option<&Comparison>) -> &'static str {
    match compared {
        None => "not-compared",
        Some(compared) if !compared.changes.is_empty() => "differs",
        Some(compared) if compared.is_complete() => "same",
        Some(_) => "same-in-part",
    }
}

fn view(at: &PageContext<'_, '_>, number: usize, baseline: &Baseline, compared: Option<&Comparison>) -> BaselineView {
    let locale = at.locale();
    // Nothing can be said of the latest snapshot compared with itself.
    let earlier = compared.filter(|compared| !compared.is_latest);
    let (key, count) = (key(compared), compared.map_or(0, |compared| compared.changes.len()));
    let result = match key {
        "differs" => locale.baselines_differences(count as u64),
        "same" => locale.baselines_same().to_owned(),
        "same-in-part" => locale.baselines_same_in_part().to_owned(),
        _ => locale.baselines_not_compared().to_owned(),
    };
    BaselineView {
        anchor: baseline_anchor(at.tenant, number),
        title: baseline.title.clone(),
        note: baseline.note.clone(),
        key,
        result,
        text: text(locale, baseline, compared),
        since: earlier.map(|compared| at.when(compared.since)),
        since_href: earlier.map(|compared| at.href(&at.tenant.base.snapshot(compared.since))),
        incomplete: earlier.map_or_else(Vec::new, |compared| incomplete(locale, compared)),
        lines: compared.map_or_else(Vec::new, |compared| changes::lines(at, &compared.changes)),
    }
}

fn text(locale: &Locale, baseline: &Baseline, compared: Option<&Comparison>) -> Option<String> {
    match (compared, baseline.snapshot) {
        (Some(compared), _) => compared.is_latest.then(|| locale.baselines_latest().to_owned()),
        (None, AgreedSnapshot::None(day)) => Some(locale.baselines_no_snapshot(&locale.calendar_day(day))),
        (None, AgreedSnapshot::Read(at) | AgreedSnapshot::Unread(Some(at))) => {
            Some(locale.baselines_unread(&locale.date_time(at)))
        }
        (None, AgreedSnapshot::Unread(None)) => Some(locale.baselines_unread_unknown().to_owned()),
    }
}

fn incomplete(locale: &Locale, compared: &Comparison) -> Vec<String> {
    let names = |parts: &[MissingPart]| {
        let names: Vec<String> = parts.iter().map(|part| changes::part_label(locale, part).to_owned()).collect();
        (!names.is_empty()).then(|| locale.list(&names))
    };
    let missing = names(&compared.missing).map(|names| locale.baselines_missing(&names));
    let in_part = names(&compared.in_part).map(|names| locale.baselines_in_part(&names));
    missing.into_iter().chain(in_part).collect()
}
