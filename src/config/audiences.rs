//! Conversion of the audiences of a configuration file.

use std::collections::BTreeMap;

use super::file::AudienceFile;
use crate::{
    audience::{Audience, Pattern, READY_MADE, Redaction, SiteSection},
    diagnostic::{Code, did_you_mean},
    format::{FileFindings, KeyPath, Source, Unplaced},
    site::path,
};

/// Converts all audiences and collects all findings.
pub(super) fn read(
    source: &Source,
    audiences: &BTreeMap<String, Option<AudienceFile>>,
) -> (Vec<Audience>, Vec<Unplaced>) {
    let mut found = FileFindings::of(source);
    let read = audiences.iter().filter_map(|(name, file)| {
        let model = model(source, &mut found, audiences, name, file.as_ref());
        audience(&mut found, name, file.as_ref(), model)
    });
    let read = read.collect();
    (read, found.finish())
}

/// Returns whether `name` is valid for an audience: it becomes a folder name on every system, and a part of web
/// addresses.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.chars().all(plain) && !name.starts_with('-') && path::slug(name) == name
}

/// Returns the audience that another one is like: one of the settings, or a predefined one.
fn model(
    source: &Source,
    found: &mut FileFindings<'_>,
    audiences: &BTreeMap<String, Option<AudienceFile>>,
    name: &str,
    file: Option<&AudienceFile>,
) -> Option<Audience> {
    let like = file?.like.as_deref()?;
    let at = KeyPath::top().key("audiences").key(name).key("like");
    match audiences.get(like).filter(|_| like != name) {
        Some(Some(other)) if other.like.is_some() => {
            let message = format!("the audience `{like}` is itself like another one");
            found.at_value(at, message, "name the audience whose `sections`, `hide` and `patterns` are set");
            None
        }
        // What is wrong with it is reported at its own place.
        Some(other) => audience(&mut FileFindings::of(source), like, other.as_ref(), None),
        None => {
            let ready_made = Audience::ready_made(like).filter(|_| like != name);
            if ready_made.is_none() {
                let names: Vec<&str> = audiences.keys().map(String::as_str).filter(|known| *known != name).collect();
                let names: Vec<&str> = names.into_iter().chain(READY_MADE.iter().map(|ready| ready.name)).collect();
                found.at_value(at, format!("there is no other audience `{like}`"), meant(like, &names));
            }
            ready_made
        }
    }
}

/// Converts an audience; `None` if it has no valid name or no sections. What it does not set is that of the `model`.
fn audience(
    found: &mut FileFindings<'_>,
    name: &str,
    file: Option<&AudienceFile>,
    model: Option<Audience>,
) -> Option<Audience> {
    let at = KeyPath::top().key("audiences").key(name);
    if !is_name(name) {
        let message = format!("`{name}` is not a valid audience name");
        let help = "it becomes a folder name: use lowercase letters, digits and single hyphens, e.g. `partners`";
        found.at_key(at, Code::BadValue, message, help);
        return None;
    }
    let ready_made =
        model.map(|model| Audience { name: name.to_owned(), ..model }).or_else(|| Audience::ready_made(name));
    let nothing = AudienceFile::default();
    let AudienceFile { title, sections, hide, patterns, like, .. } = file.unwrap_or(&nothing);
    if sections.is_none() && ready_made.is_none() {
        if like.is_some() {
            return None;
        }
        let names: Vec<&str> = READY_MADE.iter().map(|ready| ready.name).collect();
        let message = format!("the audience `{name}` needs `sections`, the list of sections that it may see");
        let help = match did_you_mean(name, names.iter().copied()) {
            Some(meant) => format!("did you mean the predefined audience `{meant}`?"),
            None => {
                format!("add it, e.g. `sections: [tenant, connectors]`; predefined audiences: {}", names.join(", "))
            }
        };
        found.at_key(at, Code::MissingField, message, help);
        return None;
    }
    let base = ready_made.unwrap_or_else(|| Audience {
        name: name.to_owned(),
        title: None,
        sections: [].into(),
        hide: [].into(),
        patterns: Vec::new(),
    });
    let section_names: Vec<&str> = SiteSection::ALL.iter().map(|(name, _)| *name).collect();
    let section = |name: &str| {
        let name = if name == "licences" { "licenses" } else { name };
        let named = SiteSection::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, section)| section);
        named.ok_or_else(|| (format!("there is no section `{name}`"), meant(name, &section_names)))
    };
    let redaction_names: Vec<&str> = Redaction::ALL.iter().map(|(name, _)| *name).chain(["details:<name>"]).collect();
    let redaction = |name: &str| {
        let named = Redaction::named(name);
        named.ok_or_else(|| (format!("`{name}` is not a value of `hide`"), meant(name, &redaction_names)))
    };
    let pattern = |pattern: &str| {
        let help = "expected a regular expression such as `SRV-\\d+`; case is ignored".to_owned();
        Pattern::new(pattern).map_err(|why| (format!("`{pattern}` is not a regular expression: {why}"), help))
    };
    let sections = sections.as_ref().map(|all| each(found, &at.key("sections"), all, section));
    if sections.as_ref().is_some_and(Vec::is_empty) && found.is_empty() {
        let message = format!("the audience `{name}` would see nothing");
        found.at_key(at.key("sections"), Code::BadValue, message, "list at least one section");
    }
    let hide = hide.as_ref().map(|all| each(found, &at.key("hide"), all, redaction));
    let patterns = patterns.as_ref().map(|all| each(found, &at.key("patterns"), all, pattern));
    Some(Audience {
        title: title.clone(),
        sections: sections.map_or(base.sections, |sections| sections.into_iter().collect()),
        hide: hide.map_or(base.hide, |hide| hide.into_iter().collect()),
        patterns: patterns.unwrap_or(base.patterns),
        name: base.name,
    })
}

/// Converts each entry of a list, and adds a finding at the position of each invalid one.
fn each<T>(
    found: &mut FileFindings<'_>,
    at: &KeyPath,
    all: &[String],
    read: impl Fn(&str) -> Result<T, (String, String)>,
) -> Vec<T> {
    let mut good = Vec::new();
    for (number, text) in all.iter().enumerate() {
        match read(text) {
            Ok(value) => good.push(value),
            Err((message, help)) => found.at_value(at.index(number), message, help),
        }
    }
    good
}

/// Returns the help text for an unknown name: the most similar known name, or all known names.
fn meant(name: &str, known: &[&str]) -> String {
    match did_you_mean(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("expected one of: {}", known.join(", ")),
    }
}
