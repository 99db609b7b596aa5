//! Generated files: compared by a test, rewritten if `BLESS` is set.

#![allow(dead_code, reason = "each test file uses its part")]

use std::{fs, path::Path};

/// Compares the file `path` (relative to the project) with its expected content, or rewrites it.
#[track_caller]
pub fn file(path: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found == expected {
        return;
    }
    if std::env::var_os("BLESS").is_some() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).unwrap();
        }
        return fs::write(&path, expected).unwrap();
    }
    let differs = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
    panic!(
        "{} is not up to date, first at line {}:\n  has      {}\n  expected {}\nrun the test with BLESS=1 to rewrite it, and read the difference",
        path.display(),
        line + 1,
        at(&found),
        at(expected)
    );
}

/// Compares, or rewrites, the text between `<!-- name:start -->` and `<!-- name:end -->`.
#[track_caller]
pub fn region(path: &str, name: &str, expected: &str) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (start, end) = (format!("<!-- {name}:start -->"), format!("<!-- {name}:end -->"));
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("{path} has no {start}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{path} has no {end}"));
    file(path, &format!("{before}{start}\n{}\n{end}{after}", expected.trim_end()));
}
