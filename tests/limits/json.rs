//! All files of JSONTestSuite, read by the program both alone and as a response.

use std::path::Path;

use tempfile::TempDir;
use tenant_status::diagnostic::Code;

use super::measured;
use crate::real_data::shared::{inside, shared, tool};

#[test]
fn all_files_of_the_suite_are_reported_with_positions() {
    let Some(archive) = shared("hostile/JSONTestSuite-test_parsing.tar.gz") else { return };
    let folder = TempDir::new().unwrap();
    let arguments = [Path::new("-xzf"), &archive, Path::new("-C"), folder.path()];
    if tool("tar", &arguments).is_none() {
        return;
    }
    // None has the name of a response, so all are read as native files.
    let measured = measured::run(folder.path(), &["check", "test_parsing"]);
    assert_eq!(measured.code, 1, "{}", measured.stderr);
    let (mut accepted, mut refused, mut either) = (0, 0, 0);
    for path in inside(&folder.path().join("test_parsing")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let said: Vec<&str> =
            findings(&measured.stderr).into_iter().filter(|said| said.contains(&format!("/{name}"))).collect();
        // Valid JSON is reported as not a snapshot, invalid JSON as such.
        let of_code = |codes: &[Code]| said.iter().any(|said| codes.iter().any(|code| begins(said, *code)));
        match name.as_bytes()[0] {
            b'y' => {
                accepted += 1;
                // A duplicate key is reported before anything else.
                assert!(of_code(&[Code::NotASnapshot, Code::DuplicateKey]), "{name}: {said:?}");
            }
            b'n' => {
                refused += 1;
                let codes = [Code::Syntax, Code::TruncatedFile, Code::Encoding, Code::EmptyFile, Code::TooDeep];
                assert!(of_code(&codes), "{name}: {said:?}");
                let has_place = |said: &&&str| said.contains(&format!("/{name}:")) || begins(said, Code::EmptyFile);
                assert!(said.iter().all(|said| has_place(&said)), "{name}: {said:?}");
            }
            _ => {
                either += 1;
                assert!(!said.is_empty(), "{name}");
            }
        }
    }
    println!("{accepted} accepted, {refused} refused, {either} either");
    assert!(accepted >= 90 && refused >= 180 && either >= 30);
}

fn begins(said: &str, code: Code) -> bool {
    said.starts_with(&format!("error[{code}]: "))
}

/// Splits the output into findings.
fn findings(stderr: &str) -> Vec<&str> {
    stderr.split("\n\n").collect()
}
