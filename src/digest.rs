//! Digests: SHA-256 for files that leave the program, formatted like `sha256sum`; BLAKE3 for cache keys.

use std::hash::{Hash, Hasher};

use std::fmt::{self, Display, Formatter};

use sha2::Digest as _;

/// A digest: SHA-256 of a file, or BLAKE3 of all input of a result, as its cache key.
pub type Digest = [u8; 32];

/// An incremental SHA-256 hasher.
#[derive(Debug, Clone, Default)]
pub struct Sha256(sha2::Sha256);

impl Sha256 {
    /// Hashes more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest in hexadecimal.
    pub fn finish(self) -> String {
        digits(&self.bytes())
    }

    /// Returns the digest.
    pub fn bytes(self) -> Digest {
        self.0.finalize().into()
    }
}

/// Formats a digest in hexadecimal.
pub fn digits(digest: &Digest) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A digest that displays in hexadecimal.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a>(pub &'a Digest);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&digits(self.0))
    }
}

/// Parses a hexadecimal digest; `None` if invalid.
pub fn from_digits(digits: &str) -> Option<Digest> {
    let mut digest = Digest::default();
    if digits.len() != 2 * digest.len() || !digits.is_ascii() {
        return None;
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(digest)
}

/// Returns the SHA-256 digest of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digest = Sha256::default();
    digest.update(bytes);
    digest.finish()
}

/// Returns the lines that `sha256sum` prints, and `sha256sum -c` reads, for files: digest and path, sorted by path.
pub fn sums<'a, D: Display>(files: impl IntoIterator<Item = (D, &'a str)>) -> impl Iterator<Item = String> {
    let mut files: Vec<(D, &str)> = files.into_iter().collect();
    files.sort_unstable_by_key(|(_, path)| *path);
    files.into_iter().map(|(digest, path)| line(path, &digest))
}

/// Returns one line of `sha256sum`. Line breaks and backslashes in a name are escaped, marked by a backslash before the
/// digest.
fn line(path: &str, digest: &impl Display) -> String {
    if path.contains(['\\', '\n', '\r']) {
        let escaped = path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        format!("\\{digest}  {escaped}\n")
    } else {
        format!("{digest}  {path}\n")
    }
}

/// Returns the cache key of plain data, by its derived `Hash`.
pub fn key(data: &impl Hash) -> Digest {
    blake3::hash(&hashed_bytes(data)).into()
}

/// Returns the bytes that `data` feeds to a hasher, the same on every machine.
pub fn hashed_bytes(data: &impl Hash) -> Vec<u8> {
    let mut hasher = BufferedHasher(Vec::with_capacity(1024));
    data.hash(&mut hasher);
    hasher.0
}

/// A `Hasher` that buffers all bytes and hashes them with BLAKE3 once, which is faster than incrementally.
struct BufferedHasher(Vec<u8>);

impl Hasher for BufferedHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        blake3::hash(&self.0).as_bytes().iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }

    // Overridden, because the default methods use the machine's byte order.
    fn write_u16(&mut self, number: u16) {
        self.write(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.write(&number.to_le_bytes());
    }

    fn write_u64(&mut self, number: u64) {
        self.write(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_i32(&mut self, number: i32) {
        self.write(&number.to_le_bytes());
    }

    fn write_i64(&mut self, number: i64) {
        self.write(&number.to_le_bytes());
    }

    fn write_isize(&mut self, number: isize) {
        self.write_i64(number as i64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_bytes_are_the_same_on_every_machine() {
        let bytes = [&[7, 0, 0, 0, 0, 0, 0, 0][..], &[1, 0], &[0xfe, 0xff, 0xff, 0xff], b"a\xff", &[1]].concat();
        assert_eq!(hashed_bytes(&(7_usize, 1_u16, -2_i32, "a", true)), bytes);
        assert_ne!(key(&("ab", "c")), key(&("a", "bc")));
    }
}
