//! Cost of a run of the program.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::common::{CACHE_HOME, CACHES, PROGRAM};

/// Result and cost of a run.
pub struct Measured {
    pub code: i32,
    pub stderr: String,
    /// CPU time, which does not depend on other load; `None` if the system does not report it.
    pub cpu: Option<Duration>,
    /// Peak memory in kilobytes.
    pub peak: Option<u64>,
}

/// A run longer than this is considered hanging, on a busy machine too.
const HANGS: Duration = Duration::from_secs(300);

/// Runs the program in `folder`.
#[track_caller]
pub fn run(folder: &Path, arguments: &[&str]) -> Measured {
    let outside = tempfile::tempdir().unwrap();
    let file = |name: &str| File::create(outside.path().join(name)).unwrap();
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).args(arguments).env(CACHE_HOME, &*CACHES);
    command.stdin(Stdio::null()).stdout(file("out")).stderr(file("err"));
    let mut child = command.spawn().unwrap();
    let (start, of) = (Instant::now(), format!("/proc/{}", child.id()));
    let (mut peak, mut cpu) = (None, None);
    loop {
        peak = memory(&of).max(peak);
        match process(&of) {
            // The process has ended, but was not waited for yet.
            Some((true, ticks)) => {
                cpu = Some(Duration::from_millis(ticks * 10));
                break;
            }
            Some(_) => {}
            None if child.try_wait().unwrap().is_some() => break,
            None => {}
        }
        if start.elapsed() > HANGS {
            child.kill().unwrap();
            panic!("it hangs: {command:?}");
        }
        thread::sleep(Duration::from_millis(1));
    }
    let status = child.wait().unwrap();
    let stderr = String::from_utf8(fs::read(outside.path().join("err")).unwrap()).unwrap();
    Measured { code: status.code().unwrap_or(-1), stderr, cpu, peak }
}

/// Returns the peak memory so far, as reported by Linux.
fn memory(of: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("{of}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

/// Returns whether the process has ended, and its CPU time in hundredths of a second.
fn process(of: &str) -> Option<(bool, u64)> {
    let stat = fs::read_to_string(format!("{of}/stat")).ok()?;
    // The name may contain anything, but ends with the last parenthesis. The state follows, and the times are eleven
    // fields later.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let time = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some((fields[0] == "Z", time(11)? + time(12)?))
}
