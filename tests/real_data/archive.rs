//! The archive: every snapshot says what a naive reading of its files says.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tenant_status::{
    as_of::AsOf,
    rules::{self, Criteria},
    snapshot::{self, Services},
};

use super::{
    naive::Facts,
    shared::{built, inside, json, shared},
};

/// Builds a part of the archive; the status files have to say what the latest snapshots mean.
fn builds(data: &str, tenants: &[(&str, &str)]) {
    let Some(data) = shared(data) else { return };
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("site");
    built(&data, &out);
    for (place, snapshots) in tenants {
        let latest = latest(&data.join(snapshots));
        assert_eq!(Facts::from(&json(&out.join(place))), super::naive::facts(&latest), "{}", latest.display());
    }
    assert_eq!(inside(folder.path()), [out], "nothing but the site was made");
}

fn latest(folder: &Path) -> PathBuf {
    inside(folder).pop().unwrap()
}

#[test]
fn contoso_builds() {
    builds("archive/contoso", &[("status.json", "")]);
}

#[test]
fn fabrikam_as_powershell_exports_it_builds() {
    builds("archive/fabrikam-powershell", &[("status.json", "")]);
}

#[test]
fn both_tenants_build_at_once() {
    builds("archive", &[("contoso/status.json", "contoso"), ("fabrikam/status.json", "fabrikam-powershell")]);
}

#[test]
fn every_snapshot_says_what_its_files_say() {
    let Some(data) = shared("archive") else { return };
    let (archive, findings) = snapshot::read(&data, Services::All, &()).unwrap();
    assert!(!findings.has_errors(), "{:?}", findings.sorted());
    let lengths: Vec<usize> = archive.tenants.iter().map(|tenant| tenant.len()).collect();
    assert_eq!(lengths, [27, 1]);
    let mut statuses = std::collections::BTreeSet::new();
    for dated in archive.histories().iter().flat_map(|tenant| &tenant.snapshots) {
        let assessment = rules::assess(&dated.snapshot, AsOf::of(&dated.snapshot, None), &Criteria::default());
        let expected = super::naive::facts(Path::new(&dated.path));
        assert_eq!(Facts::from(&assessment), expected, "{}", dated.path);
        statuses.extend(expected.groups.into_iter().map(|group| group.status));
    }
    assert_eq!(statuses.len(), 5, "the archive shows all statuses but one: {statuses:?}");
}
