//! Running the collector against a fake Graph, and building a site from what it wrote.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;
use tenant_status::{Build, Built, build};

use crate::fake_graph::{
    FakeGraph,
    scenario::{APPLICATION, SECRET},
};

/// Path of the program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_tenant-status-collect");

/// A run that takes longer hangs.
const HANGS: Duration = Duration::from_secs(100);

/// A run that is prepared. By default, it signs in to the first tenant with a client secret.
pub struct Collect {
    command: Command,
    folder: TempDir,
    into: PathBuf,
    arguments: Vec<String>,
}

impl Collect {
    /// Prepares a run against a fake.
    pub fn new(fake: &FakeGraph) -> Self {
        let hosts = Self::without_account(fake).env("TENANT_STATUS_CLIENT_SECRET", SECRET);
        hosts.tenant(&fake.scenario().tenants[0].facts.domain).arg("--client-id").arg(APPLICATION)
    }

    /// Prepares a run that names only the hosts.
    pub fn without_account(fake: &FakeGraph) -> Self {
        let ca = fake.ca_file().display().to_string();
        let mut prepared = Self::bare();
        prepared.arguments.extend(["--into".to_owned(), prepared.into.display().to_string()]);
        prepared
            .args(["--graph-url", &fake.graph_url(), "--login-url", &fake.login_url()])
            .args(["--ca-file", &ca])
            // Retries as usual, only sooner.
            .args(["--first-wait", "20"])
    }

    /// Prepares a run without arguments and without the environment of the tests.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(PROGRAM);
        command.env_clear().current_dir(folder.path()).env("HOME", folder.path());
        let into = folder.path().join("data/contoso");
        Self { command, folder, into, arguments: Vec::new() }
    }

    pub fn tenant(self, tenant: &str) -> Self {
        self.args(["--tenant", tenant])
    }

    /// Uses another folder for captures.
    pub fn into(mut self, into: &Path) -> Self {
        self.into = into.to_owned();
        self.replace("--into", &into.display().to_string())
    }

    /// Replaces the value of an option that is given already.
    pub fn replace(mut self, option: &str, value: &str) -> Self {
        let at = self.arguments.iter().position(|argument| argument == option).unwrap();
        self.arguments[at + 1] = value.to_owned();
        self
    }

    pub fn arg(mut self, argument: impl AsRef<str>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    pub fn args<'a>(self, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        arguments.into_iter().fold(self, Self::arg)
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Returns the folder that the run works in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Starts it.
    pub fn start(mut self) -> Running {
        self.command.args(&self.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let start = Instant::now();
        let mut child = self.command.spawn().unwrap();
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let readers = [read_all(stdout), read_all(stderr)];
        Running { child, start, readers, folder: self.folder, into: self.into }
    }

    /// Runs it to its end.
    #[track_caller]
    pub fn run(self) -> Ran {
        self.start().finish()
    }
}

fn read_all(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    })
}

/// A run under way.
pub struct Running {
    child: Child,
    start: Instant,
    readers: [thread::JoinHandle<String>; 2],
    folder: TempDir,
    into: PathBuf,
}

impl Running {
    /// Kills it: it cannot clear up.
    pub fn kill(mut self) -> Ran {
        self.child.kill().unwrap();
        self.finish()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end; a run that hangs fails the test.
    #[track_caller]
    pub fn finish(mut self) -> Ran {
        let mut peak = 0;
        let status = loop {
            peak = peak.max(peak_memory(self.child.id()).unwrap_or(0));
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if self.start.elapsed() > HANGS {
                self.child.kill().unwrap();
                panic!("the collector hangs");
            }
            thread::sleep(Duration::from_millis(3));
        };
        let took = self.start.elapsed();
        let [stdout, stderr] = self.readers.map(|reader| reader.join().unwrap());
        let (folder, into) = (self.folder, self.into);
        Ran { code: status.code(), stdout, stderr, took, peak, folder, into }
    }
}

/// Returns the largest resident memory of a process so far, in kilobytes.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// A run that has ended.
pub struct Ran {
    /// Exit code; `None` if it was killed.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
    /// Largest resident memory in kilobytes, as far as it was seen.
    pub peak: u64,
    folder: TempDir,
    pub into: PathBuf,
}

impl Ran {
    /// Returns everything that was printed.
    pub fn printed(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    /// Asserts the exit code.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.printed());
        self
    }

    /// Asserts that a text was printed.
    #[track_caller]
    pub fn prints(self, text: &str) -> Self {
        assert!(self.printed().contains(text), "`{text}` is not in:\n{}", self.printed());
        self
    }

    /// Returns the folder that the run worked in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the names in the folder of captures.
    pub fn entries(&self) -> Vec<String> {
        names(&self.into)
    }

    /// Returns the only capture.
    #[track_caller]
    pub fn capture(&self) -> PathBuf {
        let entries = self.entries();
        assert_eq!(entries.len(), 1, "{entries:?}\n{}", self.printed());
        assert!(!entries[0].ends_with(".partial"), "{entries:?}");
        self.into.join(&entries[0])
    }

    /// Returns the names of the files in the only capture.
    #[track_caller]
    pub fn files(&self) -> Vec<String> {
        names(&self.capture())
    }

    /// Returns a file of the only capture.
    #[track_caller]
    pub fn file(&self, name: &str) -> String {
        fs::read_to_string(self.capture().join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}: {:?}", self.files()))
    }

    #[track_caller]
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Builds the site of all captures.
    #[track_caller]
    pub fn site(&self) -> Site {
        Site::build(&self.into)
    }

    /// Asserts that no capture was written.
    #[track_caller]
    pub fn writes_nothing(self) -> Self {
        let left = if self.into.exists() { self.entries() } else { Vec::new() };
        assert!(left.is_empty(), "{left:?}\n{}", self.printed());
        self
    }
}

/// Returns the sorted names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A site that was built from captures.
pub struct Site {
    pub folder: TempDir,
    pub built: Built,
}

impl Site {
    /// Builds a site. The build is strict: it accepts no file with an error.
    #[track_caller]
    pub fn build(data: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let what = Build { strict: true, ..Build::new(data, folder.path().join("site")) };
        let built = build(&what, &()).unwrap_or_else(|failure| panic!("{failure:#?}"));
        Self { folder, built }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Returns the data of the site.
    pub fn status(&self) -> Value {
        serde_json::from_str(&self.text("status.json")).unwrap()
    }

    /// Returns how a part was captured: `full`, `partial`, `no`, and its cause and error.
    pub fn part(&self, part: &str) -> Part {
        let status = self.status();
        let named = |list: &str| status[list].as_array().is_some_and(|parts| parts.iter().any(|known| known == part));
        let gap = &status["gaps"][part];
        let word = |name: &str| gap[name].as_str().unwrap_or_default().to_owned();
        let extent = match (named("not_captured"), named("captured_in_part")) {
            (_, true) => Extent::Partial,
            (true, false) => Extent::No,
            (false, false) => Extent::Full,
        };
        Part { extent, cause: word("cause"), error: word("error") }
    }
}

/// How a part of a snapshot was captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub extent: Extent,
    pub cause: String,
    pub error: String,
}

/// How much of a part was captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    Full,
    Partial,
    No,
}
