//! Where the data is, and how to come by what it holds.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
    thread,
};

use serde_json::Value;
use tempfile::TempDir;
use tenant_status::{
    diagnostic::Diagnostic,
    snapshot::{self, Services},
    tenant::Snapshot,
};

/// A file or folder of the shared data; `None`, said plainly, where there is none.
pub fn shared(path: &str) -> Option<PathBuf> {
    let Some(root) = env::var_os("TENANT_STATUS_SHARED_DATA").filter(|root| !root.is_empty()) else {
        not_run("TENANT_STATUS_SHARED_DATA is not set");
        return None;
    };
    let path = Path::new(&root).join(path);
    assert!(path.exists(), "TENANT_STATUS_SHARED_DATA has no {}", path.display());
    Some(path)
}

/// Says that the test was not run.
pub fn not_run(why: &str) {
    let test = thread::current().name().unwrap_or_default().to_owned();
    tell(&format!("{test}: not run: {why}"));
}

/// Says something past the harness, which hides what passing tests print.
pub fn tell(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// The output of a program of the machine, such as `tar`; `None`, said plainly, where the machine lacks it.
pub fn tool(name: &str, arguments: &[&Path]) -> Option<Vec<u8>> {
    match Command::new(name).args(arguments).output() {
        Ok(output) => {
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            Some(output.stdout)
        }
        Err(_) => {
            not_run(&format!("there is no {name}"));
            None
        }
    }
}

/// The files and folders in a folder, sorted.
pub fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut inside: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inside.sort();
    inside
}

/// The JSON of a file, in whichever encoding PowerShell may have left it.
pub fn json(path: &Path) -> Value {
    let bytes = fs::read(path).unwrap();
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => {
            let units: Vec<u16> = rest.chunks(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).unwrap(),
        _ => String::from_utf8(bytes).unwrap(),
    };
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The records of a response: a list, a list under `value`, one record under `value`, or one record alone.
pub fn records(response: &Value) -> Vec<Value> {
    let inner = response.get("value").unwrap_or(response);
    inner.as_array().cloned().unwrap_or_else(|| vec![inner.clone()])
}

/// The only snapshot of some data, and the warnings about it.
pub fn read_one(data: &Path) -> Result<(Snapshot, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (archive, findings) = snapshot::read(data, Services::All, &()).unwrap();
    if findings.has_errors() {
        return Err(findings.sorted());
    }
    let mut snapshots: Vec<_> = archive.histories().into_iter().flat_map(|tenant| tenant.snapshots).collect();
    assert_eq!(snapshots.len(), 1, "{}", data.display());
    Ok((snapshots.remove(0).snapshot, findings.sorted()))
}

/// A snapshot of the responses in these files.
pub fn read_responses(files: &[(&str, &Value)]) -> Result<(Snapshot, Vec<Diagnostic>), Vec<Diagnostic>> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("tenant.yaml"), "name: Somebody\ncaptured_at: 2026-01-01T00:00:00Z\n").unwrap();
    for (name, response) in files {
        fs::write(folder.path().join(name), serde_json::to_vec_pretty(response).unwrap()).unwrap();
    }
    read_one(folder.path())
}

/// Runs the program.
pub fn build(data: &Path, out: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_tenant-status");
    Command::new(program).arg("build").arg(data).arg("--out").arg(out).output().unwrap()
}

/// Runs the program, which has to succeed.
pub fn built(data: &Path, out: &Path) {
    let output = build(data, out);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
