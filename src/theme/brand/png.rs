//! PNG pictures: checks their structure and copies the chunks that the picture needs.

use super::bounded;

/// The first bytes of every PNG file.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Maximum width and height, in pixels. A browser holds the whole picture in memory.
const LARGEST: u32 = 2000;

/// Chunks that affect the look of a picture. Others hold text, such as the author and his programs, or an animation.
const CHUNKS: &[&[u8; 4]] =
    &[b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"pHYs"];

/// Returns a copy without the chunks that the picture does not need, and its width and height in pixels.
///
/// # Errors
/// Returns the reason why this is not an acceptable picture.
pub(super) fn copied(bytes: &[u8]) -> Result<(Vec<u8>, [u32; 2]), String> {
    let damaged = || "the PNG file is damaged or incomplete".to_owned();
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or_else(damaged)?;
    let (mut out, mut size) = (SIGNATURE.to_vec(), None);
    loop {
        let (chunk, after) = next(rest).ok_or_else(damaged)?;
        rest = after;
        if size.is_none() {
            size = Some(dimensions(&chunk).ok_or_else(damaged)?);
        }
        if CHUNKS.contains(&chunk.name) {
            out.extend_from_slice(chunk.whole);
        }
        if chunk.name == b"IEND" {
            break;
        }
    }
    let size = size.ok_or_else(damaged)?;
    if size.iter().any(|side| !(1..=LARGEST).contains(side)) {
        let [width, height] = size;
        return Err(format!("the picture has {width} × {height} pixels; at most {LARGEST} × {LARGEST} are accepted"));
    }
    bounded(size.map(f64::from))?;
    Ok((out, size))
}

struct Chunk<'a> {
    name: &'a [u8; 4],
    content: &'a [u8],
    /// Length, name, content and checksum.
    whole: &'a [u8],
}

/// Splits off the next chunk; `None` if it is cut off or its checksum is wrong.
fn next(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let length = usize::try_from(u32::from_be_bytes(*bytes.first_chunk()?)).ok()?;
    let (whole, after) = bytes.split_at_checked(length.checked_add(12)?)?;
    let (checked, checksum) = (&whole[4..length + 8], u32::from_be_bytes(*whole.last_chunk()?));
    let mut crc = flate2::Crc::new();
    crc.update(checked);
    let (name, content) = checked.split_first_chunk()?;
    (crc.sum() == checksum).then_some((Chunk { name, content, whole }, after))
}

/// Returns width and height from the first chunk.
fn dimensions(chunk: &Chunk<'_>) -> Option<[u32; 2]> {
    let (width, rest) = chunk.content.split_first_chunk()?;
    let height = rest.first_chunk()?;
    (chunk.name == b"IHDR").then(|| [u32::from_be_bytes(*width), u32::from_be_bytes(*height)])
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let checked = [name, content].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&checked);
        let length = u32::try_from(content.len()).unwrap();
        [&length.to_be_bytes()[..], &checked, &crc.sum().to_be_bytes()].concat()
    }

    fn header(width: u32, height: u32) -> Vec<u8> {
        chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat())
    }

    fn picture(parts: &[&[u8]]) -> Vec<u8> {
        [&[SIGNATURE], parts].concat().concat()
    }

    #[test]
    fn only_what_the_picture_needs_is_copied() {
        let (data, end) = (chunk(b"IDAT", b"pixels"), chunk(b"IEND", b""));
        let text = chunk(b"tEXt", b"Author\0someone");
        let plain = picture(&[&header(120, 40), &data, &end]);
        assert_eq!(copied(&plain).unwrap(), (plain.clone(), [120, 40]));
        let more = picture(&[&header(120, 40), &text, &data, &end, b"<script>"]);
        assert_eq!(copied(&more).unwrap().0, plain);
    }

    #[test]
    fn damaged_and_huge_pictures_are_refused() {
        let end = chunk(b"IEND", b"");
        let whole = picture(&[&header(1, 1), &end]);
        for length in 0..whole.len() {
            assert_eq!(copied(&whole[..length]).unwrap_err(), "the PNG file is damaged or incomplete", "{length}");
        }
        let mut flipped = whole.clone();
        flipped[20] ^= 1;
        assert!(copied(&flipped).is_err());
        assert!(copied(&picture(&[&end])).is_err());
        assert!(copied(&picture(&[&[0xff; 20]])).is_err());
        for (width, height) in [(0, 1), (1, 0), (2001, 1), (1, u32::MAX)] {
            let refused = copied(&picture(&[&header(width, height), &end])).unwrap_err();
            assert!(refused.starts_with(&format!("the picture has {width} × {height} pixels")), "{refused}");
        }
        assert!(copied(&picture(&[&header(2000, 2000), &end])).is_ok());
    }
}
