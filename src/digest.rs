//! Digests: SHA-256, as `sha256sum` prints it, for files that leave the program; BLAKE3 for keys of the cache.

use std::hash::{Hash, Hasher};

use std::fmt::{self, Display, Formatter};

use sha2::Digest;

/// The SHA-256 digest of content that comes piece by piece.
#[derive(Debug, Clone, Default)]
pub struct Sha256(sha2::Sha256);

impl Sha256 {
    /// Takes in the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest in hexadecimal digits.
    pub fn finish(self) -> String {
        digits(&self.bytes())
    }

    /// The digest.
    pub fn bytes(self) -> Bytes {
        self.0.finalize().into()
    }
}

/// A SHA-256 digest.
pub type Bytes = [u8; 32];

/// A digest in hexadecimal digits.
pub fn digits(digest: &Bytes) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A digest that is shown in hexadecimal digits.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a>(pub &'a Bytes);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&digits(self.0))
    }
}

/// The digest that hexadecimal digits stand for; `None` where they stand for none.
pub fn from_digits(digits: &str) -> Option<Bytes> {
    let mut digest = Bytes::default();
    if digits.len() != 2 * digest.len() || !digits.is_ascii() {
        return None;
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(digest)
}

/// The SHA-256 digest of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digest = Sha256::default();
    digest.update(bytes);
    digest.finish()
}

/// The lines that `sha256sum` prints for files, and that `sha256sum -c` reads: digest and path of each, in the order of
/// the paths.
pub fn sums<'a, D: Display>(files: impl IntoIterator<Item = (D, &'a str)>) -> impl Iterator<Item = String> {
    let mut files: Vec<(D, &str)> = files.into_iter().collect();
    files.sort_unstable_by_key(|(_, path)| *path);
    files.into_iter().map(|(digest, path)| line(path, &digest))
}

/// One of the lines that `sha256sum` prints. A name with a line break or a backslash is escaped, and a backslash before the digest says so.
fn line(path: &str, digest: &impl Display) -> String {
    if path.contains(['\\', '\n', '\r']) {
        let escaped = path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        format!("\\{digest}  {escaped}\n")
    } else {
        format!("{digest}  {path}\n")
    }
}
/// A cache key: the BLAKE3 digest of everything that something was made from.
pub type Key = [u8; 32];

/// Returns the key of plain data, by its derived `Hash`.
pub fn key(data: &impl Hash) -> Key {
    blake3::hash(&hashed_bytes(data)).into()
}

/// Returns what `data` feeds to a hasher, the same on every machine.
pub fn hashed_bytes(data: &impl Hash) -> Vec<u8> {
    let mut hasher = BufferedHasher(Vec::with_capacity(1024));
    data.hash(&mut hasher);
    hasher.0
}

/// A `Hasher` that buffers all bytes, so that BLAKE3 hashes them once, which is faster than incrementally.
struct BufferedHasher(Vec<u8>);

impl Hasher for BufferedHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        blake3::hash(&self.0).as_bytes().iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }

    // The default methods write numbers as this machine does.
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
