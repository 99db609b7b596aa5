//! Import: a native file reads as the same snapshot, and no file is ever overwritten.

pub(crate) mod random;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::common::{NATIVE, assert_same, copy, run, tree};
use proptest::prelude::*;
use tenant_status::{
    Failure,
    diagnostic::Severity,
    format::{Source, Syntax},
    import::{Import, ImportOutcome, ImportSummary, Imported, read},
    snapshot::{self, native},
    tenant::{Body, Section, Snapshot},
};

/// Runs an import; returns the results of snapshots and tenants.
fn import(import: &Import) -> (Vec<Imported>, Vec<ImportSummary>) {
    let mut told = Vec::new();
    let ready = read(import, &()).unwrap();
    let mut tell = |imported: &Imported| {
        told.push(imported.clone());
        Ok(())
    };
    let summaries = ready.carry_out(&mut tell).unwrap();
    (told, summaries)
}

fn into(source: &Path, into: &Path) -> Import {
    Import { source: source.to_owned(), into: Some(into.to_owned()), config: None, dry_run: false, move_to: None }
}

fn refusal(import: &Import) -> String {
    match read(import, &()) {
        Err(Failure::Machine(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

fn parse(text: &str) -> Snapshot {
    let source = Source { path: "written.json".into(), text: text.into(), syntax: Syntax::Json };
    native::read(&source).unwrap_or_else(|findings| panic!("{findings:#?}\n{text}"))
}

/// Returns what an import keeps, computed independently of the program.
fn kept(mut snapshot: Snapshot) -> Snapshot {
    let intune = |service: &String| service.trim().to_lowercase() == "microsoft intune";
    let others = &mut snapshot.other_services;
    if let Some(incidents) = snapshot.incidents.captured_mut() {
        for incident in incidents.iter().filter(|incident| incident.affects_tenant && !intune(&incident.service)) {
            *others.incidents.entry(incident.service.trim().to_owned()).or_default() += 1;
        }
        incidents.retain(|incident| incident.affects_tenant && intune(&incident.service));
    }
    if let Some(messages) = snapshot.messages.captured_mut() {
        for message in messages.iter().filter(|message| !message.services.iter().any(intune)) {
            let first = message.services.first().map_or("", |service| service.trim());
            *others.messages.entry(first.to_owned()).or_default() += 1;
        }
        messages.retain(|message| message.services.iter().any(intune));
    }
    snapshot
}

fn only(folder: &Path) -> Snapshot {
    let (archive, findings) = snapshot::read(folder, snapshot::Services::All, &()).unwrap();
    assert!(findings.iter().all(|finding| finding.severity() == Severity::Warning), "{findings:#?}");
    assert_eq!(archive.len(), 1);
    archive.latest(0).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_snapshot_reads_back_unchanged(snapshot in random::snapshot()) {
        let text = native::write(&snapshot);
        prop_assert_eq!(&native::write(&snapshot), &text);
        prop_assert_eq!(text.lines().last(), Some("}"));
        let again = parse(&text);
        prop_assert_eq!(&again, &snapshot, "{}", text);
        prop_assert_eq!(native::write(&again), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_import_is_deterministic_and_holds_the_data_that_the_site_uses(snapshot in random::snapshot()) {
        let folder = tempfile::tempdir().unwrap();
        let [source, first, second] = ["source.json", "first", "second"].map(|name| folder.path().join(name));
        fs::write(&source, native::write(&snapshot)).unwrap();
        import(&into(&source, &first));
        let name = PathBuf::from(fs::read_dir(&first).unwrap().next().unwrap().unwrap().file_name());
        prop_assert_eq!(only(&first), kept(snapshot));
        import(&into(&first, &second));
        prop_assert_eq!(fs::read(first.join(&name)).unwrap(), fs::read(second.join(&name)).unwrap());
    }
}

#[test]
fn defaults_are_omitted() {
    let text = native::write(&parse(
        &serde_json::json!({
            "schema": "tenant-status/v1",
            "captured_at": "2026-11-22T09:00:00.500+01:00",
            "tenant": { "name": "Fabrikam Inc", "domain": "" },
            "connectors": [{ "type": "jamf", "id": 7, "name": "7", "enabled": true, "expires_at": "0001-01-01T00:00:00Z" }],
            "messages": [{ "id": "MC1", "title": "One", "services": ["Microsoft Intune"], "text": "<b>" }],
            "incidents": []
        })
        .to_string(),
    ));
    let expected = r#"{
  "schema": "tenant-status/v1",
  "captured_at": "2026-11-22T08:00:00.500Z",
  "tenant": {
    "name": "Fabrikam Inc"
  },
  "connectors": [
    {
      "type": "jamf",
      "id": "7"
    }
  ],
  "incidents": [],
  "messages": [
    {
      "id": "MC1",
      "title": "One",
      "text": "<b>"
    }
  ]
}
"#;
    assert_eq!(text, expected);
}

#[test]
fn plain_text_stays_plain_and_a_text_is_one_of_three() {
    let message = |keys: &str| {
        let text = format!(
            "schema: tenant-status/v1\ncaptured_at: 2026-11-22\ntenant: {{ name: A }}\nmessages: [{{ id: MC1, title: T, {keys} }}]\n"
        );
        native::read(&Source { path: "a.yaml".into(), text, syntax: Syntax::Yaml })
    };
    let Section::Captured(messages) = message("text: '<b>'").unwrap().messages else { panic!() };
    assert_eq!(messages[0].body, Body::Text("<b>".into()));
    for two in ["text: a, html: b", "text: a, markdown: b", "markdown: a, html: b", "text: a, markdown: b, html: c"] {
        let findings = message(two).unwrap_err();
        assert_eq!(findings[0].message, "a text is one of `markdown`, `html` and `text`", "{two}");
        assert_eq!(findings.len(), 1);
    }
}

/// Facts may have any name, including one that identifies Graph responses.
#[test]
fn an_imported_file_is_never_taken_for_a_response() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("a.yaml");
    let fact = "\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#users\"";
    let connectors = format!("connectors: [{{ type: jamf, id: a, details: {{ {fact} }} }}]\n");
    fs::write(&source, format!("{NATIVE}{connectors}")).unwrap();
    let kept = folder.path().join("kept");
    import(&into(&source, &kept));
    assert_eq!(only(&kept), only(&source));
}

/// Creates a folder with a Graph snapshot, one in a subfolder, a native one among the responses, and settings.
fn mixed(folder: &Path) -> PathBuf {
    let raw = folder.join("raw");
    fs::create_dir_all(raw.join("2026-11-20T080000Z")).unwrap();
    for (path, text) in [
        ("tenant.yaml", "name: Fabrikam Inc\ncaptured_at: 2026-11-21T08:00:00Z\n"),
        ("messages.json", r#"{ "value": [{ "id": "MC1", "title": "A", "services": ["Exchange Online"] }] }"#),
        ("2026-11-20T080000Z/tenant.yaml", "name: Fabrikam Inc\n"),
        ("2026-11-20T080000Z/messages.json", r#"{ "value": [] }"#),
        ("2026-11-20T080000Z/notes.txt", "mine"),
        ("today.yaml", NATIVE),
        ("tenant-status.yaml", "services: [Exchange Online]\n"),
    ] {
        fs::write(raw.join(path), text).unwrap();
    }
    raw
}

/// A folder whose `connectorStatus` was refused has all its connectors if their own endpoints have answered.
#[test]
fn a_refused_list_of_connectors_does_not_keep_a_snapshot_from_its_import() {
    let folder = tempfile::tempdir().unwrap();
    let [source, target] = ["2026-11-22T080000Z", "kept"].map(|name| folder.path().join(name));
    fs::create_dir(&source).unwrap();
    fs::write(source.join("tenant.yaml"), "name: Fabrikam\n").unwrap();
    fs::write(source.join("connectorStatus.json"), r#"{"error":{"code":"Forbidden"}}"#).unwrap();
    fs::write(source.join("vppTokens.json"), r#"{"@odata.context":"$metadata#vppTokens","value":[]}"#).unwrap();
    let (imported, _) = import(&into(&source, &target));
    assert!(matches!(imported[0].outcome, ImportOutcome::Written { .. }), "{imported:?}");
    assert!(!only(&target).gaps.contains_key("connectors"));
}

#[test]
fn originals_move_with_their_own_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let raw = mixed(folder.path());
    let [kept, done] = ["kept", "done"].map(|name| folder.path().join(name));
    let plan = Import { move_to: Some(done.clone()), ..into(&raw, &kept) };

    let before = tree(folder.path());
    let (told, _) = import(&Import { dry_run: true, ..plan.clone() });
    assert_same(&tree(folder.path()), &before);

    let (done_so, summaries) = import(&plan);
    assert_eq!(told, done_so, "a dry run says what is done");
    assert_eq!((summaries[0].written, summaries[0].refused.len()), (3, 0));
    let names = |folder: &Path| tree(folder).into_keys().collect::<Vec<_>>();
    assert_eq!(names(&raw), ["tenant-status.yaml"]);
    assert_eq!(names(&kept), ["2026-11-20T080000Z.json", "2026-11-21T080000Z.json", "2026-11-22T080000Z.json"]);
    assert_eq!(
        names(&done),
        [
            "2026-11-20T080000Z",
            "2026-11-20T080000Z/messages.json",
            "2026-11-20T080000Z/notes.txt",
            "2026-11-20T080000Z/tenant.yaml",
            "raw",
            "raw/messages.json",
            "raw/tenant.yaml",
            "today.yaml",
        ]
    );
    // The settings beside the originals select the services.
    let kept = fs::read_to_string(kept.join("2026-11-21T080000Z.json")).unwrap();
    assert!(kept.contains("MC1"), "{kept}");
}

#[test]
fn originals_in_subfolders_or_with_dates_in_their_names_move() {
    let tokens =
        r#"{ "value": [{ "id": "a", "appleId": "a@b.example", "expirationDateTime": "2027-06-01T00:00:00Z" }] }"#;
    let folder = tempfile::tempdir().unwrap();
    let [raw, kept, done] = ["raw", "kept", "done"].map(|name| folder.path().join(name));
    let files = [
        ("2026-11-20T080000Z/tenant.yaml", "name: Fabrikam Inc\n"),
        ("2026-11-20T080000Z/apps/vppTokens.json", tokens),
        ("2026-11-20T080000Z/service/messages.json", r#"{ "value": [] }"#),
        ("daily/tenant.yaml", "name: Fabrikam Inc\ncaptured_at: 2026-11-01T08:00:00Z\n"),
        ("daily/vppTokens_2026-11-18.json", tokens),
        ("daily/vppTokens_2026-11-19.json", tokens),
        ("daily/notes.txt", "mine"),
    ];
    for (path, text) in files {
        let path = raw.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (told, _) = import(&Import { move_to: Some(done.clone()), ..into(&raw, &kept) });
    let sizes: Vec<bool> =
        told.iter().map(|one| matches!(one.outcome, ImportOutcome::Written { from, .. } if from > 0)).collect();
    assert_eq!(sizes, [true, true, true]);
    let names = |folder: &Path| tree(folder).into_keys().filter(|name| name.contains('.')).collect::<Vec<_>>();
    assert_eq!(names(&raw), ["daily/notes.txt", "daily/tenant.yaml"]);
    assert_eq!(
        names(&done),
        [
            "2026-11-20T080000Z/apps/vppTokens.json",
            "2026-11-20T080000Z/service/messages.json",
            "2026-11-20T080000Z/tenant.yaml",
            "daily/vppTokens_2026-11-18.json",
            "daily/vppTokens_2026-11-19.json",
        ]
    );
}

#[test]
fn an_interrupted_import_is_completed_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let raw = mixed(folder.path());
    let [kept, done] = ["kept", "done"].map(|name| folder.path().join(name));
    import(&into(&raw, &kept));
    fs::remove_file(kept.join("2026-11-22T080000Z.json")).unwrap();
    // A partial file, as a killed import leaves it.
    fs::write(kept.join(".2026-11-22T080000Z.json"), "{").unwrap();
    let (told, _) = import(&Import { move_to: Some(done), ..into(&raw, &kept) });
    let outcomes: Vec<bool> = told.iter().map(|one| one.outcome == ImportOutcome::AlreadyThere).collect();
    assert_eq!(outcomes, [true, true, false]);
    assert!(told.iter().all(|one| one.moved_to.is_some()), "{told:#?}");
    assert_eq!(tree(&kept).len(), 3, "{:#?}", tree(&kept));
}

#[test]
fn no_file_is_overwritten_and_other_snapshots_are_imported() {
    let folder = tempfile::tempdir().unwrap();
    let raw = mixed(folder.path());
    let [kept, done] = ["kept", "done"].map(|name| folder.path().join(name));
    fs::create_dir_all(&kept).unwrap();
    fs::create_dir_all(&done).unwrap();
    fs::write(kept.join("2026-11-22T080000Z.json"), "mine").unwrap();
    fs::write(done.join("2026-11-20T080000Z"), "mine").unwrap();
    let (told, summaries) = import(&Import { move_to: Some(done.clone()), ..into(&raw, &kept) });
    assert_eq!((summaries[0].written, summaries[0].refused.len()), (1, 2), "{told:#?}");
    assert_eq!(fs::read_to_string(kept.join("2026-11-22T080000Z.json")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(done.join("2026-11-20T080000Z")).unwrap(), "mine");
    assert!(raw.join("2026-11-20T080000Z/messages.json").exists() && raw.join("today.yaml").exists());
}

#[test]
fn nested_folders_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let raw = mixed(folder.path());
    let kept = folder.path().join("kept");
    let twice = |import: &Import| assert!(refusal(import).contains("would exist twice"), "{}", refusal(import));
    twice(&into(&raw, &raw));
    twice(&into(&raw, &raw.join("kept")));
    twice(&into(&raw.join("today.yaml"), &raw));
    for inside in [raw.join("done"), kept.join("done"), raw.clone(), kept.clone()] {
        let import = Import { move_to: Some(inside), ..into(&raw, &kept) };
        assert!(refusal(&import).contains("would be read again"), "{}", refusal(&import));
    }
    // If the originals are moved, native files may take their place; and native files may be imported again.
    import(&Import { move_to: Some(folder.path().join("done")), ..into(&raw, &raw) });
    let (told, _) = import(&into(&raw, &raw));
    assert!(told.iter().all(|one| one.outcome == ImportOutcome::AlreadyThere), "{told:#?}");
    let (told, _) = import(&Import { move_to: Some(folder.path().join("done")), ..into(&raw, &raw) });
    assert!(told.iter().all(|one| one.moved_to.is_none()), "{told:#?}");
}

#[test]
fn each_tenant_gets_its_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/several-tenants/data"),
        &folder.path().join("raw"),
        false,
    );
    let raw = folder.path().join("raw");
    assert!(refusal(&into(&raw, &folder.path().join("one"))).contains("can hold only one"));
    let said = run(folder.path(), ["import", "raw"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let (originals, _) = snapshot::read(&raw, snapshot::Services::All, &()).unwrap();
    let folders = fs::read_dir(folder.path().join("data")).unwrap().count();
    assert_eq!(folders, originals.tenants.len());
}

/// For every golden case and the sample, the site is the same from originals and native files.
#[test]
fn a_site_of_imported_files_equals_the_site_of_the_originals() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let golden = fs::read_dir(project.join("tests/golden")).unwrap().map(|case| case.unwrap().path().join("data"));
    for data in golden.chain([project.join("data")]) {
        let folder = tempfile::tempdir().unwrap();
        copy(&data, &folder.path().join("raw"), false);
        let imported = run(folder.path(), ["import", "raw"]);
        assert_eq!(imported.code, 0, "{}: {}", data.display(), imported.stderr);
        for name in ["tenant-status.yaml", "baselines.yaml"].into_iter().filter(|name| data.join(name).exists()) {
            fs::copy(data.join(name), folder.path().join("data").join(name)).unwrap();
        }
        let logo = data.join("logo.svg");
        if logo.exists() {
            fs::copy(logo, folder.path().join("data/logo.svg")).unwrap();
        }
        let theme = data.join("theme");
        if theme.exists() {
            copy(&theme, &folder.path().join("data/theme"), false);
        }
        for (from, out) in [("raw", "before"), ("data", "after")] {
            let said = run(folder.path(), ["build", from, "--out", out]);
            assert_eq!(said.code, 0, "{}: {}", data.display(), said.stderr);
        }
        // The source files differ, and so do their digests.
        let pages = |site: &str| {
            let mut files = tree(&folder.path().join(site));
            files.retain(|name, _| !["manifest.json", "SHA256SUMS"].contains(&name.as_str()));
            files
        };
        assert_same(&pages("after"), &pages("before"));
    }
}
