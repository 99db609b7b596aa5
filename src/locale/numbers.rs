//! Numbers and lists.

use super::Locale;

impl Locale {
    /// Returns a number with separators, e.g. `1,200`.
    pub fn number(&self, number: u64) -> String {
        let mut text = String::new();
        self.add_number(&mut text, number);
        text
    }

    pub(super) fn add_number(&self, to: &mut String, number: u64) {
        let digits = number.to_string();
        let fewest = self.separated_digits;
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() >= fewest {
                to.push_str(self.number_separator());
            }
            to.push(digit);
        }
    }

    /// Returns a list, e.g. `a`, `a and b`, `a, b and c`.
    pub fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [first, init @ .., last] => {
                let init = init.iter().fold(first.clone(), |list, next| self.list_more(&list, next));
                self.list_last(&init, last)
            }
        }
    }
}
