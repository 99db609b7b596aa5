//! SIGINT and SIGTERM stop a command quietly and leave nothing behind.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::process::ExitStatusExt,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::place::{KINDS, Kind, Numbers, Place, can_trace, names, rounds};
use crate::common::{PROGRAM, said};

const BOTH: [(Signal, i32, &str); 2] = [(Signal::INT, 130, "SIGINT"), (Signal::TERM, 143, "SIGTERM")];

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

/// Returns exit code (or minus the signal) and output of a command.
fn end(child: Child) -> (i32, String, String) {
    let output = child.wait_with_output().unwrap();
    let code = output.status.code().or_else(|| output.status.signal().map(|signal| -signal)).unwrap();
    (code, String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Starts a command that reacts to signals as on a terminal. Behind a shell's `&`, SIGINT would be ignored.
fn start(command: &mut Command) -> Child {
    let mut listening = Command::new("env");
    listening.arg("--default-signal=INT,TERM").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => listening.env(name, value),
            None => listening.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        listening.current_dir(folder);
    }
    listening.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_stopped_build_changes_nothing() {
    let rounds = rounds(24).div_ceil(KINDS.len() as u32);
    let mut numbers = Numbers(7);
    let mut ended: BTreeMap<i32, u32> = BTreeMap::new();
    for kind in KINDS {
        let place = Place::new(kind);
        let mut published = 1;
        let mut took = Duration::from_millis(300);
        for round in 0..rounds {
            let (signal, code, name) = BOTH[round as usize % 2];
            let new = 1 - published;
            let begun = Instant::now();
            let build = start(&mut place.command(new, "site"));
            std::thread::sleep(took.mul_f64((f64::from(round) + numbers.next()) / f64::from(rounds)));
            send(&build, signal);
            let (found, stdout, stderr) = end(build);
            *ended.entry(found).or_default() += 1;
            if found == 0 {
                // The command finished, or could no longer be stopped.
                took = begun.elapsed();
                published = new;
                assert_eq!(stderr, "");
            } else if found != -(code - 128) {
                // Before the command starts its work, it prints nothing.
                let said = format!("stopped by {name}; the published site is unchanged\n");
                assert_eq!((found, stdout.as_str()), (code, ""));
                assert!(stderr.is_empty() || stderr == said, "{stderr}");
            }
            // Checked at once, without another build.
            place.is_exactly(published);
            place.is_clean();
        }
    }
    assert!(ended.keys().any(|code| *code > 0), "{ended:?}");
    println!("stopped at random moments: {} (by exit code: {ended:?})", ended.values().sum::<u32>());
}

/// At each system call that changes or opens something, from the first own one on.
#[test]
fn a_command_stopped_at_any_step_changes_nothing() {
    if !can_trace() {
        return;
    }
    let mut place = Place::new(Kind::Cached);
    let published = 1;
    assert_eq!(said(place.program().args(["bundle", "site", "--out", "site.tar.zst"])).code, 0);
    let bundle = fs::read(place.at("site.tar.zst")).unwrap();
    place.settles();
    let every = rounds(24) >= 300;
    let mut stopped = 0;
    let commands: [(Vec<String>, &str); 4] = [
        (place.arguments(0, "site"), "the published site is unchanged"),
        (["bundle", "site", "--out", "site.tar.zst"].map(str::to_owned).to_vec(), "no bundle was written"),
        (
            ["import", "data-0", "--into", "kept"].map(str::to_owned).to_vec(),
            "only the snapshots listed above were imported",
        ),
        (["theme", "eject", "default", "mine"].map(str::to_owned).to_vec(), "nothing was copied"),
    ];
    for (arguments, left) in &commands {
        let mut step = 1;
        loop {
            let calls = "openat,write,mkdir,rename,renameat2,unlink,syncfs,fsync,statx";
            let options = [format!("-einject={calls}:signal=SIGTERM:when={step}"), format!("-etrace={calls}")];
            let ended = said(place.traced(&options).args(arguments));
            step += if every { 1 + step / 40 } else { 1 + step / 5 };
            match ended.code {
                // Before signals are handled.
                -1 => {}
                143 => {
                    stopped += 1;
                    assert!(ended.stderr == format!("stopped by SIGTERM; {left}\n"), "{ended:?}");
                }
                // Too late; the result is reverted for the next round.
                0 => {
                    let _ = fs::remove_dir_all(place.at("kept"));
                    let _ = fs::remove_dir_all(place.at("mine"));
                    place.publishes(published);
                    if step > 400 {
                        break;
                    }
                }
                _ => panic!("{ended:?}"),
            }
            let _ = fs::remove_dir_all(place.at("kept"));
            place.is_exactly(published);
            place.is_clean();
            assert!(fs::read(place.at("site.tar.zst")).unwrap() == bundle);
            if step > 2_000 {
                break;
            }
        }
    }
    assert!(stopped > 8, "{stopped}");
    println!("stopped at a step: {stopped}");
}

#[test]
fn a_build_waiting_for_the_lock_can_be_stopped() {
    let place = Place::new(Kind::Plain);
    let folder = File::open(place.at("site")).unwrap();
    folder.lock().unwrap();
    for (signal, code, name) in BOTH {
        let build = start(&mut place.command(0, "site"));
        std::thread::sleep(Duration::from_millis(1_500));
        send(&build, signal);
        let said = format!("stopped by {name}; the published site is unchanged\n");
        assert_eq!(end(build), (code, String::new(), said));
        place.is_exactly(1);
        place.is_clean();
    }
    let build = start(&mut place.command(0, "site"));
    std::thread::sleep(Duration::from_millis(300));
    drop(folder);
    assert_eq!(end(build).0, 0);
    place.is_exactly(0);
}

#[test]
fn a_second_signal_exits_at_once_unless_it_is_an_immediate_repeat() {
    let place = Place::new(Kind::Plain);
    // A page that never finishes rendering.
    let theme = tempfile::tempdir().unwrap();
    let theme = theme.path();
    fs::write(theme.join("theme.yaml"), "name: endless\nparent: default\n").unwrap();
    let (begin, end_of_loop) = ("{% for n in range(end=3000) %}".repeat(4), "{% endfor %}".repeat(4));
    fs::write(theme.join("hub.html"), begin + &end_of_loop).unwrap();
    let mut build = start(place.program().args(place.arguments(0, "site")).arg("--theme").arg(theme));
    let begun = Instant::now();
    while !names(&place.at("")).iter().any(|name| name.starts_with('.')) && begun.elapsed().as_secs() < 20 {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(500));
    send(&build, Signal::TERM);
    std::thread::sleep(Duration::from_millis(400));
    assert!(build.try_wait().unwrap().is_none(), "the page was done");
    send(&build, Signal::TERM);
    std::thread::sleep(Duration::from_millis(400));
    send(&build, Signal::TERM);
    assert_eq!(end(build).0, 143);
    assert!(begun.elapsed() < Duration::from_secs(30), "it was not at once");
    place.is_exactly(1);
    place.publishes(1);

    // As `timeout` does.
    let build = start(&mut place.command(0, "site"));
    std::thread::sleep(Duration::from_millis(30));
    send(&build, Signal::TERM);
    send(&build, Signal::TERM);
    let (code, ..) = end(build);
    assert!([0, 143, -15].contains(&code), "{code}");
    place.is_clean();
}

#[test]
fn reading_commands_exit_at_once_and_ignored_signals_stay_ignored() {
    let place = Place::new(Kind::Plain);
    // Detecting that this is not a snapshot takes seconds.
    fs::write(place.at("temp/long.yaml"), format!("- |\n  {}\n", "a ".repeat(40)).repeat(140_000)).unwrap();
    for (signal, code, _) in BOTH {
        let check = start(place.program().args(["check", "temp/long.yaml"]));
        std::thread::sleep(Duration::from_millis(300));
        send(&check, signal);
        assert_eq!(end(check), (code, String::new(), String::new()));
    }
    let script = format!("trap '' INT; exec {PROGRAM} build data-0 --out site --no-cache");
    let mut shell = Command::new("sh");
    let build = start(shell.args(["-c", &script]).current_dir(place.at("")));
    std::thread::sleep(Duration::from_millis(60));
    send(&build, Signal::INT);
    assert_eq!(end(build).0, 0);
    place.is_exactly(0);
}
