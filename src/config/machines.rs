//! Connectors that are named like the machines they run on.

use crate::{
    audience::{Audience, Redaction, SiteSection},
    diagnostic::{Code, Diagnostic},
    format,
    snapshot::Archive,
    tenant::Connector,
};

/// Number of connectors that a finding names.
const NAMED: usize = 3;

/// Length from which a name without punctuation is compared; shorter ones occur in many words.
const SHORTEST: usize = 5;

/// Returns a finding for each audience that may not see machine names, but sees connectors that are named like their
/// machines in the latest snapshots, e.g. `NDES-03` on `ndes03.contoso.example`. Names that hold the machine name itself
/// are redacted.
pub fn named_like_machines(audiences: &[Audience], archive: &Archive) -> Vec<Diagnostic> {
    let concerned = audiences
        .iter()
        .filter(|audience| audience.hide.contains(&Redaction::MachineNames) && audience.shows(SiteSection::Connectors));
    let concerned: Vec<&Audience> = concerned.collect();
    let places = if concerned.is_empty() { 0..0 } else { 0..archive.tenants.len() };
    let mut names: Vec<String> = Vec::new();
    let mut path = None;
    for place in places {
        let Some(snapshot) = archive.latest(place) else { continue };
        let connectors = snapshot.connectors.captured().map_or(&[][..], |connectors| &connectors.all);
        let before = names.len();
        names.extend(connectors.iter().filter(|one| is_named_like_its_machine(one)).map(|one| one.name.clone()));
        if names.len() > before {
            path = path.or(archive.latest_path(place));
        }
    }
    let Some(path) = path else { return Vec::new() };
    let finding = |audience: &Audience| {
        let shown: Vec<&String> =
            names.iter().filter(|name| !audience.patterns.iter().any(|pattern| pattern.matches(name))).collect();
        (!shown.is_empty()).then(|| {
            let listed = shown.iter().take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let more = match shown.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let message = format!(
                "machine names are hidden from the audience `{}`, but it sees connectors that are named like their \
                 machines: {listed}{more}",
                audience.name
            );
            let help =
                "add a regular expression for such names to `patterns` of the audience, or rename the connectors";
            Diagnostic::about_file(path, Code::VisibleMachine, format::short(&message)).with_help(help)
        })
    };
    concerned.into_iter().filter_map(finding).collect()
}

/// Returns whether the name of a connector is that of its machine but for case and punctuation.
fn is_named_like_its_machine(connector: &Connector) -> bool {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let name = plain(&connector.name);
    let facts = connector.details.iter().chain(connector.reported.iter());
    let mut hosts = facts.filter(|(fact, _)| Redaction::MachineNames.is_about(fact)).map(|(_, value)| value);
    hosts.any(|host| {
        let label = host.split('.').next().unwrap_or_default();
        let is_redacted = connector.name.to_lowercase().contains(&label.to_lowercase());
        label.len() >= SHORTEST && name.contains(&plain(label)) && !is_redacted
    })
}
