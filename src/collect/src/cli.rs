//! The command line.

use std::{path::PathBuf, time::Duration};

use chrono::{DateTime, Utc};
use clap::Parser;
use tenant_status::{
    config::parse_duration,
    pipeline::{self, Since},
};

use crate::{
    cloud::{Cloud, Hosts},
    console::Console,
    credentials::{self, References},
    requests::{self, Request},
    secret::Vault,
    sign_in::{Account, Method},
    tenant::{Facts, Job},
    tenants::{self, TenantEntry},
};

/// Save the state of a Microsoft Intune tenant from Microsoft Graph, as a snapshot for tenant-status.
#[derive(Debug, Parser)]
#[command(name = "tenant-status-collect", version, about, max_term_width = 100)]
#[command(after_help = "Environment:
  TENANT_STATUS_TOKEN          Access token for Microsoft Graph, e.g. of a managed identity
  TENANT_STATUS_CLIENT_SECRET  Client secret
  AZURE_FEDERATED_TOKEN_FILE   Token file of a workload identity
  HTTPS_PROXY, NO_PROXY        Proxy, and hosts that need none

Exit codes:
  0  Every snapshot is complete
  1  A tenant has no new snapshot, because no answer can be used
  2  Invalid usage, or no tenant was collected because of the network or the disk
  3  Every tenant has a new snapshot, but some requests were refused or failed")]
pub(crate) struct Arguments {
    /// Folder of the captures. With --tenants, each tenant has a folder in it.
    #[arg(long, value_name = "DIR", required_unless_present = "list")]
    into: Option<PathBuf>,
    /// Print every request with its permission and what a snapshot lacks without it; connect to nothing.
    #[arg(long)]
    pub(crate) list: bool,
    /// Convert the responses to one native file, and do not keep them.
    #[arg(long)]
    pub(crate) native: bool,
    /// Collect only these sections (tenant, licenses, connectors, incidents, messages) or connector types.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    only: Vec<String>,
    /// Do not collect these sections or connector types.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    skip: Vec<String>,
    /// Collect only messages that were changed since a date (2026-11-01), a time or an age (30d).
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Service release of the tenant, such as 2611, which Graph does not have.
    #[arg(long, value_name = "RELEASE")]
    service_release: Option<String>,
    /// Location of the tenant, such as "North America 0101", which Graph does not have.
    #[arg(long)]
    location: Option<String>,
    /// Time limit for each tenant.
    #[arg(long, value_name = "DURATION", default_value = "15m", value_parser = duration)]
    pub(crate) timeout: Duration,
    /// Wait before the first retry; it doubles with each further one.
    #[arg(long, value_name = "MILLISECONDS", default_value = "1000", overrides_with = "first_wait", hide = true)]
    pub(crate) first_wait: u64,

    /// Directory (tenant) id, or a domain of the tenant.
    #[arg(long, value_name = "ID", env = "AZURE_TENANT_ID", hide_env_values = true, help_heading = "Signing in")]
    tenant: Option<String>,
    /// Application (client) id.
    #[arg(long, value_name = "ID", env = "AZURE_CLIENT_ID", hide_env_values = true, help_heading = "Signing in")]
    client_id: Option<String>,
    /// PEM file with a certificate and its private key (RSA, PKCS#8).
    #[arg(long, value_name = "FILE", help_heading = "Signing in")]
    certificate: Option<PathBuf>,
    /// PEM file with the private key, if it is not in the file of the certificate.
    #[arg(long, value_name = "FILE", help_heading = "Signing in")]
    key: Option<PathBuf>,
    /// File with a client secret.
    #[arg(long, value_name = "FILE", help_heading = "Signing in")]
    secret_file: Option<PathBuf>,
    /// File with the token of a workload identity.
    #[arg(long, value_name = "FILE", help_heading = "Signing in")]
    federated_token_file: Option<PathBuf>,
    /// Sign in as a user, who enters a code in a browser.
    #[arg(long, help_heading = "Signing in")]
    device_code: bool,

    /// File with several tenants (tenants.yaml).
    #[arg(long, value_name = "FILE", conflicts_with = "device_code", help_heading = "Several tenants")]
    tenants: Option<PathBuf>,
    /// Number of tenants that are collected at the same time.
    #[arg(long, value_name = "NUMBER", default_value = "4", value_parser = clap::value_parser!(u16).range(1..=64), help_heading = "Several tenants")]
    pub(crate) jobs: u16,

    /// Microsoft's cloud.
    #[arg(long, value_enum, default_value_t, help_heading = "Network")]
    cloud: Cloud,
    /// Base address of Microsoft Graph, instead of that of the cloud.
    #[arg(long, value_name = "URL", help_heading = "Network")]
    graph_url: Option<String>,
    /// Base address of the login host, instead of that of the cloud.
    #[arg(long, value_name = "URL", help_heading = "Network")]
    login_url: Option<String>,
    /// PEM file with the only certificate authorities to trust, instead of those of the system.
    #[arg(long, value_name = "FILE", help_heading = "Network")]
    pub(crate) ca_file: Option<PathBuf>,
}

/// Parses a duration of at least one second.
fn duration(text: &str) -> Result<Duration, String> {
    let parsed = parse_duration(text).and_then(|duration| duration.to_std().ok());
    parsed.filter(|duration| !duration.is_zero()).ok_or_else(|| "expected e.g. `15m` or `1h 30m`".to_owned())
}

impl Arguments {
    /// Returns the requests to make.
    ///
    /// # Errors
    /// A message about `--only` or `--skip`.
    pub(crate) fn requests(&self) -> Result<Vec<Request>, String> {
        requests::chosen(&self.only, &self.skip)
    }

    /// Returns the time of `--since`.
    ///
    /// # Errors
    /// A message: it is not a time, or it is in the future.
    pub(crate) fn since(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, String> {
        let Some(text) = &self.since else { return Ok(None) };
        let since = match pipeline::parse_since(text).map_err(|why| format!("--since: `{text}`: {why}"))? {
            Since::At(at) => at,
            Since::Ago(age) => {
                now.checked_sub_signed(age).ok_or_else(|| format!("--since: `{text}` is too long ago"))?
            }
        };
        if since > now { Err(format!("--since: `{text}` is in the future")) } else { Ok(Some(since)) }
    }

    /// Returns the tenants to collect, and whether they come from a file.
    ///
    /// # Errors
    /// A message about options, `tenants.yaml` or credentials.
    pub(crate) fn jobs(&self, requests: &[Request], vault: &Vault, console: &Console) -> Result<Vec<Job>, String> {
        match &self.tenants {
            None => Ok(vec![self.only_job(requests, vault, console)?]),
            Some(file) => {
                let entries = tenants::read(file).map_err(|findings| {
                    findings.iter().map(|finding| finding.render(false)).collect::<Vec<_>>().join("\n")
                })?;
                let beside = file.parent().unwrap_or(std::path::Path::new(""));
                let job = |entry: &TenantEntry| {
                    let references = entry.references(beside);
                    self.job_of(entry, &references, vault, console).map_err(|why| format!("{}: {why}", entry.label()))
                };
                entries.iter().map(job).collect()
            }
        }
    }

    /// Returns the only tenant.
    fn only_job(&self, requests: &[Request], vault: &Vault, console: &Console) -> Result<Job, String> {
        let method = self.method(&self.references(), true, vault, console)?;
        let (needs_tenant, needs_client) = match method {
            Method::Token(_) | Method::DeviceCode => (false, false),
            _ => (self.tenant.is_none(), self.client_id.is_none()),
        };
        if needs_tenant || needs_client {
            let missing = if needs_tenant { "--tenant" } else { "--client-id" };
            return Err(format!("{missing} is missing: signing in as an application needs --tenant and --client-id"));
        }
        if let Some(wrong) = self.tenant.as_ref().filter(|tenant| !tenants::is_tenant(tenant)) {
            return Err(format!("--tenant: `{wrong}` is neither a directory id nor a domain"));
        }
        let permissions = requests::permissions(requests);
        Ok(Job {
            label: None,
            account: Account { tenant: self.tenant.clone(), client_id: self.client_id.clone(), method, permissions },
            cloud: self.cloud,
            hosts: self.hosts(self.cloud)?,
            into: self.into.clone().unwrap_or_default(),
            facts: Facts { service_release: self.service_release.clone(), location: self.location.clone() },
        })
    }

    /// Returns a tenant of the file. What it leaves out is taken from the options.
    fn job_of(&self, entry: &TenantEntry, own: &References, vault: &Vault, console: &Console) -> Result<Job, String> {
        let references = if own.is_empty() { self.references() } else { own.clone() };
        let client_id = entry.client_id.clone().or_else(|| self.client_id.clone());
        if client_id.is_none() {
            return Err("`client_id` is missing, and --client-id is not given".to_owned());
        }
        let cloud = entry.cloud.unwrap_or(self.cloud);
        let or = |own: &Option<String>, option: &Option<String>| own.clone().or_else(|| option.clone());
        Ok(Job {
            label: Some(entry.label().to_owned()),
            account: Account {
                tenant: Some(entry.id.clone()),
                client_id,
                method: self.method(&references, false, vault, console)?,
                permissions: Vec::new(),
            },
            cloud,
            hosts: self.hosts(cloud)?,
            into: self.into.clone().unwrap_or_default().join(entry.folder()),
            facts: Facts {
                service_release: or(&entry.service_release, &self.service_release),
                location: or(&entry.location, &self.location),
            },
        })
    }

    fn hosts(&self, cloud: Cloud) -> Result<Hosts, String> {
        Hosts::of(cloud, self.graph_url.as_deref(), self.login_url.as_deref())
    }

    fn method(&self, given: &References, is_only: bool, vault: &Vault, console: &Console) -> Result<Method, String> {
        given.method(vault, console)?.map_or_else(|| credentials::from_environment(is_only, vault), Ok)
    }

    fn references(&self) -> References {
        References {
            certificate: self.certificate.clone(),
            key: self.key.clone(),
            secret_file: self.secret_file.clone(),
            secret_env: None,
            federated_token_file: self.federated_token_file.clone(),
            device_code: self.device_code,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_data_readme_has_every_option() {
        let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/README.md")).unwrap();
        let (_, section) = readme.split_once("### Options of `tenant-status-collect`").unwrap();
        let section = section.split("\n### ").next().unwrap();
        let command = Arguments::command();
        let options = command.get_arguments().filter(|option| !option.is_hide_set());
        let mut count = 0;
        for option in options {
            let name = option.get_long().unwrap();
            let value = option.get_value_names().map(|names| format!(" {}", names[0])).unwrap_or_default();
            let value = if option.get_action().takes_values() { value } else { String::new() };
            assert!(section.contains(&format!("`--{name}{value}`")), "--{name}{value}");
            count += 1;
        }
        assert_eq!(section.matches("`--").count(), count + 1, "an option is documented that does not exist");
    }

    #[test]
    fn since_is_a_date_a_time_or_an_age() {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let since = |text: &str| Arguments::parse_from(["x", "--into", "d", "--since", text]).since(now);
        let read = |text: &str| since(text).map(|at| at.unwrap().to_rfc3339());
        assert_eq!(read("30d").unwrap(), "2026-10-19T11:06:40+00:00");
        assert_eq!(read("2026-11-01").unwrap(), "2026-11-01T00:00:00+00:00");
        assert_eq!(read("2026-11-01T08:00:00+01:00").unwrap(), "2026-11-01T07:00:00+00:00");
        for wrong in ["", "yesterday", "30", "2026-13-01", "2026-11-19", "99999999d"] {
            assert!(since(wrong).is_err(), "{wrong}");
        }
    }
}
