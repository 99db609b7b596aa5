//! Why a part of a snapshot is missing.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a part of a snapshot is missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Gap {
    /// Cause.
    pub cause: GapCause,
    /// Error code of Microsoft Graph, e.g. `Forbidden` or `429`; or code of the finding, e.g. `truncated-file`.
    pub error: String,
    /// Permission that the export lacks.
    pub permission: Option<String>,
    /// Name of the file that could not be read.
    pub file: Option<String>,
}

/// Cause of a gap. Published formats use the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GapCause {
    /// Microsoft Graph denied access (401 or 403).
    Denied,
    /// Microsoft Graph was busy or unavailable (429 or 5xx).
    Busy,
    /// Microsoft Graph answered with another error.
    Failed,
    /// The file with the response could not be read.
    Unreadable,
}

impl Gap {
    /// Returns the reason in one sentence, without a period.
    pub fn sentence(&self) -> String {
        let Gap { cause, error, permission, file } = self;
        match (cause, permission) {
            (GapCause::Denied, Some(permission)) => format!("{error}: the export needs {permission}"),
            (GapCause::Denied, None) => format!("{error}: the export lacks a permission"),
            (GapCause::Busy, _) => format!("Microsoft Graph was busy ({error}): export again"),
            (GapCause::Failed, _) => format!("Microsoft Graph answered with an error ({error})"),
            (GapCause::Unreadable, _) => {
                format!("Could not be read: {} ({error})", file.as_deref().unwrap_or("a file"))
            }
        }
    }
}

/// Returns the distinct reasons as sentences. Denied requests with the same error are one sentence, which lists all
/// permissions that the export needs.
pub fn sentences<'a>(gaps: impl IntoIterator<Item = &'a Gap>) -> Vec<String> {
    let mut merged: BTreeMap<(GapCause, &str, &Option<String>), Vec<&str>> = BTreeMap::new();
    for Gap { cause, error, permission, file } in gaps {
        let permissions = merged.entry((*cause, error, file)).or_default();
        permissions.extend(permission.as_deref().filter(|permission| !permissions.contains(permission)));
    }
    let sentence = |((cause, error, file), permissions): ((GapCause, &str, &Option<String>), Vec<&str>)| {
        let permission = match permissions.as_slice() {
            [] => None,
            [only] => Some((*only).to_owned()),
            [others @ .., last] => Some(format!("{} and {last}", others.join(", "))),
        };
        let gap = Gap { cause, error: error.to_owned(), permission, file: file.clone() };
        format!("{}.", gap.sentence())
    };
    merged.into_iter().map(sentence).collect()
}

/// Returns the files that could not be read, each with the code of its error.
pub fn unreadable(gaps: &BTreeMap<String, Gap>) -> BTreeSet<(Option<&str>, &str)> {
    let gaps = gaps.values().filter(|gap| gap.cause == GapCause::Unreadable);
    gaps.map(|gap| (gap.file.as_deref(), gap.error.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_every_permission_once() {
        let denied = |permission: &str| Gap {
            cause: GapCause::Denied,
            error: "Forbidden".to_owned(),
            permission: Some(permission.to_owned()),
            file: None,
        };
        let busy = Gap { cause: GapCause::Busy, error: "429".to_owned(), permission: None, file: None };
        let gaps = [denied("A.Read.All"), denied("B.Read.All"), busy.clone(), denied("A.Read.All"), busy];
        let expected =
            ["Forbidden: the export needs A.Read.All and B.Read.All.", "Microsoft Graph was busy (429): export again."];
        assert_eq!(sentences(&gaps), expected);
        assert!(sentences([]).is_empty());
    }

    #[test]
    fn an_error_from_outside_may_begin_with_any_character() {
        for (cause, expected) in [
            (GapCause::Denied, "é: the export lacks a permission."),
            (GapCause::Unreadable, "Could not be read: a file (é)."),
        ] {
            let gap = Gap { cause, error: "é".to_owned(), permission: None, file: None };
            assert_eq!(sentences([&gap]), [expected]);
        }
    }
}
