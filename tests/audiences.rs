//! No file of an audience's site contains data hidden from it.
//!
//! Every text in the model contains a unique mark, in random snapshots. The test searches the path and the bytes of
//! every file built for a random audience for the marks. Structs are written out field by field, so that the compiler
//! requires a mark for every new field.

use crate::exports::text_of;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{prelude::*, sample::subsequence};
use tenant_status::{
    Build,
    audience::{Audience, Pattern, READY_MADE, Redaction, SiteSection},
    exports,
    guidance::{Contact, Override, Overrides, TypeOverride},
    pipeline::{hide, plan_whole},
    report::MonthOrYear,
    site::{ReportInput, Settings},
    snapshot::{Archive, History, LoadedSnapshot, Services},
    tenant::{
        AgreedSnapshot, Baseline, Basis, Body, Connector, ConnectorSettings, ConnectorType, Connectors, EnumValue, Gap,
        GapCause, HIDDEN, Ignore, Incident, License, Message, Moment, OtherServices, OwnLimits, Post, Snapshot, Tenant,
    },
    theme,
};
use walkdir::WalkDir;

/// A unique text.
#[derive(Debug, Clone)]
struct Mark {
    text: String,
    /// Sections in which it occurs; `None` for text that every audience may see.
    sections: Vec<Option<SiteSection>>,
    /// A further section that it needs.
    also: Option<SiteSection>,
    /// Redaction that hides it.
    redaction: Option<Redaction>,
    /// Whether it occurs only in earlier snapshots.
    old: bool,
}

impl Mark {
    /// Returns whether the audience may see the mark.
    fn is_for(&self, audience: &Audience) -> bool {
        let section = |section: &Option<SiteSection>| section.is_none_or(|section| audience.shows(section));
        let hidden = self.redaction.as_ref().is_some_and(|redaction| audience.hide.contains(redaction));
        let pattern = !audience.patterns.is_empty() && self.text.ends_with("7z");
        self.sections.iter().any(section)
            && section(&self.also)
            && !hidden
            && !pattern
            && (!self.old || audience.shows(SiteSection::Archive))
    }
}

/// Pattern that hides every tenth mark.
const EVERY_TENTH: &str = r"mark\d+7z";

#[derive(Debug, Default)]
struct Planter {
    marks: Vec<Mark>,
    old: bool,
    section: Option<SiteSection>,
    also: Option<SiteSection>,
    /// Decide, in turn, which optional items are present and how many; if empty, all are.
    choices: Vec<u8>,
    chosen: usize,
}

impl Planter {
    fn choice(&mut self) -> Option<u8> {
        self.chosen += 1;
        self.choices.get((self.chosen - 1) % self.choices.len().max(1)).copied()
    }

    /// Returns whether an optional item is present: usually true.
    fn is_there(&mut self) -> bool {
        self.choice().is_none_or(|choice| choice % 4 != 0)
    }

    /// Returns a number of items.
    fn up_to(&mut self, most: usize) -> usize {
        self.choice().map_or(most, |choice| usize::from(choice) % (most + 1))
    }

    fn maybe<T>(&mut self, plant: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.is_there().then(|| plant(self))
    }

    fn plant(&mut self, sections: Vec<Option<SiteSection>>, redaction: Option<Redaction>) -> String {
        let text = format!("Mark{:04}z", self.marks.len());
        let also = self.also;
        self.marks.push(Mark { text: text.to_lowercase(), sections, also, redaction, old: self.old });
        text
    }

    fn text(&mut self) -> String {
        self.plant(vec![self.section], None)
    }

    fn some(&mut self) -> Option<String> {
        self.maybe(Self::text)
    }

    fn word(&mut self) -> EnumValue {
        EnumValue::new(&self.text(), &[])
    }

    fn facts(&mut self) -> BTreeMap<String, String> {
        (0..self.up_to(2)).map(|_| (self.text(), self.text())).collect()
    }

    fn tenant(&mut self) -> Tenant {
        let name = self.plant(vec![None], None);
        self.section = Some(SiteSection::Tenant);
        Tenant {
            id: self.maybe(|planter| planter.plant(vec![planter.section], Some(Redaction::TenantId))),
            name: Some(name),
            domain: self.maybe(|planter| planter.plant(vec![planter.section], Some(Redaction::Domain))),
            location: self.some(),
            mdm_authority: self.some(),
            service_release: self.some(),
            account_status: self.maybe(Self::word),
            enrolled_devices: Some(41),
            licensed_users: Some(42),
            cloud: None,
        }
    }

    fn license(&mut self) -> License {
        self.section = Some(SiteSection::Licenses);
        License { sku: self.text(), name: self.text(), total: 9, assigned: 5, in_grace: 1, suspended: 1 }
    }

    fn connector(&mut self, type_slug: &str, at: DateTime<Utc>, secrets: &[(&str, &str)]) -> Connector {
        let mut details = self.facts();
        details.extend(secrets.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        Connector {
            type_slug: type_slug.to_owned(),
            id: self.text(),
            name: self.text(),
            enabled: self.is_there(),
            last_success_at: Moment::At(at - TimeDelta::days(2)),
            expires_at: Moment::At(at + TimeDelta::days(3)),
            reported: self.facts().into(),
            details: details.into(),
            link: {
                self.also = Some(SiteSection::Guidance);
                let link = self.some().map(|mark| format!("https://links.example/{mark}"));
                self.also = None;
                link
            },
            settings: self.maybe(Self::ignored).map(Arc::new),
        }
    }

    /// Returns settings that ignore a connector, for a reason.
    fn ignored(&mut self) -> ConnectorSettings {
        let reason = self.plant(vec![self.section], Some(Redaction::IgnoreReasons));
        let ignore = Ignore { reason: Some(reason), from: None, until: None };
        ConnectorSettings { limits: OwnLimits::default(), ignored: vec![Arc::new(ignore)] }
    }

    /// Creates a snapshot in which every redactable value is repeated in other texts.
    fn snapshot(&mut self, at: DateTime<Utc>, tenant: Tenant) -> Snapshot {
        let everywhere = [SiteSection::Connectors, SiteSection::Health, SiteSection::News].map(Some).to_vec();
        let named = [
            ("Apple ID", Redaction::AppleIds),
            ("Owner", Redaction::UserNames),
            ("Serial number", Redaction::SerialNumbers),
            ("machineName", Redaction::MachineNames),
            ("Topic", Redaction::named("details:topic").unwrap()),
        ];
        let secrets: Vec<(&str, String)> = named
            .into_iter()
            .map(|(name, redaction)| (name, self.plant(everywhere.clone(), Some(redaction))))
            .collect();
        let secrets: Vec<(&str, &str)> = secrets.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mail = self.plant(vec![Some(SiteSection::Health), Some(SiteSection::News)], Some(Redaction::UserNames));
        let licenses: Option<Vec<License>> =
            self.maybe(|planter| (0..planter.up_to(2)).map(|_| planter.license()).collect());
        self.section = Some(SiteSection::Connectors);
        let slug = self.text().to_lowercase();
        let kind = ConnectorType { slug: slug.clone(), label: self.text(), basis: Basis::Expiry, link: None };
        let connectors = Connectors {
            all: ["apple-vpp-expiry", &slug, &slug]
                .into_iter()
                .zip([&secrets[..], &[], &[]])
                .take(1 + self.up_to(2))
                .map(|(slug, secrets)| self.connector(slug, at, secrets))
                .collect(),
            own_types: [(slug, kind)].into(),
            not_captured: ["teamviewer".to_owned()].into(),
            in_part: ["jamf".to_owned()].into(),
            not_requested: ["servicenow".to_owned()].into(),
        };
        self.section = Some(SiteSection::Health);
        let posts = disguises(&secrets, &mail).into_iter().map(|body| Post { at: Moment::At(at), body });
        let incident = Incident {
            id: self.text(),
            title: self.text(),
            classification: self.word(),
            status: self.word(),
            service: "Microsoft Intune".to_owned(),
            feature: self.some(),
            origin: self.maybe(Self::word),
            affects_tenant: true,
            impact: self.some(),
            started_at: Moment::At(at),
            updated_at: Moment::At(at),
            ended_at: Moment::Never,
            resolved: None,
            details: self.facts(),
            posts: posts.chain([Post { at: Moment::Never, body: Body::Html(self.text()) }]).map(Arc::new).collect(),
        };
        self.section = Some(SiteSection::News);
        let messages = disguises(&secrets, &mail).into_iter().chain([Body::Markdown(format!("**{}**", self.text()))]);
        let messages: Vec<Body> = messages.collect();
        let messages = messages.into_iter().map(|body| {
            Arc::new(Message {
                id: self.text(),
                title: self.text(),
                services: vec!["Microsoft Intune".to_owned(), self.text()],
                category: self.maybe(Self::word),
                severity: self.maybe(Self::word),
                major_change: self.is_there(),
                action_required_by: Moment::At(at + TimeDelta::days(9)),
                published_at: Moment::At(at - TimeDelta::days(9)),
                updated_at: Moment::At(at),
                ends_at: Moment::Never,
                archived: !self.is_there(),
                tags: (0..self.up_to(2)).map(|_| self.text()).collect(),
                details: self.facts(),
                body,
            })
        });
        let messages: Vec<Arc<Message>> = messages.collect();
        let incidents = self.maybe(|_| vec![Arc::new(incident)]);
        let messages = self.maybe(|_| messages);
        let missing = [
            ("tenant", SiteSection::Tenant, true),
            ("connectors/teamviewer", SiteSection::Connectors, true),
            ("incidents", SiteSection::Health, incidents.is_none()),
            ("messages", SiteSection::News, messages.is_none()),
        ];
        let gaps = missing.into_iter().filter(|(.., is_missing)| *is_missing).map(|(part, section, _)| {
            self.section = Some(section);
            // Only an audience that may see everything gets the name of the file.
            let is_old = std::mem::replace(&mut self.old, true);
            let file = Some(self.text());
            self.old = is_old;
            let gap = Gap { cause: GapCause::Denied, error: self.text(), permission: Some(self.text()), file };
            (part.to_owned(), gap)
        });
        let gaps = gaps.collect();
        Snapshot {
            captured_at: at,
            tenant,
            licenses: licenses.into(),
            // The name of a detail identifies its value as redacted; bodies alone do not.
            connectors: Some(connectors).into(),
            incidents: incidents.into(),
            messages: messages.into(),
            other_services: OtherServices::default(),
            gaps,
        }
    }

    /// Returns a baseline, for one audience or for all that see the archive.
    fn baseline(&mut self, at: DateTime<Utc>, audience: Option<&str>) -> Baseline {
        let sections = match audience {
            None => vec![Some(SiteSection::Archive)],
            Some(_) => Vec::new(),
        };
        Baseline {
            title: self.plant(sections.clone(), None),
            note: Some(self.plant(sections, None)),
            snapshot: AgreedSnapshot::Read(at),
            audiences: audience.map(|name| [name.to_owned()].into()),
        }
    }

    fn archive(&mut self) -> Archive {
        let begin: DateTime<Utc> = "2026-11-20T08:00:00Z".parse().unwrap();
        let tenants = (0..=self.up_to(1)).map(|_| {
            self.old = false;
            let tenant = self.tenant();
            let latest = self.up_to(1);
            let snapshots = (0..=latest).map(|day| {
                self.old = day < latest;
                let snapshot = self.snapshot(begin + TimeDelta::days(day as i64), tenant.clone());
                LoadedSnapshot { path: format!("{day}.yaml"), sha256: String::new(), snapshot }
            });
            let snapshots = snapshots.collect();
            self.old = false;
            let baselines = vec![self.baseline(begin, None), self.baseline(begin, Some("nobody"))];
            History { snapshots, key: tenant.key(), unread: Vec::new(), baselines }
        });
        Archive::of(tenants.collect::<Vec<_>>())
    }
}

/// Returns bodies with the values encoded in every way that markup allows.
fn disguises(secrets: &[(&str, &str)], mail: &str) -> Vec<Body> {
    let each = |say: &dyn Fn(&str) -> String| secrets.iter().map(|(_, value)| say(value)).collect::<String>();
    let split = |value: &str| format!("<p>{}<b>{}</b></p>", &value[..4], &value[4..]);
    let encoded = |value: &str| value.chars().map(|c| format!("&#x{:x};", u32::from(c))).collect::<String>();
    let percent = |value: &str| value.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let link = |value: &str| format!("<a href=\"https://a.example/?u={}\">here</a> ", percent(value));
    let picture = |value: &str| format!("<img src=\"https://{value}.example/a.png\" alt=\"{}\"> ", encoded(value));
    vec![
        Body::Html(each(&split)),
        Body::Html(format!("<p>{}</p>", each(&|value| format!("{} ", encoded(value))))),
        Body::Html(each(&link)),
        Body::Html(each(&picture)),
        Body::Markdown(each(&|value| format!("- {}*{}*\n", &value[..5], &value[5..]))),
        Body::Text(each(&|value| format!("{}\u{200b}{}\n", &value[..3], value[3..].to_uppercase()))),
        Body::Text(format!("Ask {mail}@contoso.example or {mail}_x.example#EXT#@y.onmicrosoft.com.")),
    ]
}

/// Returns path and content of every file of a site, in lower case.
fn files(archive: &Archive, settings: &Settings) -> String {
    let theme = theme::load(&theme::Choice::BuiltIn(theme::DEFAULT.to_owned()), "en", None).unwrap();
    let histories = archive.histories();
    let site = plan_whole(&histories, settings, None);
    let mut all = String::new();
    for planned in site.pages() {
        all.push_str(planned.path.as_str());
        all.push_str(&theme.render(&site.page(&planned)).unwrap());
    }
    for planned in exports::planned(&site) {
        all.push_str(planned.path.as_str());
        let text = text_of(planned.path.as_str(), exports::bytes(&site, &planned));
        // A calendar folds long lines.
        all.push_str(&text.replace("\r\n ", ""));
        // The index has a word as its difference from the one before.
        if planned.path.as_str().ends_with("search-index.js") {
            all.push_str(&crate::search::DecodedIndex::of(&text, None).words.join(" "));
        }
    }
    let day = archive.tenants[0].newest().unwrap().1.format("%Y-%m").to_string();
    for period in [None, Some(MonthOrYear::parse_month(&day).unwrap())] {
        let unread = &archive.unread;
        let wanted = ReportInput { period, at: None, digests: &[], unread, style: "" };
        all.push_str(&theme.render(&site.report(&wanted).unwrap()).unwrap());
    }
    all.to_lowercase()
}

fn found<'a>(marks: &'a [Mark], files: &str) -> BTreeSet<&'a str> {
    let words = files.match_indices("mark").filter_map(|(at, _)| files.get(at..at + 9));
    let there: BTreeSet<&str> = words.collect();
    marks.iter().map(|mark| mark.text.as_str()).filter(|text| there.contains(text)).collect()
}

/// Returns the redactions of a random audience.
fn redactions() -> Vec<Redaction> {
    let known = Redaction::ALL.into_iter().map(|(_, redaction)| redaction);
    known.chain([Redaction::named("details:topic").unwrap()]).collect()
}

fn audience() -> impl Strategy<Value = Audience> {
    let sections = SiteSection::ALL.map(|(_, section)| section).to_vec();
    let redactions = redactions();
    let most = redactions.len();
    (subsequence(sections, 1..=8), subsequence(redactions, 0..=most), any::<bool>()).prop_map(
        |(sections, hide, pattern)| Audience {
            name: "some".to_owned(),
            title: Some("For some".to_owned()),
            sections: sections.into_iter().collect(),
            // Names of details are compared without case and separators; the mark's name has none.
            hide: hide
                .into_iter()
                .map(
                    |one| if matches!(one, Redaction::Detail(_)) { Redaction::Detail("topic".to_owned()) } else { one },
                )
                .collect(),
            patterns: if pattern { vec![Pattern::new(EVERY_TENTH).unwrap()] } else { Vec::new() },
        },
    )
}

#[test]
fn hidden_data_is_in_no_file() {
    let settings = Settings::default();
    let mut runner = proptest::test_runner::TestRunner::new(proptest::test_runner::Config {
        cases: 24,
        failure_persistence: None,
        ..Default::default()
    });
    runner
        .run(&(audience(), any::<[u8; 29]>()), |(audience, choices)| {
            let mut planter = Planter { choices: choices.into(), ..Planter::default() };
            let archive = planter.archive();
            let marks = planter.marks;
            let shown_to_all = files(&archive, &settings);
            let all = found(&marks, &shown_to_all);
            let (seen, told) = hide(&audience, &archive, &settings);
            let files = files(&seen, &told);
            let found = found(&marks, &files);
            for mark in &marks {
                let text = mark.text.as_str();
                if !mark.is_for(&audience) {
                    prop_assert!(!found.contains(text), "{mark:?} is told");
                } else if !mark.old && mark.sections.len() == 1 && all.contains(text) {
                    prop_assert!(found.contains(text), "{mark:?} is missing");
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn nearly_every_mark_is_found_without_redaction() {
    let mut planter = Planter::default();
    let archive = planter.archive();
    let administrators = Audience::ready_made("administrators").unwrap();
    let (seen, told) = hide(&administrators, &archive, &Settings::default());
    let files = files(&seen, &told);
    let found = found(&planter.marks, &files);
    let missing: Vec<&Mark> = planter
        .marks
        .iter()
        .filter(|mark| !mark.old && !mark.sections.is_empty() && !found.contains(mark.text.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

#[test]
fn the_predefined_audiences_see_their_part_of_the_sample() {
    let out = tempfile::tempdir().unwrap();
    let names: Vec<String> = READY_MADE.iter().map(|ready| ready.name.to_owned()).collect();
    let build = Build { audiences: names.clone(), ..Build::new(sample(), out.path().join("site")) };
    let built = tenant_status::build(&build, &()).unwrap();
    assert_eq!(built.fronts.len(), 3);
    // Only the three sites exist: no common page and no staging directory.
    let mut left: Vec<String> =
        fs::read_dir(&build.out).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["administrators", "everyone", "helpdesk"]);
    let all = |name: &str| -> String {
        let files = WalkDir::new(build.out.join(name)).into_iter().flatten().filter(|one| one.file_type().is_file());
        let text = |path: &str, file: &Path| path.to_owned() + &text_of(path, fs::read(file).unwrap());
        files.map(|one| text(&one.path().display().to_string(), one.path())).collect()
    };
    let [everyone, helpdesk, administrators] = ["everyone", "helpdesk", "administrators"].map(all);
    let personal = ["mdm-push@contoso.example", "3B9A11C07E42D58F", "5f0c1b7e-9d1a-4c55-8e2b-0d6a4b1f7c90"];
    for text in personal {
        assert!(administrators.contains(text), "{text}");
        assert!(!helpdesk.contains(text) && !everyone.contains(text), "{text}");
    }
    for text in ["ndes01.contoso.example", "contoso.onmicrosoft.com"] {
        assert!(administrators.contains(text) && helpdesk.contains(text) && !everyone.contains(text), "{text}");
    }
    assert!(helpdesk.contains("Intune service health") && !everyone.contains("Intune service health"));
    assert!(everyone.contains(HIDDEN) && helpdesk.contains(HIDDEN) && !administrators.contains(HIDDEN));
    assert!(everyone.contains("For everyone") && !everyone.contains("Service health was not captured"));
    for name in &names {
        assert!(build.out.join(name).join("SHA256SUMS").is_file() && build.out.join(name).join("assets").is_dir());
    }
}

/// Guidance from the settings with a mark in each text, each with the section that it needs besides connectors.
fn marked_guidance() -> (Overrides, Vec<(String, Option<SiteSection>)>) {
    let mut marks = Vec::new();
    let mut plant = |section: Option<SiteSection>| {
        let mark = format!("guide{:02}", marks.len());
        marks.push((mark.clone(), section));
        mark
    };
    let some = |plant: &mut dyn FnMut(Option<SiteSection>) -> String| {
        let guidance = Some(SiteSection::Guidance);
        Override {
            impact: Some(plant(None)),
            steps: Some(vec![plant(guidance)]),
            more_steps: vec![plant(guidance)],
            runbook: Some(format!("https://wiki.example/{}", plant(guidance))),
            owner: Some(plant(Some(SiteSection::Contacts))),
            contact: Contact::parse(&format!("{}@contoso.example", plant(Some(SiteSection::Contacts)))),
        }
    };
    let set = TypeOverride {
        all: some(&mut plant),
        path: Some(vec![plant(Some(SiteSection::Guidance))]),
        article: Some(format!("https://articles.example/{}", plant(Some(SiteSection::Guidance)))),
        connectors: [("Retail location token".to_owned(), some(&mut plant))].into(),
    };
    (Overrides([("apple-vpp-expiry".to_owned(), set)].into()), marks)
}

#[test]
fn guidance_is_in_no_file_of_an_audience_without_its_sections() {
    let (guidance, marks) = marked_guidance();
    let settings = Settings { guidance, ..Settings::default() };
    let (archive, _) =
        tenant_status::snapshot::read(&sample(), Services::Named(&settings.criteria.services), &()).unwrap();
    let sections = [SiteSection::Connectors, SiteSection::Guidance, SiteSection::Contacts];
    for number in 0..8 {
        let shown = sections.iter().enumerate().filter(|(at, _)| number >> at & 1 == 1).map(|(_, section)| *section);
        let sections: BTreeSet<SiteSection> = shown.chain([SiteSection::Tenant]).collect();
        let audience = Audience {
            name: "some".to_owned(),
            title: Some("For some".to_owned()),
            // Owner and contact are for readers, so hidden names of users do not hide them.
            hide: [Redaction::UserNames].into(),
            sections,
            patterns: Vec::new(),
        };
        let (seen, told) = hide(&audience, &archive, &settings);
        let files = files(&seen, &told);
        for (mark, section) in &marks {
            let may = audience.shows(SiteSection::Connectors) && section.is_none_or(|section| audience.shows(section));
            assert_eq!(files.contains(mark.as_str()), may, "{mark} {section:?} {:?}", audience.sections);
        }
        let built_in = ["connectorsmenu/~/applevpp", "create-mdm-push-certificate", "download your csr"];
        for text in built_in {
            let may = audience.shows(SiteSection::Connectors) && audience.shows(SiteSection::Guidance);
            assert_eq!(files.contains(text), may, "{text} {:?}", audience.sections);
        }
    }
}

#[test]
fn a_hidden_archive_leaves_only_the_latest_snapshot() {
    let archive = Planter::default().archive();
    let audience = Audience { sections: [SiteSection::Connectors].into(), ..Audience::ready_made("everyone").unwrap() };
    let (seen, _) = hide(&audience, &archive, &Settings::default());
    assert!(seen.tenants.iter().all(|tenant| tenant.len() == 1));
}

#[test]
fn redacted_ids_are_stable_and_unique() {
    let archive = Planter::default().archive();
    let tenant = archive.histories().remove(0);
    let again = &tenant.snapshots[0].snapshot;
    let later = Snapshot { captured_at: again.captured_at + TimeDelta::hours(1), ..again.clone() };
    let snapshots =
        [again.clone(), later].map(|snapshot| LoadedSnapshot { path: String::new(), sha256: String::new(), snapshot });
    let archive = Archive::of([History {
        key: tenant.key.clone(),
        snapshots: snapshots.into(),
        unread: Vec::new(),
        baselines: Vec::new(),
    }]);
    let audience = Audience {
        patterns: vec![Pattern::new(r"mark\d+z").unwrap()],
        ..Audience::ready_made("administrators").unwrap()
    };
    let (seen, settings) = hide(&audience, &archive, &Settings::default());
    let histories = seen.histories();
    let snapshots = &histories[0].snapshots;
    let ids = |snapshot: &Snapshot| -> Vec<String> {
        let connectors = snapshot.connectors.captured().unwrap().all.iter().map(|one| one.id.clone());
        connectors.chain(snapshot.messages.captured().unwrap().iter().map(|one| one.id.clone())).collect()
    };
    let (first, second) = (ids(&snapshots[0].snapshot), ids(&snapshots[1].snapshot));
    assert_eq!(first, second);
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len());
    assert!(first.iter().all(|id| id.starts_with("hidden-")), "{first:?}");
    let site = plan_whole(&histories, &settings, None);
    assert!(site.tenants[0].chronicle.entries[1].changes.is_empty());
}

#[test]
fn bodies_without_redactions_stay_shared() {
    let archive = Planter::default().archive();
    let audience = Audience::ready_made("helpdesk").unwrap();
    let (seen, _) = hide(&audience, &archive, &Settings::default());
    let messages =
        |archive: &Archive| archive.histories()[0].snapshots[1].snapshot.messages.captured().unwrap().clone();
    let same: Vec<bool> =
        messages(&archive).iter().zip(messages(&seen)).map(|(before, after)| *before == after).collect();
    assert!(same.contains(&true) && same.contains(&false), "{same:?}");
    // Data shared between snapshots stays shared.
    assert!(seen.records().len() <= archive.records().len());
}
