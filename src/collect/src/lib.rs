//! `tenant-status-collect`: saves the state of a Microsoft Intune tenant from Microsoft Graph.
//!
//! The command line ([`cli`]) gives jobs, one for each tenant. [`tenant::collect`] signs in ([`sign_in`]), makes the requests
//! ([`graph`]) into a folder ([`folder`]), and publishes it if it is a snapshot.
//!
//! | module | contents |
//! | --- | --- |
//! | [`clock`] | the clock |
//! | [`secret`] | secrets, and how they are kept out of files and messages |
//! | [`console`] | messages and progress |
//! | [`cloud`] | hosts of Microsoft's clouds |
//! | [`requests`] | every request, and which of them a run makes |
//! | [`retry`] | what to do after an answer |
//! | [`http`] | exchanges over HTTP |
//! | [`parallel`] | work in several threads |
//! | [`context`] | what the requests of a tenant share |
//! | [`sign_in`] | how a run gets a token |
//! | [`link`] | links to next pages |
//! | [`answer`] | answers on disk |
//! | [`problem`] | why a request has no usable answer |
//! | [`graph`] | requests with all their pages |
//! | [`folder`] | the folder of a capture |
//! | [`native`] | conversion to a native file |
//! | [`tenant`] | one tenant from sign-in to folder |
//! | [`report`] | lines and exit codes |
//! | [`credentials`] | credentials by reference |
//! | [`tenants`] | `tenants.yaml` |
//! | [`cli`] | the command line |

mod answer;
mod cli;
mod clock;
mod cloud;
mod console;
mod context;
mod credentials;
mod folder;
mod graph;
mod http;
mod link;
mod native;
mod parallel;
mod problem;
mod report;
mod requests;
mod retry;
mod secret;
mod sign_in;
mod tenant;
mod tenants;

use std::{process::ExitCode, time::Duration};

use clap::{CommandFactory, Parser};

use cli::Arguments;
use clock::Clock;
use console::Console;
use http::Http;
use report::Exit;
use retry::Policy;
use secret::Vault;
use tenant::{Job, Run};

/// Returns the command line, for completions and man pages.
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the program and returns its exit code.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            // A closed pipe does not change the exit code.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(u8::MAX));
        }
    };
    let vault = Vault::default();
    let mut console = Console::new(vault.clone());
    let exit = run_with(&arguments, &vault, &mut console).unwrap_or_else(|message| {
        console.note(&format!("error: {message}"));
        Exit::Machine
    });
    ExitCode::from(exit.code())
}

/// Runs the program with the given options.
fn run_with(arguments: &Arguments, vault: &Vault, console: &mut Console) -> Result<Exit, String> {
    let requests = arguments.requests()?;
    if arguments.list {
        console.result(&report::list(&requests));
        return Ok(Exit::Complete);
    }
    let clock = Clock::start();
    let since = arguments.since(clock.utc())?;
    let jobs = arguments.jobs(&requests, vault, console)?;
    let run = Run {
        http: Http::new(arguments.ca_file.as_deref(), vault)?,
        clock,
        policy: Policy { first_wait: Duration::from_millis(arguments.first_wait), ..Policy::default() },
        vault: vault.clone(),
        time_limit: arguments.timeout,
        requests,
        since,
        native: arguments.native,
    };
    match jobs.as_slice() {
        [only] if only.label.is_none() => console.expect(run.requests.len(), "requests"),
        several => console.expect(several.len(), "tenants"),
    }
    let exits = parallel::each(&jobs, usize::from(arguments.jobs), |job| one(&run, job, console));
    console.finish();
    Ok(Exit::of_all(&exits))
}

/// Collects a tenant, and prints the result.
fn one(run: &Run, job: &Job, console: &Console) -> Exit {
    let is_only = job.label.is_none();
    let result = tenant::collect(run, job, console, &|_| {
        if is_only {
            console.step();
        }
    });
    if !is_only {
        console.step();
    }
    if let Ok(written) = &result {
        for warning in written.collected.iter().filter_map(graph::Collected::warning) {
            console.note(&tenant::labeled(job, &warning));
        }
    }
    let line = tenant::labeled(job, &report::line(&result));
    match result {
        Ok(_) => console.result(&line),
        Err(_) => console.note(&line),
    }
    Exit::of(&result)
}
