//! What became of every file and record of a folder of responses.

use std::collections::BTreeMap;

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

/// What became of all files of a snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// One entry a file, in the order of the names.
    pub files: Vec<FileAccount>,
    /// How many records were left out because pages overlap.
    pub repeated: usize,
}
