//! Answers on disk: how one is written without secrets and without filling the memory, and what it says.

use std::{
    fmt,
    fs::{self, File},
    io::{self, BufReader, Read, Write},
    path::Path,
};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Value, json};

use crate::{http::HttpFailure, requests::Shape, secret::Vault};

/// Longest answer that is read as a whole, in bytes: an error, or the organization.
const LONGEST_KEPT: u64 = 1_000_000;

/// Why an answer was not kept.
#[derive(Debug)]
pub(crate) enum StoreFailure {
    /// The connection failed.
    Http(HttpFailure),
    /// It is larger than the limit.
    TooLarge,
    /// It contains a token or another secret.
    Secret,
    /// The file cannot be written.
    Disk(io::Error),
}

/// Writes the body of an answer to a file, byte for byte. No byte of a secret is written.
///
/// # Errors
/// There is no file, or an incomplete one.
pub(crate) fn store(body: impl Read, file: &Path, most: u64, vault: &Vault) -> Result<(), StoreFailure> {
    let mut file = File::create(file).map_err(StoreFailure::Disk)?;
    copy(body, &mut file, most, vault)?;
    file.sync_all().map_err(StoreFailure::Disk)
}

/// Copies a body. The end of what was read is held back, because a secret may continue in the next part.
fn copy(mut body: impl Read, to: &mut impl Write, most: u64, vault: &Vault) -> Result<(), StoreFailure> {
    let finder = vault.finder();
    let mut chunk = vec![0; 64 * 1024];
    let (mut held, mut total) = (Vec::new(), 0);
    loop {
        let read = match body.read(&mut chunk) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(|error| StoreFailure::Http(error.into()))?,
        };
        total += read as u64;
        if total > most {
            return Err(StoreFailure::TooLarge);
        }
        held.extend_from_slice(&chunk[..read]);
        if finder.is_in(&held) {
            return Err(StoreFailure::Secret);
        }
        let keep = if read == 0 { 0 } else { finder.longest().saturating_sub(1).min(held.len()) };
        let end = held.len() - keep;
        to.write_all(&held[..end]).map_err(StoreFailure::Disk)?;
        held.drain(..end);
        if read == 0 {
            return Ok(());
        }
    }
}

/// What an answer with status 200 says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// Address of the next page.
    pub(crate) next: Option<String>,
    /// Whether `value` is a list.
    pub(crate) has_list: bool,
    /// Whether there is an error, also beside records.
    pub(crate) has_error: bool,
    /// Number of properties of its own.
    properties: usize,
}

impl Page {
    /// Reads a file as a page.
    ///
    /// # Errors
    /// A message: it is not JSON, or not of the shape that the endpoint has. Such a file could be read as an empty list.
    pub(crate) fn read(file: &Path, shape: Shape) -> Result<Self, String> {
        let file = File::open(file).map_err(|error| error.to_string())?;
        let page: Page = serde_json::from_reader(BufReader::new(file)).map_err(|error| {
            let what = if error.is_eof() { "is cut off" } else { "is not the JSON of Microsoft Graph" };
            format!("the answer {what}")
        })?;
        match shape {
            _ if page.has_error => Ok(page),
            Shape::List if !page.has_list => Err("the answer has no list `value`".to_owned()),
            Shape::Single if page.properties == 0 => Err("the answer is an empty object".to_owned()),
            _ => Ok(page),
        }
    }
}

/// Whether a value is a list. Nothing of it is kept.
struct IsList(bool);

impl<'de> Deserialize<'de> for IsList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor;
        impl<'de> Visitor<'de> for ListVisitor {
            type Value = IsList;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<IsList, A::Error> {
                IgnoredAny.visit_seq(elements).map(|_| IsList(true))
            }

            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<IsList, A::Error> {
                IgnoredAny.visit_map(entries).map(|_| IsList(false))
            }

            fn visit_str<E>(self, _: &str) -> Result<IsList, E> {
                Ok(IsList(false))
            }

            fn visit_bool<E>(self, _: bool) -> Result<IsList, E> {
                Ok(IsList(false))
            }

            fn visit_i64<E>(self, _: i64) -> Result<IsList, E> {
                Ok(IsList(false))
            }

            fn visit_u64<E>(self, _: u64) -> Result<IsList, E> {
                Ok(IsList(false))
            }

            fn visit_f64<E>(self, _: f64) -> Result<IsList, E> {
                Ok(IsList(false))
            }

            fn visit_unit<E>(self) -> Result<IsList, E> {
                Ok(IsList(false))
            }
        }
        deserializer.deserialize_any(ListVisitor)
    }
}

impl<'de> Deserialize<'de> for Page {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PageVisitor;
        impl<'de> Visitor<'de> for PageVisitor {
            type Value = Page;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Page, A::Error> {
                let mut page = Page::default();
                while let Some(key) = entries.next_key::<String>()? {
                    page.properties += usize::from(!key.starts_with('@'));
                    match key.as_str() {
                        "@odata.nextLink" => page.next = entries.next_value()?,
                        "value" => page.has_list = entries.next_value::<IsList>()?.0,
                        "error" => {
                            entries.next_value::<IgnoredAny>()?;
                            page.has_error = true;
                        }
                        _ => {
                            entries.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(page)
            }
        }
        deserializer.deserialize_map(PageVisitor)
    }
}

/// Returns an error body of Graph in a file; `None` for anything else, such as a page of a proxy.
pub(crate) fn error_body(file: &Path) -> Option<Value> {
    small(file).filter(|body| code(body).is_some())
}

/// Returns the JSON in a file; `None` if it is none, or large.
pub(crate) fn small(file: &Path) -> Option<Value> {
    let is_small = fs::metadata(file).ok()?.len() <= LONGEST_KEPT;
    serde_json::from_slice(&is_small.then(|| fs::read(file))?.ok()?).ok()
}

/// Returns the code of an error body.
pub(crate) fn code(body: &Value) -> Option<&str> {
    body.get("error")?.get("code")?.as_str().filter(|code| !code.is_empty())
}

/// Returns an error body that stands for an answer that was not kept. The builder shows the code as the reason why a part
/// is not captured.
pub(crate) fn stand_in(code: &str, message: &str) -> String {
    format!("{:#}\n", json!({ "error": { "code": code, "message": format!("tenant-status-collect: {message}") } }))
}

/// Returns the code that stands for an HTTP status without a body of Graph. It never means that a resource does not exist:
/// a proxy or gateway may have answered.
pub(crate) fn code_of_status(status: u16) -> String {
    match status {
        401 => "Unauthenticated",
        403 => "Forbidden",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        200 => "UnexpectedError",
        300..=399 => "Redirected",
        _ => return format!("UnexpectedStatus{status}"),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::secret::Secret;

    fn page(text: &str, shape: Shape) -> Result<Page, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.json");
        fs::write(&file, text).unwrap();
        Page::read(&file, shape)
    }

    #[test]
    fn a_page_names_the_next() {
        let read = page(r#"{"@odata.context":"c","value":[{},{"a":[1]}],"@odata.nextLink":"https://x"}"#, Shape::List);
        let read = read.unwrap();
        assert_eq!((read.next.as_deref(), read.has_list, read.has_error), (Some("https://x"), true, false));
        assert!(!page(r#"{"value":"active"}"#, Shape::Single).unwrap().has_list);
        assert!(page(r#"{"error":{"code":"x"}}"#, Shape::List).unwrap().has_error);
    }

    #[test]
    fn what_could_be_read_as_an_empty_list_is_rejected() {
        for (text, shape) in [
            ("", Shape::List),
            ("{\"value\":[{}", Shape::List),
            ("<html></html>", Shape::List),
            ("[]", Shape::List),
            ("null", Shape::Single),
            ("{}", Shape::Single),
            ("{\"@odata.context\":\"x\"}", Shape::Single),
            ("{}", Shape::List),
            ("{\"value\":null}", Shape::List),
            ("{\"value\":{}}", Shape::List),
            ("{\"value\":[]} x", Shape::List),
            ("{\"value\":[],\"@odata.nextLink\":7}", Shape::List),
        ] {
            assert!(page(text, shape).is_err(), "{text}");
        }
    }

    /// A reader that returns parts of these lengths.
    struct Parts<'a>(&'a [u8], Vec<usize>);

    impl Read for Parts<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.pop().unwrap_or(1).clamp(1, buffer.len()).min(self.0.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    proptest! {
        #[test]
        fn a_body_is_copied_unless_it_contains_a_secret(
            before in "[a-z]{0,40}", after in "[a-z]{0,40}", parts in proptest::collection::vec(1usize..20, 0..20),
            is_secret: bool
        ) {
            let vault = Vault::default();
            vault.keep(Secret::new("S3CRET-TOKEN"));
            let middle = if is_secret { "S3CRET-TOKEN" } else { "S3CRET-TOKE" };
            let text = format!("{before}{middle}{after}");
            let mut written = Vec::new();
            let result = copy(Parts(text.as_bytes(), parts), &mut written, 1000, &vault);
            if is_secret {
                prop_assert!(matches!(result, Err(StoreFailure::Secret)));
                prop_assert!(!String::from_utf8_lossy(&written).contains('S'));
            } else {
                prop_assert!(result.is_ok());
                prop_assert_eq!(written, text.into_bytes());
            }
        }
    }

    #[test]
    fn a_body_beyond_the_limit_is_rejected() {
        let copied = |most| copy(&b"12345"[..], &mut Vec::new(), most, &Vault::default());
        assert!(copied(5).is_ok());
        assert!(matches!(copied(4), Err(StoreFailure::TooLarge)));
    }

    #[test]
    fn a_stand_in_never_says_that_something_does_not_exist() {
        use tenant_status::snapshot::graph::{endpoint::ENDPOINTS, reads_as_absent};
        for status in 200..600 {
            let body: Value = serde_json::from_str(&stand_in(&code_of_status(status), "x")).unwrap();
            for endpoint in ENDPOINTS {
                assert!(!reads_as_absent(endpoint, &body), "{status} {}", endpoint.name);
            }
        }
    }
}
