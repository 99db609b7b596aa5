//! Numbers as text: printable, small for small numbers, and fast to read for a script.

/// The digits: all printable ASCII characters but the space, which separates, and those that JSON escapes.
const DIGITS: &[u8; 92] =
    b"!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Number of digits that end a number; the others continue it.
const LAST: u32 = 62;

/// Number of digits that continue a number.
const MORE: u32 = DIGITS.len() as u32 - LAST;

/// Appends a number: digits that continue, least significant first, then one that ends it.
pub(super) fn number(mut number: u32, to: &mut String) {
    while number >= LAST {
        number -= LAST;
        to.push(digit(LAST + number % MORE));
        number /= MORE;
    }
    to.push(digit(number));
}

/// Returns a number below [`LAST`] as one digit; a larger one as the last of them.
pub(super) fn short(number: usize) -> char {
    digit(number.min(LAST as usize - 1) as u32)
}

/// The largest number that [`short`] returns as it is.
pub(super) const SHORT: usize = LAST as usize - 1;

fn digit(value: u32) -> char {
    DIGITS.get(value as usize).copied().map_or('!', char::from)
}
