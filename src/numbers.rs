//! Formatting of numbers and lists, for messages and pages.

/// Formats a count with its noun: `1 day`, `3 days`.
pub fn count(number: impl Into<i128>, what: &str) -> String {
    let number = number.into();
    let plural = if number == 1 { "" } else { "s" };
    // Joined, because pages have thousands of counts, and `format!` takes three times as long.
    [&thousands(number.unsigned_abs()), " ", what, plural].concat()
}

/// Formats a size: `999 bytes`, `1.5 kB`, `64 MB`. Rounds up, so that a size above a limit never looks equal to the
/// limit.
pub fn bytes(number: u64) -> String {
    let tenths = |unit: u64, name: &str| {
        let tenths = number.div_ceil(unit / 10);
        let (whole, tenth) = (thousands(tenths / 10), tenths % 10);
        if tenth == 0 { format!("{whole} {name}") } else { format!("{whole}.{tenth} {name}") }
    };
    match number {
        0..1_000 => count(number, "byte"),
        1_000..=999_900 => tenths(1_000, "kB"),
        999_901..=999_900_000 => tenths(1_000_000, "MB"),
        _ => tenths(1_000_000_000, "GB"),
    }
}

/// Formats a number with separators: `1,200`.
pub fn thousands(number: impl Into<u128>) -> String {
    let digits = number.into().to_string();
    if digits.len() <= 3 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Joins a list: `a`, `a and b`, `a, b and c`.
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_rounded_up_to_a_tenth() {
        let sizes =
            [0, 1, 999, 1_000, 1_001, 96_400, 999_900, 999_901, 64_000_000, 64_000_001, 3_140_000_000].map(bytes);
        let expected = [
            "0 bytes",
            "1 byte",
            "999 bytes",
            "1 kB",
            "1.1 kB",
            "96.4 kB",
            "999.9 kB",
            "1 MB",
            "64 MB",
            "64.1 MB",
            "3.2 GB",
        ];
        assert_eq!(sizes, expected);
    }
}
