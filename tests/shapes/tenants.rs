//! Snapshots are those of the tenant and the moment that they say, or there is a finding; and what is not read is named.

use std::fs;

use tenant_status::{
    diagnostic::{Code, Diagnostic, Severity},
    snapshot::{self, Services},
};

use super::layout::{CONTOSO, FABRIKAM, ONE, Read, TWO, folder, read, read_folder};

const UPPER: &str = "0B8F6A52-7C1D-4E39-9A46-5D2E8F7B3C10";
const LOWER: &str = "0b8f6a52-7c1d-4e39-9a46-5d2e8f7b3c10";
const CAPTURED_AT: &str = "captured_at: 2026-11-20T08:00:00Z\n";

fn organization(id: &str, name: &str) -> String {
    format!(r#"{{"value":[{{"id":"{id}","displayName":"{name}","verifiedDomains":[]}}]}}"#)
}

fn native(id: &str, name: &str, day: u32) -> String {
    let id = if id.is_empty() { String::new() } else { format!("  id: {id}\n") };
    format!("schema: tenant-status/v1\ncaptured_at: 2026-11-{day}T08:00:00Z\ntenant:\n{id}  name: {name}\n")
}

impl Read {
    fn finding(&self, code: Code) -> &Diagnostic {
        self.findings.iter().find(|found| found.code == code).unwrap_or_else(|| panic!("{:#?}", self.findings))
    }

    fn tenants(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.snapshots.iter().map(|(_, tenant, _)| tenant.as_str()).collect();
        names.dedup();
        names
    }

    /// What was warned of as not read: its path below the data.
    fn unread(&self, path: &str) -> bool {
        self.findings.iter().any(|found| found.code == Code::UnreadFile && found.path.ends_with(&format!("/{path}")))
    }
}

#[test]
fn folders_with_the_same_time_alone_are_not_one_snapshot() {
    let found = read(&[
        ("contoso/org.json", CONTOSO),
        ("contoso/tenant.yaml", CAPTURED_AT),
        ("fabrikam/org.json", FABRIKAM),
        ("fabrikam/tenant.yaml", CAPTURED_AT),
    ]);
    found.is(&[("20 08:00", "Contoso", "contoso"), ("20 08:00", "Fabrikam", "fabrikam")], &[0, 0]);
    let found = read(&[
        ("contoso/vppTokens.json", ONE),
        ("contoso/tenant.yaml", CAPTURED_AT),
        ("fabrikam/organization.json", FABRIKAM),
        ("fabrikam/tenant.yaml", CAPTURED_AT),
    ]);
    assert_eq!(found.codes(), [Code::NoTenant], "{:#?}", found.findings);
}

#[test]
fn two_organizations_are_not_one_tenant() {
    let night = "2026-11-20T080000Z";
    let both = r#"{"value":[{"id":"id-c","displayName":"C","verifiedDomains":[]},{"id":"id-f","displayName":"C","verifiedDomains":[]}]}"#;
    let table = r#"{"TenantId":"id-f","Organization":"Fabrikam","Objects":[]}"#;
    for files in [
        vec![("contoso/first.json", CONTOSO), ("fabrikam/second.json", FABRIKAM)],
        vec![("organization.json", CONTOSO), ("organization-2.json", FABRIKAM)],
        vec![("export.json", CONTOSO), ("export-2.json", FABRIKAM)],
        vec![("organization.json", both)],
        vec![("MigrationTable.json", table), ("organization.json", CONTOSO)],
        vec![("organization.json", CONTOSO), ("zz-MigrationTable.json", table)],
        vec![("organization.json", r#"{"displayName":"Contoso"}"#), ("x.json", FABRIKAM)],
    ] {
        let files: Vec<(String, &str)> =
            files.into_iter().map(|(name, text)| (format!("{night}/{name}"), text)).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        let found = read(&files);
        let finding = found.finding(Code::SeveralTenants);
        assert!(finding.spot.is_some() && finding.help.is_some() && found.snapshots.is_empty(), "{finding:#?}");
    }
    let again = CONTOSO.replace("id-c", "ID-C");
    let found = read(&[
        ("2026-11-20T080000Z/organization.json", CONTOSO),
        ("2026-11-20T080000Z/organization-2.json", &again),
        (
            "2026-11-20T080000Z/x.json",
            &CONTOSO.replace(r#""value":["#, r#""value":[{"id":"id-c","displayName":"Contoso"},"#),
        ),
    ]);
    found.is(&[("20 08:00", "Contoso", night)], &[0]);
}

#[test]
fn records_of_two_tenants_in_two_files_of_a_list_are_not_one_tenant() {
    let of = |text: &str, owner: &str| text.replace(r#""id""#, &format!(r#""Tenant":"{owner}","id""#));
    let found = read(&[
        ("2026-11-20T080000Z/vppTokens-contoso.json", &of(ONE, "Contoso")),
        ("2026-11-20T080000Z/vppTokens-fabrikam.json", &of(TWO, "Fabrikam")),
        ("2026-11-20T080000Z/tenant.yaml", "name: Contoso\n"),
    ]);
    assert_eq!(found.codes(), [Code::SeveralTenants]);
    assert!(found.finding(Code::SeveralTenants).spot.is_some());
}

#[test]
fn the_companion_file_makes_no_tenant_another_one() {
    let nights = |first: &'static str, second: &'static str, companion: &'static str| {
        read(&[
            ("2026-11-20T080000Z/organization.json", first),
            ("2026-11-21T080000Z/organization.json", second),
            ("tenant.yaml", companion),
        ])
    };
    for companion in ["id: other\nname: Everybody\n", "name: Everybody\nid: id-c\n"] {
        let found = nights(CONTOSO, FABRIKAM, companion);
        let finding = found.finding(Code::SeveralTenants);
        assert!(finding.path.ends_with("tenant.yaml"), "{finding:#?}");
        assert!(finding.spot.as_ref().unwrap().text.starts_with("id: "), "{finding:#?}");
        assert!(found.tenants().len() < 2, "{:?}", found.snapshots);
    }
    // Without any id, the name is all that tells them apart.
    let [contoso, fabrikam] = [r#"{"displayName":"Contoso"}"#, r#"{"displayName":"Fabrikam"}"#];
    assert_eq!(nights(contoso, fabrikam, "name: Everybody\n").codes(), [Code::SeveralTenants; 2]);
    // A name of one's own is allowed, and so is an id in another case.
    let own = nights(CONTOSO, CONTOSO, "id: ID-C\nname: Contoso Ltd\n");
    assert_eq!((own.tenants(), own.codes()), (vec!["Contoso Ltd"], vec![]));
}

#[test]
fn ids_that_differ_by_case_are_one() {
    let found = read(&[
        ("2026-11-20T080000Z/organization.json", &organization(LOWER, "Contoso")),
        ("2026-11-21T080000Z/organization.json", &organization(UPPER, "Contoso Ltd")),
        ("2026-11-22T080000Z/a/tenant.yaml", &format!("id: {UPPER}\n")),
        ("2026-11-22T080000Z/a/vppTokens.json", ONE),
        ("2026-11-22T080000Z/b/tenant.yaml", &format!("id: {LOWER}\n")),
        ("2026-11-22T080000Z/b/organization.json", &organization(UPPER, "Contoso")),
        ("2026-11-23.yaml", &native(UPPER, "Contoso", 23)),
    ]);
    assert_eq!((found.snapshots.len(), found.codes()), (4, vec![]));
    let token = |id: &str| ONE.replace(r#""a""#, &format!("\"{id}\""));
    let tenant = organization(LOWER, "Contoso");
    let connector = |id: &str| {
        format!(
            "{}connectors:\n  - type: apple-vpp-expiry\n    id: {id}\n    expires_at: 2027-06-01T00:00:00Z\n  - type: apple-vpp-sync\n    id: {id}\n    last_success_at: 2026-03-01T00:00:00Z\n",
            native(LOWER, "Contoso", 22)
        )
    };
    let data = folder(&[
        ("2026-11-20T080000Z/organization.json", &tenant),
        ("2026-11-20T080000Z/vppTokens.json", &token(LOWER)),
        ("2026-11-21T080000Z/organization.json", &tenant),
        ("2026-11-21T080000Z/vppTokens.json", &token(UPPER)),
        ("2026-11-22.yaml", &connector(UPPER)),
    ]);
    let (archive, _) = snapshot::read(data.path(), Services::All, &()).unwrap();
    let histories = archive.histories();
    for dated in &histories[0].snapshots {
        let all = &dated.snapshot.connectors.captured().unwrap().all;
        assert!(all.iter().all(|connector| connector.id == LOWER), "{all:#?}");
    }
    assert_eq!(histories[0].snapshots.len(), 3);
    let site = super::build_site(data.path().to_owned(), None).unwrap_or_else(|found| panic!("{found:#?}"));
    let changes = site.changes();
    assert!(!changes.keys().any(|kind| kind.contains("added") || kind.contains("removed")), "{changes:?}");
    let twice = format!("{}  - type: apple-vpp-expiry\n    id: {LOWER}\n", connector(UPPER));
    assert_eq!(read(&[("x.yaml", &twice)]).codes(), [Code::DuplicateId]);
}

#[test]
fn a_night_without_an_id_is_of_the_only_tenant_with_its_name_beside_it() {
    let found = read(&[
        ("2026-11-20T080000Z/organization.json", CONTOSO),
        ("2026-11-21T080000Z/organization.json", r#"{"displayName":"contoso"}"#),
    ]);
    assert_eq!((found.snapshots.len(), found.codes()), (2, vec![Code::AssumedTenant]), "{:#?}", found.findings);
    let (archive, _) = {
        let data = folder(&[("20.yaml", &native("id-c", "Contoso", 20)), ("21.yaml", &native("", "Contoso", 21))]);
        snapshot::read(data.path(), Services::All, &()).unwrap()
    };
    assert_eq!((archive.tenants.len(), archive.tenants[0].key.as_str()), (1, "id-c"));
    // In another folder, or where two tenants have the name, nobody knows.
    for files in [
        [("a/20.yaml", native("id-c", "Contoso", 20)), ("b/21.yaml", native("", "Contoso", 21))].as_slice(),
        &[
            ("20.yaml", native("id-c", "Contoso", 20)),
            ("other.yaml", native("id-d", "Contoso", 20)),
            ("21.yaml", native("", "Contoso", 21)),
        ],
    ] {
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(read(&files).codes(), [Code::SameName]);
    }
}

#[test]
fn a_capture_time_far_from_the_name_is_told() {
    let october = "name: Contoso\ncaptured_at: 2026-10-22T08:00:00Z\n";
    for files in [
        [("2026-11-22T080000Z/vppTokens.json", ONE), ("2026-11-22T080000Z/tenant.yaml", october)],
        [("2026-11-22/vppTokens.json", ONE), ("2026-11-22/tenant.yaml", october)],
        [("vppTokens-2026-11-22.json", ONE), ("tenant.yaml", october)],
        [("2026-11-22.yaml", &native("", "Contoso", 20)), ("README.md", "")],
    ] {
        let found = read(&files);
        let finding = found.finding(Code::UncertainTime);
        let named = finding.message.contains("2026-11-22T") && finding.message.contains("`captured_at` is 2026-1");
        assert!(named && finding.help.is_some(), "{finding:#?}");
        assert_eq!(finding.spot.is_some(), finding.path.ends_with("tenant.yaml"), "{finding:#?}");
    }
    let near = "name: Contoso\ncaptured_at: 2026-11-23T04:00:00Z\n";
    assert_eq!(read(&[("2026-11-22/vppTokens.json", ONE), ("2026-11-22/tenant.yaml", near)]).codes(), []);
}

#[test]
fn two_saves_of_a_list_on_one_day_are_two_snapshots_or_a_finding() {
    let companion = ("tenant.yaml", "name: Contoso\ntime_zone: Europe/Berlin\n");
    let found = read(&[("2026-11-20T0800 vppTokens.json", ONE), ("2026-11-20T2000 vppTokens.json", TWO), companion]);
    assert_eq!((found.snapshots.len(), found.codes()), (2, vec![]));
    for again in ["vppTokens-2026-11-20 (2).json", "vppTokens_20261120.json"] {
        let found = read(&[("vppTokens-2026-11-20.json", ONE), (again, TWO), companion]);
        let finding = found.finding(Code::DuplicateSnapshot);
        assert_eq!(finding.severity(), Severity::Error);
        assert!(finding.path.contains("vppTokens"), "{finding:#?}");
    }
    let pages = read(&[("vppTokens-2026-11-20.json", ONE), ("vppTokens-2026-11-20-2.json", TWO), companion]);
    assert_eq!(pages.snapshots.len(), 1, "{:#?}", pages.findings);
}

#[test]
fn what_looks_like_a_capture_and_is_not_read_is_named() {
    let night = ("2026-11-20T080000Z/organization.json", CONTOSO);
    let snapshot = native("id-c", "Contoso", 21);
    for (path, text) in [
        ("2026-11-21T080000Z.zip", "PK"),
        ("2026-11-21T08.00.00Z.tar.gz", ""),
        ("contoso-2026-11-21.7z", "7z"),
        ("2026-11-21T080000Z", ""),
        ("2026-11-21T080000Z.log", ""),
        ("2026-11-21.yaml.bak", &snapshot),
        ("contoso.txt", &snapshot),
        ("contoso", &snapshot),
        ("contoso.schema.json", CONTOSO),
        ("2026-11-20T080000Z/vppTokens", ONE),
        ("2026-11-20T080000Z/vppTokens.bak", ONE),
        ("2026-11-20T080000Z/tokens.log", ONE),
        ("2026-11-20T080000Z/tokens", CONTOSO),
        ("2026-11-20T080000Z/session.har", r#"{"log":{"entries":[]}}"#),
    ] {
        let found = read(&[night, (path, text)]);
        assert!(found.unread(path), "{path}: {:#?}", found.findings);
        assert!(
            found.finding(Code::UnreadFile).help.as_deref().unwrap_or_default().contains("out of the data"),
            "{path}"
        );
        assert_eq!((found.snapshots.len(), found.findings.len()), (1, 1), "{path}: {:#?}", found.findings);
    }
}

#[test]
fn a_folder_that_looks_like_a_capture_and_is_not_read_is_named() {
    let night = ("2026-11-20T080000Z/organization.json", CONTOSO);
    for inside in ["", "README.md", ".gitkeep", "deeper/photo.png"] {
        let data = folder(&[night]);
        let path = data.path().join("2026-11-21T080000Z").join(inside);
        if inside.is_empty() {
            fs::create_dir(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = read_folder(data.path());
        assert!(found.unread("2026-11-21T080000Z"), "{inside}: {:#?}", found.findings);
    }
    let manifest = r#"{"schema":"tenant-status/manifest/v1"}"#;
    for (folder, files) in [
        ("2026-11-21T080000Z", [("theme.yaml", "name: x\n"), ("organization.json", CONTOSO)]),
        ("2026-11-21T080000Z", [("manifest.json", manifest), ("organization.json", CONTOSO)]),
        ("contoso", [("theme.yaml", "name: x\n"), ("2026-11-21T080000Z/organization.json", CONTOSO)]),
        ("contoso", [("theme.yaml", "name: x\n"), ("new.yaml", &native("id-c", "Contoso", 21))]),
        ("contoso", [("manifest.json", manifest), ("2026-11-21T080000Z/organization.json", CONTOSO)]),
    ] {
        let files = files.map(|(name, text)| (format!("{folder}/{name}"), text));
        let found = read(&[night, (&files[0].0, files[0].1), (&files[1].0, files[1].1)]);
        assert!(found.unread(folder) && found.snapshots.len() == 1, "{files:?}: {:#?}", found.findings);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_capture_is_named() {
    use std::os::unix::fs::symlink;
    let elsewhere =
        folder(&[("night/organization.json", CONTOSO), ("new.yaml", &native("id-c", "Contoso", 21)), ("x.md", "")]);
    let data = folder(&[("contoso/2026-11-20T080000Z/organization.json", CONTOSO)]);
    let named =
        [("night", "contoso/2026-11-21T080000Z"), ("night", "other"), ("new.yaml", "new.yaml"), ("gone", "gone")];
    for (to, path) in named {
        symlink(elsewhere.path().join(to), data.path().join(path)).unwrap();
    }
    symlink("contoso", data.path().join("latest")).unwrap();
    symlink(elsewhere.path().join("x.md"), data.path().join("README.md")).unwrap();
    let found = read_folder(data.path());
    for (_, path) in named {
        assert!(found.unread(path), "{path}: {:#?}", found.findings);
    }
    assert_eq!(found.findings.len(), named.len(), "{:#?}", found.findings);
}

#[test]
fn ordinary_companions_are_not_named() {
    let found = read(&[
        ("2026-11-20T080000Z/organization.json", CONTOSO),
        ("2026-11-20T080000Z/notes.txt", "The export of 2026-11-20 took long."),
        ("2026-11-20 notes.txt", "See vppTokens.json."),
        ("export-2026-11-20.log", "2026-11-20 done\n"),
        ("README.md", "```yaml\nschema: tenant-status/v1\n```\n"),
        ("notes/2026-11-20.md", ""),
        ("2026-11-20T080000Z/organization.json.sha256", "abc"),
        ("messages.ps1", "Get-Mg"),
        (".gitkeep", ""),
        (".2026-11-21.yaml.swp", ""),
        ("LICENSE", "MIT"),
        ("empty/.gitkeep", ""),
        ("theme/theme.yaml", "name: x\n"),
        ("theme/assets/colors.json", "{}"),
        ("contoso.schema.json", r#"{"$schema":"https://json-schema.org/","title":"tenant-status/v1"}"#),
    ]);
    assert_eq!((found.snapshots.len(), found.codes()), (1, vec![]), "{:#?}", found.findings);
}
