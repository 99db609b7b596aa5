//! Names of Microsoft 365 services.

/// Services as the message center and service health name them, longest names first among those that begin alike.
///
/// Source: the services of public messages and of Microsoft's service health overview, 2025.
const SERVICES: &[&str] = &[
    "Basic Mobility and Security",
    "Dynamics 365 Apps",
    "Dynamics 365 Business Central",
    "Exchange Online",
    "Exchange Online Protection",
    "Finance and Operations Apps",
    "Identity Service",
    "Microsoft 365 Copilot Chat",
    "Microsoft 365 Defender",
    "Microsoft 365 apps",
    "Microsoft 365 for the web",
    "Microsoft 365 suite",
    "Microsoft Bookings",
    "Microsoft Copilot (Microsoft 365)",
    "Microsoft Dataverse",
    "Microsoft Defender for Cloud Apps",
    "Microsoft Defender XDR",
    "Microsoft Entra",
    "Microsoft Forms",
    "Microsoft Intune",
    "Microsoft OneDrive",
    "Microsoft Power Automate",
    "Microsoft Power Automate in Microsoft 365",
    "Microsoft Purview",
    "Microsoft Stream",
    "Microsoft Teams",
    "Microsoft Viva",
    "Mobile Device Management for Office 365",
    "OneDrive for Business",
    "Planner",
    "Power Apps",
    "Power Apps in Microsoft 365",
    "Power BI",
    "Power Platform",
    "Project Online",
    "Project for the web",
    "SharePoint Online",
    "Universal Print",
    "Windows",
    "Windows 365",
    "Windows Autopatch",
    "Yammer Enterprise",
];

/// The services of a record. PowerShell 5.1 joins a list into one text ("Microsoft Intune Windows Autopatch"): known names
/// in it are taken apart, and what is left between them is a name too.
pub(super) fn split(texts: &[String]) -> Vec<String> {
    texts.iter().flat_map(|text| one(text)).collect()
}

fn one(text: &str) -> Vec<String> {
    if is_known(text) {
        return vec![text.to_owned()];
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut found, mut rest, mut at) = (Vec::new(), Vec::new(), 0);
    while at < words.len() {
        match known_at(&words[at..]) {
            Some(length) => {
                flush(&mut rest, &mut found);
                found.push(words[at..at + length].join(" ").trim_end_matches([',', ';']).to_owned());
                at += length;
            }
            None => {
                rest.push(words[at]);
                at += 1;
            }
        }
    }
    flush(&mut rest, &mut found);
    match found.len() {
        // A name that only begins like a known one, such as "Windows Update", stays whole.
        0 | 1 => vec![text.to_owned()],
        _ if found.iter().all(|name| is_known(name)) => found,
        _ if found.iter().any(|name| name.eq_ignore_ascii_case("Microsoft Intune")) => found,
        _ => vec![text.to_owned()],
    }
}

fn flush(rest: &mut Vec<&str>, found: &mut Vec<String>) {
    if !rest.is_empty() {
        found.push(rest.join(" "));
        rest.clear();
    }
}

fn is_known(name: &str) -> bool {
    SERVICES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// How many words the longest known name has that these words begin with.
fn known_at(words: &[&str]) -> Option<usize> {
    let begins = |name: &&&str| {
        let mut rest = words.iter().map(|word| word.trim_end_matches([',', ';']));
        name.split(' ').all(|word| rest.next().is_some_and(|other| other.eq_ignore_ascii_case(word)))
    };
    SERVICES.iter().filter(begins).map(|name| name.split(' ').count()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_names_are_taken_apart() {
        let of = |text: &str| split(&[text.to_owned()]);
        assert_eq!(of("Microsoft Intune Windows Autopatch"), ["Microsoft Intune", "Windows Autopatch"]);
        assert_eq!(of("Microsoft Intune"), ["Microsoft Intune"]);
        assert_eq!(of("Some New Thing Microsoft Intune"), ["Some New Thing", "Microsoft Intune"]);
        assert_eq!(of("Exchange Online, Microsoft Teams"), ["Exchange Online", "Microsoft Teams"]);
        assert_eq!(of("Windows Update"), ["Windows Update"]);
        assert_eq!(of("Power Apps in Microsoft 365"), ["Power Apps in Microsoft 365"]);
        assert_eq!(split(&["Windows".into(), "Planner".into()]), ["Windows", "Planner"]);
    }
}
