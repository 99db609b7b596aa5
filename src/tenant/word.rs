use std::fmt;

/// A value of one of the services' enumerations.
///
/// These enumerations grow, so an unknown value is not an error: it is kept as is and shown in words. A known value is
/// kept in its canonical spelling, whatever its case and separators in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct EnumValue(String);

impl EnumValue {
    /// Creates a value; `known` are the canonical spellings.
    pub fn new(raw: &str, known: &[&str]) -> Self {
        let raw = raw.trim();
        let as_it_is = known.iter().find(|candidate| **candidate == raw);
        match as_it_is.or_else(|| known.iter().find(|candidate| same(candidate, raw))) {
            Some(canonical) => EnumValue((*canonical).to_owned()),
            None => EnumValue(raw.to_owned()),
        }
    }

    /// Returns the spelling for data files.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether this is the value `other`, ignoring case and separators.
    pub fn is(&self, other: &str) -> bool {
        same(&self.0, other)
    }

    /// Returns the value in words: `serviceDegradation` becomes "Service degradation".
    pub fn words(&self) -> String {
        let mut words = String::with_capacity(self.0.len() + 4);
        let mut previous_lower = false;
        for c in self.0.chars() {
            if matches!(c, '_' | '-') {
                words.push(' ');
                previous_lower = false;
                continue;
            }
            if c.is_uppercase() && previous_lower {
                words.push(' ');
                words.extend(c.to_lowercase());
            } else {
                words.push(c);
            }
            previous_lower = c.is_lowercase() || c.is_ascii_digit();
        }
        let mut chars = words.chars();
        match chars.next() {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => words,
        }
    }
}

impl fmt::Display for EnumValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns letters and digits only, in lowercase.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase)
}

/// Returns the same as [`letters`] for ASCII, which nearly all values are: Unicode takes five times as long.
fn ascii_letters(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' ')).map(|byte| byte.to_ascii_lowercase())
}

fn same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return ascii_letters(a).eq(ascii_letters(b));
    }
    letters(a).eq(letters(b))
}

#[cfg(test)]
mod tests {
    use super::EnumValue;

    #[track_caller]
    fn check(raw: &str, canonical: &str, words: &str) {
        let word = EnumValue::new(raw, &["planForChange", "serviceDegradation"]);
        assert_eq!((word.as_str(), word.words().as_str()), (canonical, words));
    }

    #[test]
    fn known_values_have_one_spelling_and_unknown_ones_stay_as_they_came() {
        check("PlanForChange", "planForChange", "Plan for change");
        check("plan_for_change", "planForChange", "Plan for change");
        check("SERVICEDEGRADATION", "serviceDegradation", "Service degradation");
        check("somethingNewIn2031", "somethingNewIn2031", "Something new in2031");
        check("already words", "already words", "Already words");
        check("", "", "");
    }
}
