//! What a run tells: lines for each tenant, and the exit code.

use tenant_status::{diagnostic::visible, numbers, paths};

use crate::{
    graph::{Collected, Outcome},
    requests::{self, Request},
    tenant::{Failure, Written},
};

/// The exit code of a run, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Every snapshot is complete.
    Complete,
    /// Every tenant has a new snapshot, and some requests were refused or failed.
    Refused,
    /// A tenant has no new snapshot.
    Nothing,
    /// Invalid usage, or no tenant was collected because of the network or the disk.
    Machine,
}

impl Exit {
    /// Returns the number.
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Complete => 0,
            Exit::Nothing => 1,
            Exit::Machine => 2,
            Exit::Refused => 3,
        }
    }

    /// Returns the exit code for one tenant.
    pub(crate) fn of(result: &Result<Written, Failure>) -> Self {
        match result {
            Ok(written) if written.collected.iter().all(|one| one.outcome.is_complete()) => Exit::Complete,
            Ok(_) => Exit::Refused,
            Err(Failure::Nothing(_)) => Exit::Nothing,
            Err(Failure::Machine(_)) => Exit::Machine,
        }
    }

    /// Returns the exit code for all tenants. If some have a new snapshot, the network as a whole is in order.
    pub(crate) fn of_all(exits: &[Exit]) -> Self {
        let worst = exits.iter().copied().max().unwrap_or(Exit::Complete);
        if exits.iter().all(|exit| *exit == worst) { worst } else { worst.min(Exit::Nothing) }
    }
}

impl Collected {
    /// Returns a message about a request without a complete answer.
    pub(crate) fn explain(&self) -> String {
        let name = self.request.name();
        match &self.outcome {
            Outcome::Captured => format!("{name}: captured"),
            Outcome::Absent => format!("{name}: not configured"),
            Outcome::Refused(_, why) | Outcome::Failed(why) => format!("{name}: {}", visible(why)),
        }
    }

    /// Returns a warning for people; `None` if the answer is complete.
    pub(crate) fn warning(&self) -> Option<String> {
        if self.outcome.is_complete() {
            return None;
        }
        let state = if self.pages > 0 { "not captured in full" } else { "not captured" };
        let permission = self.request.endpoint.permission;
        let help = match self.outcome {
            Outcome::Refused(403, _) if !permission.is_empty() => format!("\n  help: grant {permission}"),
            _ => String::new(),
        };
        Some(format!("warning: {}\n  {state}: {}{help}", self.explain(), self.request.gives()))
    }
}

/// Returns the line about a tenant.
pub(crate) fn line(result: &Result<Written, Failure>) -> String {
    let written = match result {
        Ok(written) => written,
        Err(Failure::Nothing(why) | Failure::Machine(why)) => return format!("error: {why}"),
    };
    let count = |is: fn(&Outcome) -> bool| written.collected.iter().filter(|one| is(&one.outcome)).count();
    let (all, absent) = (written.collected.len(), count(|outcome| *outcome == Outcome::Absent));
    let complete = count(Outcome::is_complete);
    let absent = if absent > 0 { format!(", {absent} of them as not configured") } else { String::new() };
    let path = paths::shown(&written.path);
    format!("{path}: {complete} of {} answered{absent}", numbers::count(all as u64, "request"))
}

/// Returns the table of `--list`.
pub(crate) fn list(requests: &[Request]) -> String {
    let mut table = String::new();
    for request in requests {
        let permission = match request.endpoint.permission {
            "" => "not documented",
            permission => permission,
        };
        table.push_str(&format!(
            "GET /{}\n    permission: {permission}\n    not captured without it: {} ({})\n",
            request.path,
            request.gives(),
            request.section()
        ));
    }
    let permissions = requests::permissions(requests).join("\n    ");
    table + &format!("\nPermissions for all requests above:\n    {permissions}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_code_is_the_worst_that_a_scheduler_acts_on() {
        use Exit::{Complete, Machine, Nothing, Refused};
        for (exits, expected) in [
            (&[Complete][..], Complete),
            (&[Complete, Refused], Refused),
            (&[Refused, Nothing], Nothing),
            (&[Complete, Machine], Nothing),
            (&[Nothing, Machine], Nothing),
            (&[Machine, Machine], Machine),
            (&[Machine], Machine),
            (&[Nothing], Nothing),
        ] {
            assert_eq!(Exit::of_all(exits), expected, "{exits:?}");
        }
        assert_eq!([Complete, Nothing, Machine, Refused].map(Exit::code), [0, 1, 2, 3]);
    }

    #[test]
    fn a_refused_request_names_the_permission_and_what_is_lost() {
        let request = requests::all().into_iter().find(|request| request.name() == "messages").unwrap();
        let outcome = Outcome::Refused(403, "HTTP status 403, Forbidden".to_owned());
        let collected = Collected { request, pages: 0, outcome, is_unreachable: false };
        assert_eq!(
            collected.warning().unwrap(),
            "warning: messages: HTTP status 403, Forbidden\n  not captured: Messages of the message center\n  help: grant \
             ServiceMessage.Read.All"
        );
    }

    #[test]
    fn the_list_names_every_request() {
        let table = list(&requests::all());
        assert_eq!(table.matches("GET /").count(), requests::all().len());
        assert!(table.contains("ServiceHealth.Read.All"));
    }
}
