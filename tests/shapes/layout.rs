//! How files and folders are grouped into snapshots, and when those were captured.

use std::{fs, path::Path};

use tempfile::TempDir;
use tenant_status::{
    diagnostic::{Code, Diagnostic},
    snapshot::{self, Completion, ReadOptions, Services},
};

/// What was read of a folder.
pub(super) struct Read {
    /// The moment, tenant and path of each snapshot, by tenant and moment.
    pub(super) snapshots: Vec<(String, String, String)>,
    /// How many connectors of the type `apple-vpp-expiry` each has.
    tokens: Vec<usize>,
    pub(super) findings: Vec<Diagnostic>,
}

pub(super) fn folder(files: &[(&str, &str)]) -> TempDir {
    let data = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = data.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    data
}

pub(super) fn read_folder(data: &Path) -> Read {
    let wanted = ReadOptions {
        services: Services::All,
        limits: &tenant_status::input::Limits::default(),
        memory: None,
        digests: true,
        completion: Completion::default(),
        single: &tenant_status::tenant::SingleSettings::default(),
        explain: false,
    };
    let (archive, found) = snapshot::read_as(data, &wanted, &()).unwrap();
    let (mut snapshots, mut tokens) = (Vec::new(), Vec::new());
    for history in archive.histories() {
        for dated in history.snapshots {
            let snapshot = dated.snapshot;
            let path = dated.path.strip_prefix(&data.display().to_string()).unwrap().trim_start_matches(['/', ' ']);
            let at = snapshot.captured_at.format("%d %H:%M").to_string();
            snapshots.push((at, snapshot.tenant.label().to_owned(), path.to_owned()));
            let all = snapshot.connectors.captured().map(|connectors| &connectors.all);
            let of_type = |connectors: &Vec<_>| connectors.len() / 2;
            tokens.push(all.map_or(0, of_type));
        }
    }
    Read { snapshots, tokens, findings: found.sorted() }
}

pub(super) fn read(files: &[(&str, &str)]) -> Read {
    read_folder(folder(files).path())
}

impl Read {
    #[track_caller]
    pub(super) fn is(&self, expected: &[(&str, &str, &str)], tokens: &[usize]) {
        let found: Vec<(&str, &str, &str)> =
            self.snapshots.iter().map(|(at, tenant, path)| (at.as_str(), tenant.as_str(), path.as_str())).collect();
        assert_eq!((found.as_slice(), self.tokens.as_slice()), (expected, tokens), "{:#?}", self.findings);
    }

    pub(super) fn codes(&self) -> Vec<Code> {
        self.findings.iter().map(|finding| finding.code).collect()
    }
}

pub(super) const ONE: &str = r#"{"value":[{"id":"a","appleId":"a@b.example","expirationDateTime":"2027-06-01T00:00:00Z","lastSyncDateTime":"2026-03-01T00:00:00Z"}]}"#;
pub(super) const TWO: &str = r#"{"value":[{"id":"b","appleId":"c@d.example","expirationDateTime":"2027-06-01T00:00:00Z","lastSyncDateTime":"2026-03-01T00:00:00Z"}]}"#;
pub(super) const CONTOSO: &str = r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#organization","value":[{"id":"id-c","displayName":"Contoso"}]}"#;
pub(super) const FABRIKAM: &str = r#"{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#organization","value":[{"id":"id-f","displayName":"Fabrikam"}]}"#;

#[test]
fn tenants_are_told_apart_at_any_depth_below_a_dated_folder() {
    for [contoso, fabrikam] in [
        ["2026-11-20T080000Z/export/contoso", "2026-11-20T080000Z/export/fabrikam"],
        ["2026-11-20T080000Z/emea", "2026-11-20T080000Z/us"],
        ["2026-11-20T080000Z/contoso", "2026-11-20T080000Z/fabrikam"],
        ["2026-11-20T080000Z", "2026-11-20T080000Z/fabrikam"],
    ] {
        let path = |folder: &str, name: &str| format!("{folder}/{name}");
        let (a, b) = (path(contoso, "vppTokens.json"), path(fabrikam, "vppTokens.json"));
        let (c, d) = (path(contoso, "tenant.yaml"), path(fabrikam, "tenant.yaml"));
        let found = read(&[(&a, ONE), (&b, TWO), (&c, "name: Contoso\n"), (&d, "name: Fabrikam\n")]);
        found.is(&[("20 08:00", "Contoso", contoso), ("20 08:00", "Fabrikam", fabrikam)], &[1, 1]);
        if contoso.contains('/') {
            let (c, d) = (path(contoso, "organization.json"), path(fabrikam, "organization.json"));
            let found = read(&[(&a, ONE), (&b, TWO), (&c, CONTOSO), (&d, FABRIKAM)]);
            found.is(&[("20 08:00", "Contoso", contoso), ("20 08:00", "Fabrikam", fabrikam)], &[1, 1]);
        }
    }
}

#[test]
fn folders_that_say_nothing_else_of_the_tenant_stay_together() {
    let dated = "2026-11-20T080000Z";
    let both = [("2026-11-20T080000Z/apps/vppTokens.json", ONE), ("2026-11-20T080000Z/dev/organization.json", CONTOSO)];
    for (apps, dev) in [
        ("id: id-c\nname: Contoso\n", "time_zone: Europe/Berlin\n"),
        ("id: id-c\nname: Contoso\n", "id: id-c\n"),
        ("captured_at: 2026-11-20T08:00:00Z\nname: Contoso\n", "name: Contoso\nlocation: Europe\n"),
    ] {
        let mut files = both.to_vec();
        files.extend([("2026-11-20T080000Z/apps/tenant.yaml", apps), ("2026-11-20T080000Z/dev/tenant.yaml", dev)]);
        read(&files).is(&[("20 08:00", "Contoso", dated)], &[1]);
    }
    let undated = [
        ("apps/vppTokens.json", ONE),
        ("apps/tenant.yaml", "captured_at: 2026-11-20T08:00:00Z\nid: id-c\nname: Contoso\n"),
        ("dev/organization.json", CONTOSO),
        ("dev/tenant.yaml", "captured_at: 2026-11-20T08:00:00Z\nid: id-c\n"),
    ];
    read(&undated).is(&[("20 08:00", "Contoso", "")], &[1]);
}

#[test]
fn files_that_were_saved_several_times_a_day_are_several_snapshots() {
    let found = read(&[
        ("organization-20261120-080000Z.json", CONTOSO),
        ("vppTokens-20261120-080003Z.json", ONE),
        ("organization-20261120-200000Z.json", CONTOSO),
        ("vppTokens-20261120-200002Z.json", TWO),
    ]);
    found.is(
        &[("20 08:00", "Contoso", "(2026-11-20 08:00:03)"), ("20 20:00", "Contoso", "(2026-11-20 20:00:02)")],
        &[1, 1],
    );
    let found = read(&[("organization-20261119.json", CONTOSO), ("2026-11-20 organization.json", CONTOSO)]);
    assert_eq!(found.snapshots.len(), 2, "{:#?}", found.findings);
}

#[test]
fn dates_in_the_names_of_objects_are_no_captures() {
    let found = read(&[
        ("2026-11-26T080000Z/organization.json", CONTOSO),
        ("2026-11-26T080000Z/VppTokens/Token 2025-03-01.json", ONE),
        ("2026-11-26T080000Z/VppTokens/Token 2026-03-01.json", TWO),
    ]);
    found.is(&[("26 08:00", "Contoso", "2026-11-26T080000Z")], &[2]);
}

#[test]
fn captured_at_completes_dates_and_leaves_times_alone() {
    let companion = ("tenant.yaml", "name: Contoso\ntime_zone: Europe/Berlin\ncaptured_at: 2026-11-20T06:30:00Z\n");
    let found = read(&[("vppTokens-20261119-0900.json", ONE), ("vppTokens-20261120.json", TWO), companion]);
    found.is(&[("19 08:00", "Contoso", "(2026-11-19 09:00:00)"), ("20 06:30", "Contoso", "(2026-11-20)")], &[1, 1]);
    assert_eq!(found.codes(), []);
}

#[test]
fn a_time_that_clocks_skip_is_called_that() {
    let found = read(&[
        ("2026-03-29T023000/vppTokens.json", ONE),
        ("2026-03-29T023000/tenant.yaml", "name: Contoso\ntime_zone: Europe/Berlin\n"),
    ]);
    assert_eq!(found.codes(), [Code::NoCapturedAt]);
    assert!(found.findings[0].message.contains("does not exist in Europe/Berlin"), "{:#?}", found.findings);
}

#[test]
fn a_mistake_in_a_companion_file_is_the_only_finding() {
    for companion in [
        "name: Contoso\ntime_zone: Europe/Berlni\n",
        "name: Contoso\nresponses: { qqqqqqq.json: vppTokens }\n",
        "name: Contoso\nresponses: { vppTokens.json: vppTokns }\n",
    ] {
        let found = read(&[("2026-11-20/vppTokens.json", ONE), ("2026-11-20/tenant.yaml", companion)]);
        assert_eq!(found.codes(), [Code::BadValue], "{:#?}", found.findings);
        assert_ne!(found.findings[0].help.as_deref(), Some(""));
    }
}

#[test]
fn responses_are_assigned_in_the_folder_of_the_companion_file_and_below() {
    let ade = r#"{"value":[{"id":"d","tokenName":"ADE","tokenExpirationDateTime":"2027-01-01T00:00:00Z"}]}"#;
    let inner = "name: Contoso\nresponses: { export.json: vppTokens }\n";
    let found = read(&[
        ("2026-11-20T080000Z/apps/export.json", ONE),
        ("2026-11-20T080000Z/apps/tenant.yaml", inner),
        ("2026-11-20T080000Z/dev/export.json", ade),
    ]);
    found.is(&[("20 08:00", "Contoso", "2026-11-20T080000Z")], &[2]);
    // One file for many nights, of which one lacks the response.
    for outer in [inner, "name: Contoso\nresponses: { 2026-11-20T080000Z/export.json: vppTokens }\n"] {
        let found = read(&[
            ("2026-11-20T080000Z/export.json", ONE),
            ("2026-11-21T080000Z/vppTokens.json", ONE),
            ("tenant.yaml", outer),
        ]);
        found.is(
            &[("20 08:00", "Contoso", "2026-11-20T080000Z"), ("21 08:00", "Contoso", "2026-11-21T080000Z")],
            &[1, 1],
        );
    }
}

#[test]
fn an_export_with_its_date_first_is_named_too() {
    let companion = ("2026-11-20T080000Z/tenant.yaml", "name: Contoso\n");
    let found = read(&[
        ("2026-11-20T080000Z/vppTokens.json", ONE),
        ("2026-11-20T080000Z/2026-11-20 messages.csv", "id,title"),
        companion,
    ]);
    assert_eq!(found.codes(), [Code::UnreadFile]);
}

#[test]
fn the_digest_of_a_snapshot_names_files_by_their_path_from_its_folder() {
    use tenant_status::digest::sha256;
    let data = folder(&[
        ("tenant.yaml", "name: Contoso\n"),
        ("2026-11-20T080000Z/tenant.yaml", "location: Europe\n"),
        ("2026-11-20T080000Z/apps/vppTokens.json", ONE),
    ]);
    let (archive, _) = snapshot::read(data.path(), Services::All, &()).unwrap();
    let (_, digest) = archive.tenants[0].origins().next().unwrap();
    let line = |text: &str, name: &str| format!("{}  {name}\n", sha256(text.as_bytes()));
    let lines = [
        line("name: Contoso\n", "../tenant.yaml"),
        line(ONE, "apps/vppTokens.json"),
        line("location: Europe\n", "tenant.yaml"),
    ];
    assert_eq!(digest, sha256(lines.concat().as_bytes()));
}

/// Following the help of a finding leads to a snapshot that can be read.
#[test]
fn the_help_of_findings_about_folders_leads_to_a_snapshot() {
    let export = [("x/apps/vppTokens.json", ONE), ("x/dev/organization.json", CONTOSO)];
    let data = folder(&export);
    let found = read_folder(data.path());
    assert!(
        found.codes().iter().all(|code| matches!(code, Code::NoCapturedAt | Code::NoTenant)),
        "{:#?}",
        found.findings
    );
    let captured_at = "captured_at: 2026-11-22T08:00:00Z\n";
    // First way: a file tenant.yaml beside the responses, with what the findings ask for.
    for place in ["x/apps", "x/dev"] {
        fs::write(data.path().join(place).join("tenant.yaml"), format!("{captured_at}name: Contoso\nid: id-c\n"))
            .unwrap();
    }
    read_folder(data.path()).is(&[("22 08:00", "Contoso", "x")], &[1]);
    // Second way: one file for both.
    let data = folder(&export);
    fs::write(data.path().join("x/tenant.yaml"), captured_at).unwrap();
    read_folder(data.path()).is(&[("22 08:00", "Contoso", "x")], &[1]);
    // Third way: the name of the folder.
    let data = folder(&export);
    fs::rename(data.path().join("x"), data.path().join("2026-11-22T080000Z")).unwrap();
    read_folder(data.path()).is(&[("22 08:00", "Contoso", "2026-11-22T080000Z")], &[1]);

    // A file without a date: a date in its name, or a folder of its own.
    let days =
        [("vppTokens_2026-11-19.json", ONE), ("vppTokens_2026-11-20.json", ONE), ("tenant.yaml", "name: Contoso\n")];
    let data = folder(&days);
    fs::write(data.path().join("organization.json"), CONTOSO).unwrap();
    assert!(read_folder(data.path()).codes().contains(&Code::NoCapturedAt));
    fs::rename(data.path().join("organization.json"), data.path().join("organization_2026-11-20.json")).unwrap();
    assert_eq!(read_folder(data.path()).snapshots.len(), 2);
}

#[test]
fn an_export_under_way_is_skipped_without_a_word() {
    let list = r#"{"value":[]}"#;
    let data = folder(&[
        ("2026-11-22T080000Z/tenant.yaml", "name: Fabrikam\n"),
        ("2026-11-22T080000Z/vppTokens.json", list),
        ("2026-11-23T080000Z.partial/vppTokens.json", &list[..5]),
        ("next.TMP/messages.json", ""),
    ]);
    let read = read_folder(data.path());
    assert_eq!((read.snapshots.len(), read.findings.as_slice()), (1, [].as_slice()), "{:#?}", read.findings);
}
