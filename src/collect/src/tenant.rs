//! Collects one tenant: signs in, makes the requests, and publishes the folder if it is a snapshot.

use std::{fmt::Write as _, path::PathBuf, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tenant_status::{error::Error, input::Limits, tenant::is_guid};

use crate::{
    answer,
    clock::Clock,
    cloud::{Cloud, Hosts},
    console::Console,
    context::Context,
    folder::Staging,
    graph::{Collected, DiskFailure, Graph},
    http::Http,
    native,
    requests::{MESSAGES, ORGANIZATION, Request},
    retry::Policy,
    secret::{Secret, Vault},
    sign_in::{Account, Session, SignInFailure},
};

/// What all tenants of a run share.
pub(crate) struct Run {
    pub(crate) http: Http,
    pub(crate) clock: Clock,
    pub(crate) policy: Policy,
    pub(crate) vault: Vault,
    /// Time limit of a tenant.
    pub(crate) time_limit: Duration,
    pub(crate) requests: Vec<Request>,
    /// Earliest change of the messages.
    pub(crate) since: Option<DateTime<Utc>>,
    /// Whether to write a native file.
    pub(crate) native: bool,
}

/// A tenant to collect.
#[derive(Debug)]
pub(crate) struct Job {
    /// Name for messages; `None` if it is the only one.
    pub(crate) label: Option<String>,
    pub(crate) account: Account,
    pub(crate) cloud: Cloud,
    pub(crate) hosts: Hosts,
    /// Folder of the tenant's captures.
    pub(crate) into: PathBuf,
    pub(crate) facts: Facts,
}

/// Facts that Graph does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) service_release: Option<String>,
    pub(crate) location: Option<String>,
}

/// Why there is no new snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No answer can be used.
    Nothing(String),
    /// A host cannot be reached, or the disk fails.
    Machine(String),
}

impl From<SignInFailure> for Failure {
    fn from(failure: SignInFailure) -> Self {
        match failure {
            SignInFailure::Network(why) => Failure::Machine(format!("cannot sign in: {why}")),
            SignInFailure::Refused(why) => Failure::Nothing(format!("cannot sign in: {why}")),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Machine(error.to_string())
    }
}

/// A snapshot that was written.
#[derive(Debug)]
pub(crate) struct Written {
    /// Its folder or file.
    pub(crate) path: PathBuf,
    pub(crate) collected: Vec<Collected>,
}

/// Collects a tenant.
///
/// # Errors
/// There is no new snapshot, and nothing was left behind.
pub(crate) fn collect(
    run: &Run,
    job: &Job,
    console: &Console,
    done: &(dyn Fn(&Collected) + Sync),
) -> Result<Written, Failure> {
    let vault = run.vault.for_tenant();
    job.account.method.secret().map(|secret| vault.keep(secret.clone()));
    let context = Context::new(run.http.clone(), run.clock, run.policy, vault, run.time_limit);
    let say = |text: &str| console.note(&labeled(job, text));
    let session = Session::new(&context, &job.hosts, &job.account, &say);
    let token = session.token()?;
    let staging = Staging::new(&job.into, &run.clock)?;
    let folder = staging.responses();
    let largest = Limits::default().file_size;
    let graph = Graph::new(&context, &job.hosts, &session, &folder, run.since, largest);
    let collected = graph.collect(&run.requests, done);
    let collected = collected.map_err(|DiskFailure(error)| Error::io("write to", &folder)(error))?;
    usable(&collected)?;
    let id = whose(job, &token, &staging)?;
    if let Some(since) = run.since {
        mark_older_messages(&staging, &collected, since)?;
    }
    if let Some(text) = companion(job, id.as_deref()) {
        staging.write("tenant.yaml", &text)?;
    }
    let path = if run.native { native::convert(staging, &job.into)? } else { staging.publish_responses()? };
    Ok(Written { path, collected })
}

/// Returns a message with the name of the tenant, if there are several.
pub(crate) fn labeled(job: &Job, text: &str) -> String {
    match &job.label {
        Some(label) => format!("{label}: {text}"),
        None => text.to_owned(),
    }
}

/// Checks that there is at least one answer with content.
fn usable(collected: &[Collected]) -> Result<(), Failure> {
    if collected.iter().any(|one| one.pages > 0) {
        return Ok(());
    }
    let first = collected.iter().find(|one| one.is_unreachable);
    let first = first.or_else(|| collected.iter().find(|one| !one.outcome.is_complete()));
    let why = first.map_or_else(|| "every answer is empty".to_owned(), |one| one.explain());
    // All requests that follow an unreachable host fail as well.
    match first {
        Some(first) if first.is_unreachable => Err(Failure::Machine(why)),
        _ => Err(Failure::Nothing(format!("no request was answered: {why}"))),
    }
}

/// Returns the id of the tenant if the answers do not name it; `None` if they do.
fn whose(job: &Job, token: &Secret, staging: &Staging) -> Result<Option<String>, Failure> {
    let given = job.account.tenant.clone().filter(|tenant| is_guid(tenant));
    match (named(staging), given.or_else(|| tenant_of(token))) {
        (Some(found), Some(expected)) if !found.eq_ignore_ascii_case(&expected) => {
            Err(Failure::Nothing(format!("the answers are of the tenant {found}, and not of {expected}")))
        }
        (Some(_), _) => Ok(None),
        (None, Some(id)) => Ok(Some(id)),
        (None, None) => {
            let message = "nothing says whose snapshot this is: /organization was not answered, and --tenant is no id";
            Err(Failure::Nothing(message.to_owned()))
        }
    }
}

/// Returns the id in the answer of `/organization`.
fn named(staging: &Staging) -> Option<String> {
    let answer = answer::small(&staging.responses().join(format!("{ORGANIZATION}.json")))?;
    let id = answer.get("value")?.get(0)?.get("id")?.as_str()?;
    Some(id.to_owned())
}

/// Returns the tenant id in a token, if it is a JSON Web Token. It only names the tenant; Graph checks the token.
fn tenant_of(token: &Secret) -> Option<String> {
    let claims = URL_SAFE_NO_PAD.decode(token.expose().split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&claims).ok()?;
    claims.get("tid")?.as_str().filter(|id| is_guid(id)).map(str::to_owned)
}

/// Writes a page that stands for the messages before `--since`. Without it, the builder would take them for removed.
fn mark_older_messages(staging: &Staging, collected: &[Collected], since: DateTime<Utc>) -> Result<(), Error> {
    let is_there = collected.iter().any(|one| one.request.name() == MESSAGES && one.pages > 0);
    if !is_there {
        return Ok(());
    }
    let message = format!("messages that were last changed before {} were not requested", since.format("%Y-%m-%d"));
    staging.write(&format!("{MESSAGES}-older.json"), &answer::stand_in("OlderNotRequested", &message))
}

/// Returns the text of `tenant.yaml`: what the responses do not say. `None` if they say everything.
fn companion(job: &Job, id: Option<&str>) -> Option<String> {
    let cloud = (job.cloud != Cloud::Global).then(|| json!(job.cloud.of_snapshot()));
    let text = |value: &Option<String>| value.as_ref().map(|value| json!(value));
    let facts = [
        ("id", id.map(|id| json!(id))),
        ("cloud", cloud),
        ("location", text(&job.facts.location)),
        ("service_release", text(&job.facts.service_release)),
    ];
    let mut lines = String::new();
    for (key, value) in facts {
        if let Some(value) = value {
            // JSON is also YAML.
            let _ = writeln!(lines, "{key}: {value}");
        }
    }
    (!lines.is_empty()).then(|| format!("# What the responses do not contain.\n{lines}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign_in::Method;

    fn job(cloud: Cloud, facts: Facts) -> Job {
        let method = Method::DeviceCode;
        Job {
            label: None,
            account: Account { tenant: None, client_id: None, method, permissions: Vec::new() },
            cloud,
            hosts: Hosts::of(cloud, None, None).unwrap(),
            into: PathBuf::new(),
            facts,
        }
    }

    #[test]
    fn tenant_yaml_has_what_the_responses_do_not_say() {
        assert_eq!(companion(&job(Cloud::Global, Facts::default()), None), None);
        let facts = Facts { service_release: Some("2611".into()), location: Some("North: \"A\"".into()) };
        assert_eq!(
            companion(&job(Cloud::UsGov, facts), Some("x")).unwrap(),
            "# What the responses do not contain.\nid: \"x\"\ncloud: \"us_gov\"\nlocation: \"North: \\\"A\\\"\"\n\
             service_release: \"2611\"\n"
        );
    }

    #[test]
    fn a_token_names_its_tenant() {
        let token = |claims: &str| Secret::new(format!("e30.{}.x", URL_SAFE_NO_PAD.encode(claims)));
        let id = "0b8f6a52-7c1d-4e39-9a46-5d2e8f7b3c10";
        assert_eq!(tenant_of(&token(&format!("{{\"tid\":\"{id}\"}}"))).as_deref(), Some(id));
        for opaque in [Secret::new("opaque"), token("{}"), token("{\"tid\":\"contoso\"}"), token("x")] {
            assert_eq!(tenant_of(&opaque), None);
        }
    }
}
