//! Sizes as written in files: `64kB`, `32MB`, `1GB`, or a number of bytes.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::{diagnostic::Code, format};

/// A size in bytes. A kilobyte is 1,000 bytes, as everywhere in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(with = "format::Scalar")]
pub struct Size(pub u64);

impl Size {
    /// Returns the size as a number of bytes in memory.
    pub(super) fn in_memory(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = format::Scalar::deserialize(deserializer)?.0;
        parse(&text).map(Size).ok_or_else(|| {
            let message = format!("`{text}` is not a size; expected e.g. `64kB`, `32MB` or `1GB`");
            format::coded(Code::BadValue, message)
        })
    }
}

fn parse(text: &str) -> Option<u64> {
    /// Maximum: 1 TB, more than any machine has.
    const LARGEST: u64 = 1_000_000_000_000;
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit = match unit.trim_start().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit).filter(|size| *size <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, size) in [("0", 0), ("12", 12), ("12B", 12), ("2kB", 2_000), ("2 KB", 2_000), ("3MB", 3_000_000)] {
            assert_eq!(parse(text), Some(size), "{text}");
        }
        assert_eq!(parse("1GB"), Some(1_000_000_000));
        for wrong in ["", "MB", "-1MB", "1.5MB", "1TB", "1 M", "2000GB", "99999999999999999999", "99999999999999999GB"]
        {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
    }
}
