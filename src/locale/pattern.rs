//! The text of a message, as patterns. The build script contains this file too.

use std::collections::BTreeSet;

/// The category that every language has.
pub const OTHER: &str = "other";

/// A problem in a text, at a byte offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageProblem {
    /// Byte offset.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// How to correct it.
    pub help: String,
}

impl MessageProblem {
    /// Creates a problem.
    pub fn new(at: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        MessageProblem { at, message: message.into(), help: help.into() }
    }
}

/// The pattern of a message, with the names of its variables.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wording {
    /// The pattern.
    pub pattern: Vec<Part>,
    /// The names of its variables.
    pub variables: BTreeSet<String>,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// Text.
    Text(String),
    /// The value of a variable.
    Variable(String),
    /// A choice by the plural category of a variable. The last variant is `other`.
    Plural(String, Vec<(String, Vec<Part>)>),
}
