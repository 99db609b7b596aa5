//! Account of every file and record of a folder of responses: read, skipped or derived.

use std::collections::BTreeMap;

use crate::tenant::ReadCounts;

/// How the endpoint of a file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// `tenant.yaml` assigns it.
    ByHand,
    /// Its `@odata.context` names it.
    ByContext,
    /// Only records of this endpoint have these properties.
    ByContent,
    /// The file, or a key in it, is named after it, and the content bears it out.
    ByName,
}

impl How {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            How::ByHand => "by tenant.yaml",
            How::ByContext => "by context",
            How::ByContent => "by content",
            How::ByName => "by name",
        }
    }
}

/// What became of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileAccount {
    /// Its path below the folder of the snapshot.
    pub file: String,
    /// The endpoints that it holds answers of, and how that is known.
    pub endpoints: Vec<(&'static str, How)>,
    /// Whether it is a native snapshot.
    pub is_native: bool,
    /// Whether it has an error, which a finding names.
    pub is_refused: bool,
    /// How many records were read.
    pub records: usize,
    /// How many of them had no id, so that one was derived.
    pub derived_ids: usize,
    /// The error that it is the body of.
    pub error: Option<String>,
    /// How many records were not used, by reason.
    pub skipped: BTreeMap<String, usize>,
}

impl FileAccount {
    /// Notes records that are not used.
    pub(super) fn skip(&mut self, reason: &str, number: usize) {
        if number > 0 {
            *self.skipped.entry(reason.to_owned()).or_default() += number;
        }
    }
}

impl Account {
    /// The account of a native file.
    pub(in crate::snapshot) fn native(file: String, records: usize) -> Self {
        Account { files: vec![FileAccount { file, records, is_native: true, ..FileAccount::default() }], repeated: 0 }
    }

    /// In numbers.
    pub fn counts(&self) -> ReadCounts {
        let sum = |of: fn(&FileAccount) -> usize| self.files.iter().map(of).sum::<usize>() as u64;
        ReadCounts {
            files: self.files.len() as u64,
            records: sum(|file| file.records),
            derived_ids: sum(|file| file.derived_ids),
            repeated: self.repeated as u64,
            not_used: sum(|file| file.skipped.values().sum()),
        }
    }
}

impl FileAccount {
    /// In one line: `vppTokens.json → vppTokens (by context): 3 records`.
    pub fn line(&self) -> String {
        let endpoints: Vec<String> = self.endpoints().map(|(name, how)| format!("{name} ({})", how.words())).collect();
        let what = match (endpoints.is_empty(), &self.error) {
            (false, _) => endpoints.join(", "),
            (true, _) if self.is_native => "native snapshot".to_owned(),
            (true, _) if self.is_refused => "refused".to_owned(),
            (true, _) => "not recognized".to_owned(),
        };
        let number = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            count => format!("{count} {what}s"),
        };
        let mut parts = vec![number(self.records, "record")];
        if let Some(error) = &self.error {
            parts = vec![format!("error {error}")];
        }
        if self.derived_ids > 0 {
            parts.push(number(self.derived_ids, "derived id"));
        }
        parts.extend(self.skipped.iter().map(|(reason, count)| format!("not used: {count} ({reason})")));
        format!("{} → {what}: {}", self.file, parts.join("; "))
    }

    /// The endpoints, each once.
    fn endpoints(&self) -> impl Iterator<Item = (&'static str, How)> {
        self.endpoints.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter()
    }
}

/// What became of all files of a snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// One entry a file, in the order of the names.
    pub files: Vec<FileAccount>,
    /// How many records were left out because pages overlap.
    pub repeated: usize,
}
