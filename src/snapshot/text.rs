//! Decodes text: UTF-8 with or without a byte order mark, or UTF-16.

use std::borrow::Cow;

/// Reason and position of a decoding error.
#[derive(Debug, PartialEq, Eq)]
pub struct NotText {
    /// What was expected and what was found.
    pub message: String,
    /// The text before the error.
    pub before: String,
}

/// Decodes the bytes of a file; owned UTF-8 is not copied.
///
/// PowerShell writes UTF-16 with a byte order mark; without one, a zero in the first character tells it from UTF-8,
/// since YAML and JSON begin with ASCII.
///
/// # Errors
/// The first invalid byte or unit, with the text before it.
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Result<String, NotText> {
    let bytes = bytes.into();
    match &*bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.to_vec()),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(&bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(&bytes, u16::from_be_bytes),
        _ => utf8(bytes.into_owned()),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, NotText> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let (valid, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
            let before = String::from_utf8_lossy(&bytes[..valid]).into_owned();
            let byte = bytes[valid];
            Err(NotText { message: format!("byte 0x{byte:02X} is not UTF-8; expected UTF-8 or UTF-16"), before })
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(c) => text.push(c),
            Err(error) => {
                let message = format!("UTF-16 unit 0x{:04X} has no partner", error.unpaired_surrogate());
                return Err(NotText { message, before: text });
            }
        }
    }
    match odd {
        [] => Ok(text),
        _ => Err(NotText { message: "UTF-16 ends in the middle of a character".to_owned(), before: text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accepted_encoding_gives_the_same_text() {
        let text = "{\"a\": \"é😀\"}";
        let le = |mark: &[u8]| [mark, &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
        let be = |mark: &[u8]| [mark, &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()].concat();
        let bytes = text.as_bytes().to_vec();
        let utf8_mark = [b"\xEF\xBB\xBF".as_slice(), &bytes].concat();
        for bytes in [bytes, utf8_mark, le(b"\xFF\xFE"), be(b"\xFE\xFF"), le(b""), be(b"")] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
        assert_eq!(decode(b"").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_text_says_where_it_ends() {
        assert_eq!(decode(b"a: \xFFx").unwrap_err().before, "a: ");
        assert_eq!(decode(b"\xFF\xFEa\0\x00\xD8b\0").unwrap_err().before, "a");
        assert_eq!(decode(b"\xFF\xFEa\0b").unwrap_err().before, "a");
    }
}
