//! What to do, on the pages of connectors and connector types.

use std::{fs, path::Path};

use crate::common::run;
use tenant_status::{guidance::built_in, locale::Locale};

/// One token with both dates, a healthy and a retired type, and a type that accepts no new connectors.
const SNAPSHOT: &str = "
schema: tenant-status/v1
captured_at: 2026-11-22T08:00:00Z
tenant: { name: Fabrikam Inc }
connectors:
  - { type: apple-vpp-expiry, id: token, name: Retail, expires_at: 2026-11-20T08:00:00Z }
  - { type: apple-vpp-expiry, id: other, name: Office, expires_at: 2027-11-20T08:00:00Z }
  - { type: apple-vpp-sync, id: token, name: Retail, last_success_at: 2026-11-22T07:00:00Z }
  - { type: jamf, id: jamf, name: Jamf, last_success_at: 2026-11-22T07:00:00Z, link: 'https://jamf.fabrikam.example/' }
  - { type: microsoft-store, id: store, name: Store, last_success_at: 2023-04-30T08:00:00Z }
  - { type: printer, label: Printers, basis: sync, id: lobby, name: Lobby, last_success_at: 2026-11-01T08:00:00Z, reported: { state: lost } }
incidents: []
messages: []
";

/// Settings with guidance for a type, for one connector, and for a type of the snapshot.
const GUIDANCE: &str = "
guidance:
  apple-vpp-expiry:
    owner: Workplace
    contact: workplace@fabrikam.example
    connectors:
      Retail: { owner: Retail IT, runbook: 'https://wiki.fabrikam.example/vpp', more_steps: [Tell the stores.] }
  printer: { impact: Nobody prints., steps: [Switch it on.], contact: 'https://tickets.fabrikam.example/new' }
";

/// Builds a site with these settings, and returns the pages of connectors by path, e.g. `jamf/index.html`.
#[track_caller]
fn pages(settings: &str, arguments: &[&str]) -> impl Fn(&str) -> String + use<> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/snapshot.yaml"), SNAPSHOT).unwrap();
    fs::write(folder.path().join("data/tenant-status.yaml"), settings).unwrap();
    let said = run(folder.path(), ["build", "data", "--out", "site"].iter().chain(arguments));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    let site = match arguments {
        [.., "--audience", name] => Path::new("site").join(name),
        _ => Path::new("site").to_owned(),
    };
    move |page| fs::read_to_string(folder.path().join(&site).join("connectors").join(page)).unwrap()
}

/// Returns the position of a text on a page.
#[track_caller]
fn place(page: &str, text: &str) -> usize {
    page.find(text).unwrap_or_else(|| panic!("`{text}` is not on the page: {page}"))
}

#[test]
fn what_to_do_comes_before_the_evidence_where_somebody_has_to_act() {
    let page = pages(GUIDANCE, &[]);
    let expired = page("apple-vpp-expiry/token.html");
    let (entry, locale) = (built_in::find("apple-vpp-expiry").unwrap(), Locale::default());
    let in_order = [
        ">What to do<",
        "What stops working:",
        (entry.impact)(&locale),
        "Open in the admin center",
        "<li>Apple VPP tokens</li>",
        ">Tell the stores.<",
        "Retail IT",
        ">How status is determined<",
        ">The evidence<",
        ">Other VPP tokens<",
    ];
    let places = in_order.map(|text| place(&expired, text));
    assert!(places.is_sorted(), "{places:?}");
    // The connector's owner is not reached at the address of the other one.
    assert!(!expired.contains("workplace@fabrikam.example"));
    assert!(!expired.contains("until somebody acts") && !expired.contains(">What happens next<"));
    let calm = page("apple-vpp-expiry/other.html");
    assert!(place(&calm, ">The evidence<") < place(&calm, ">How to renew it<"));
    assert!(calm.contains("unless it is renewed") && calm.contains("mailto:workplace@fabrikam.example"));
    let sync = page("jamf/jamf.html");
    assert!(sync.contains(">What to do if it fails<") && sync.contains("if syncing stops"));
    assert!(sync.contains("Open the management page") && sync.contains("https://jamf.fabrikam.example/"));
}

#[test]
fn both_dates_of_a_token_link_to_each_other() {
    let page = pages("", &[]);
    let (expiry, sync) = (page("apple-vpp-expiry/token.html"), page("apple-vpp-sync/token.html"));
    assert!(place(&expiry, "Same token:") < place(&expiry, "../apple-vpp-sync/token.html"));
    assert!(place(&sync, "Same token:") < place(&sync, "../apple-vpp-expiry/token.html"));
    assert!(!page("apple-vpp-expiry/other.html").contains("Same token:"));
}

/// Selecting *Sync* does not help a token that has expired.
#[test]
fn an_expired_token_is_renewed_before_it_is_synchronized() {
    let sync = "type: apple-vpp-sync, id: token, name: Retail, last_success_at: 2026-11-22T07:00:00Z";
    let at = |state: &str| {
        SNAPSHOT.replace(sync, &format!("{sync}, reported: {{ lastSyncStatus: failed, state: {state} }}"))
    };
    let action = (built_in::find("apple-vpp-expiry").unwrap().action)(&Locale::default()).to_owned();
    for (state, is_renewed) in [("expired", true), ("Invalid", true), ("valid", false)] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/snapshot.yaml"), at(state)).unwrap();
        assert_eq!(run(folder.path(), ["build", "data", "--out", "site"]).code, 0);
        let read = |page: &str| fs::read_to_string(folder.path().join("site").join(page)).unwrap();
        let page = read("connectors/apple-vpp-sync/token.html");
        assert_eq!(page.contains("Content Tokens"), is_renewed, "{state}");
        assert_eq!(page.contains("Check the state of the token"), !is_renewed, "{state}");
        assert!(page.contains("Select the token, then Sync."));
        let hub = read("index.html");
        // The expired token itself, and the sync with the same problem.
        assert_eq!(hub.matches(&action).count(), if is_renewed { 2 } else { 1 }, "{state}");
    }
}

#[test]
fn steps_are_only_for_connectors_that_exist() {
    let page = pages("retired: [microsoft-store, jamf]", &[]);
    // Not set up, and cannot be any more.
    assert!(!page("exchange-on-premises/index.html").contains("id=\"todo\""));
    let unused = page("chrome-enterprise/index.html");
    assert!(unused.contains(">Where to set it up<") && !unused.contains("class=how-to"));
    let retired = page("microsoft-store/index.html");
    assert!(retired.contains("Microsoft retired the Microsoft Store") && !retired.contains("Open in the admin center"));
    // Retired by the settings: its repair is no longer of interest.
    assert!(!page("jamf/jamf.html").contains("id=\"todo\""));
}

#[test]
fn types_of_a_snapshot_have_the_guidance_of_the_settings() {
    let page = pages(GUIDANCE, &[]);
    for name in ["printer/lobby.html", "printer/index.html"] {
        let printer = page(name);
        assert!(printer.contains("Nobody prints.") && printer.contains("Switch it on."), "{name}");
        assert!(printer.contains("href=\"https://tickets.fabrikam.example/new\""), "{name}");
    }
    let lobby = page("printer/lobby.html");
    assert!(place(&lobby, ">The evidence<") < place(&lobby, ">Reported by the service<"));
    let without = pages("", &[]);
    assert!(!without("printer/lobby.html").contains("What stops working"));
}

#[test]
fn addresses_are_text_where_links_are_switched_off() {
    let page = pages(&format!("links: {{ enabled: false }}\n{GUIDANCE}"), &[]);
    for name in ["apple-vpp-expiry/token.html", "apple-vpp-expiry/other.html", "printer/lobby.html"] {
        let page = page(name);
        for scheme in ["href=\"http", "href=http", "mailto:"] {
            assert!(!page.contains(scheme), "{name}: {scheme}");
        }
    }
    let expired = page("apple-vpp-expiry/token.html");
    assert!(expired.contains("https://intune.microsoft.com/") && expired.contains("https://wiki.fabrikam.example/vpp"));
    assert!(page("apple-vpp-expiry/other.html").contains("workplace@fabrikam.example"));
}

#[test]
fn everyone_sees_what_stops_working_and_nothing_else() {
    let page = pages(GUIDANCE, &["--audience", "everyone"]);
    for name in ["apple-vpp-expiry/token.html", "apple-vpp-expiry/index.html", "jamf/jamf.html", "printer/lobby.html"] {
        let page = page(name);
        assert!(page.contains(">What depends on it<") && page.contains("What stops working"), "{name}");
        let hidden = ["Microsoft’s article", "admin center", "how-to", "Owner:", "Contact:", "Runbook", "://"];
        for text in hidden {
            assert!(!page.contains(text), "{name}: {text}");
        }
    }
    // Nor is there a link to the admin center beside a fact of the tenant.
    assert!(!page("../index.html").contains("intune.microsoft.com"));
    let with_contacts = format!("{GUIDANCE}\naudiences: {{ everyone: {{ sections: [connectors, contacts] }} }}");
    let page = pages(&with_contacts, &["--audience", "everyone"]);
    let office = page("apple-vpp-expiry/other.html");
    assert!(office.contains("Workplace") && office.contains("mailto:workplace@fabrikam.example"));
    assert!(!office.contains("admin center") && !office.contains("how-to"));
}
