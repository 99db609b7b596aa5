//! Requests to Microsoft Graph: each with all its pages, several at once.

use std::{
    collections::BTreeSet,
    fs, io,
    path::Path,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{DateTime, Utc};
use serde_json::Value;
use tenant_status::{numbers, snapshot::graph::reads_as_absent};
use url::Url;

use crate::{
    answer::{self, Page, StoreFailure},
    cloud::Hosts,
    context::Context,
    http::{Answer, HttpFailure},
    link, parallel,
    problem::Problem,
    requests::Request,
    retry::{Attempt, Decision},
    sign_in::Session,
};

/// Requests of a tenant at the same time. Graph's limits are per application and tenant.
const AT_ONCE: usize = 4;

/// Most pages of one list, as 100,000 records.
const MOST_PAGES: usize = 1000;

/// Name of a page while it is written. Its dot keeps the builder from reading it.
const UNFINISHED: &str = ".unfinished";

/// The result of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All pages are in the folder.
    Captured,
    /// Graph answers that there is no such resource: the connector is not configured.
    Absent,
    /// Graph refuses; holds the HTTP status, and a message with it.
    Refused(u16, String),
    /// No usable answer; holds the reason.
    Failed(String),
}

impl Outcome {
    /// Returns whether the snapshot has everything that the request can give.
    pub(crate) fn is_complete(&self) -> bool {
        matches!(self, Outcome::Captured | Outcome::Absent)
    }
}

/// A request that was made.
#[derive(Debug, Clone)]
pub(crate) struct Collected {
    /// The request.
    pub(crate) request: Request,
    /// Number of pages with records.
    pub(crate) pages: usize,
    /// The result.
    pub(crate) outcome: Outcome,
    /// Whether the host was not reached.
    pub(crate) is_unreachable: bool,
}

/// A failure that ends the run of a tenant.
#[derive(Debug)]
pub(crate) struct DiskFailure(pub(crate) io::Error);

/// One page, in a file.
enum Fetched {
    /// Records.
    Page(Page),
    /// An error body as it came.
    Error(u16, Value),
    /// No usable answer, and the code that stands for it.
    Problem(Problem),
}

/// Makes the requests of a tenant.
pub(crate) struct Graph<'a> {
    /// Connections, clock, limits and secrets.
    pub(crate) context: &'a Context,
    /// Hosts.
    pub(crate) hosts: &'a Hosts,
    /// Token.
    pub(crate) session: &'a Session<'a>,
    /// Folder of the answers.
    pub(crate) folder: &'a Path,
    /// Earliest change of the messages.
    pub(crate) since: Option<DateTime<Utc>>,
    /// Largest answer in bytes.
    pub(crate) largest: u64,
    /// The error message if the host cannot be reached. Other requests are then not tried.
    unreachable: OnceLock<String>,
}

impl<'a> Graph<'a> {
    /// Prepares the requests of a tenant.
    pub(crate) fn new(
        context: &'a Context,
        hosts: &'a Hosts,
        session: &'a Session<'a>,
        folder: &'a Path,
        since: Option<DateTime<Utc>>,
        largest: u64,
    ) -> Self {
        Graph { context, hosts, session, folder, since, largest, unreachable: OnceLock::new() }
    }

    /// Makes all requests, a few at a time. `done` is called after each.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn collect(
        &self,
        requests: &[Request],
        done: &(dyn Fn(&Collected) + Sync),
    ) -> Result<Vec<Collected>, DiskFailure> {
        let has_failed = AtomicBool::new(false);
        let results = parallel::each(requests, AT_ONCE, |request| {
            // After a failure of the disk, no request is of use.
            if has_failed.load(Ordering::Relaxed) {
                return None;
            }
            let result = self.request(request);
            match &result {
                Ok(one) => done(one),
                Err(_) => has_failed.store(true, Ordering::Relaxed),
            }
            Some(result)
        });
        results.into_iter().flatten().collect()
    }

    /// Makes a request with all its pages.
    fn request(&self, request: &Request) -> Result<Collected, DiskFailure> {
        let mut seen = BTreeSet::new();
        let mut url = self.hosts.graph.join(&request.path_since(self.since)).ok();
        let mut is_unreachable = false;
        let (mut pages, mut outcome) = (0, None);
        while let Some(current) = url.take() {
            let fetched = match self.may_be_next(&current, pages, &mut seen) {
                Ok(()) => self.page(request, &current, pages + 1)?,
                Err(problem) => Fetched::Problem(problem),
            };
            match fetched {
                Fetched::Page(page) => {
                    pages += 1;
                    match page.next.as_deref().map(|next| link::next_page(&self.hosts.graph, next)).transpose() {
                        Ok(next) => url = next,
                        Err(why) => {
                            outcome = Some(self.failed(request, pages + 1, Problem::new("NextLinkRefused", why))?);
                        }
                    }
                }
                Fetched::Error(status, body) if pages == 0 && self.is_absent(request, status, &body) => {
                    outcome = Some(Outcome::Absent);
                }
                Fetched::Error(status, body) => {
                    let message = format!("HTTP status {status}, {}", answer::code(&body).unwrap_or_default());
                    outcome = Some(Outcome::Refused(status, message));
                }
                Fetched::Problem(problem) => {
                    is_unreachable = problem.is_unreachable;
                    outcome = Some(self.failed(request, pages + 1, problem)?);
                }
            }
        }
        let outcome = outcome.unwrap_or(Outcome::Captured);
        Ok(Collected { request: *request, pages, outcome, is_unreachable })
    }

    /// Checks that the list of pages ends.
    fn may_be_next(&self, url: &Url, pages: usize, seen: &mut BTreeSet<String>) -> Result<(), Problem> {
        if !seen.insert(url.to_string()) {
            return Err(Problem::new("NextLinkRefused", "the link to the next page leads back to an earlier one"));
        }
        if pages >= MOST_PAGES {
            return Err(Problem::new("TooManyPages", format!("the list has more than {MOST_PAGES} pages")));
        }
        Ok(())
    }

    /// Writes a file that stands for an answer that was not kept.
    fn failed(&self, request: &Request, page: usize, problem: Problem) -> Result<Outcome, DiskFailure> {
        let message = self.context.vault.redact(&problem.message);
        let text = answer::stand_in(&problem.code, &message);
        fs::write(self.folder.join(request.file_name(page)), text).map_err(DiskFailure)?;
        let message = if page > 1 { format!("page {page}: {message}") } else { message };
        Ok(match problem.status {
            Some(status) => Outcome::Refused(status, message),
            None => Outcome::Failed(message),
        })
    }

    /// Returns whether Graph states that there is no such resource, and the builder reads it so.
    fn is_absent(&self, request: &Request, status: u16, body: &Value) -> bool {
        matches!(status, 400 | 404 | 501) && reads_as_absent(request.endpoint, body)
    }

    /// Gets one page into its file, with as many attempts as needed.
    fn page(&self, request: &Request, url: &Url, page: usize) -> Result<Fetched, DiskFailure> {
        let unfinished = self.folder.join(format!("{UNFINISHED}-{}", request.file_name(page)));
        let fetched = self.attempts(request, url, page, &unfinished)?;
        if matches!(fetched, Fetched::Problem(_)) {
            // It may not exist.
            let _ = fs::remove_file(&unfinished);
        } else {
            fs::rename(&unfinished, self.folder.join(request.file_name(page))).map_err(DiskFailure)?;
        }
        Ok(fetched)
    }

    fn attempts(&self, request: &Request, url: &Url, page: usize, file: &Path) -> Result<Fetched, DiskFailure> {
        let (mut attempts, mut renewed) = (0, false);
        let mut token = match self.session.token() {
            Ok(token) => token,
            Err(failure) => return Ok(Fetched::Problem(failure.into())),
        };
        loop {
            let Some(within) = self.context.within() else { return Ok(Fetched::Problem(Problem::out_of_time())) };
            if let Some(cause) = self.unreachable.get() {
                let problem = Problem::new("ConnectionFailed", cause);
                return Ok(Fetched::Problem(Problem { is_unreachable: true, ..problem }));
            }
            attempts += 1;
            let answer = self.context.http.get(url.as_str(), &token, within, self.context.clock.utc());
            let (attempt, fetched) = self.read(request, page, answer, file)?;
            match self.context.decide(attempt, attempts, renewed) {
                Decision::Wait(wait) if !is_final(&fetched) => self.context.clock.sleep(wait),
                Decision::OutOfTime if !is_final(&fetched) => return Ok(Fetched::Problem(Problem::out_of_time())),
                Decision::Renew => {
                    renewed = true;
                    match self.session.renew(&token) {
                        Ok(new) => token = new,
                        Err(_) => return Ok(fetched),
                    }
                }
                Decision::Accept | Decision::GiveUp | Decision::Wait(_) | Decision::OutOfTime => {
                    self.note(&fetched);
                    return Ok(fetched);
                }
            }
        }
    }

    fn note(&self, fetched: &Fetched) {
        if let Fetched::Problem(problem) = fetched
            && problem.is_unreachable
        {
            self.unreachable.get_or_init(|| problem.message.clone());
        }
    }

    /// Reads an answer into a file.
    fn read(
        &self,
        request: &Request,
        page: usize,
        answer: Result<Answer, HttpFailure>,
        file: &Path,
    ) -> Result<(Attempt, Fetched), DiskFailure> {
        let answer = match answer {
            Ok(answer) => answer,
            Err(failure) => return Ok((Attempt::Broken, Fetched::Problem(failure.into()))),
        };
        let (status, retry_after) = (answer.status, answer.retry_after);
        let answered = Attempt::Answered { status, retry_after };
        let problem = |attempt, problem| Ok((attempt, Fetched::Problem(problem)));
        match answer::store(answer.into_reader(), file, self.largest, &self.context.vault) {
            Ok(()) => {}
            Err(StoreFailure::Disk(error)) => return Err(DiskFailure(error)),
            // The status is known all the same.
            Err(StoreFailure::Http(_)) if status != 200 => return problem(answered, Problem::of_status(status)),
            Err(StoreFailure::Http(failure)) => return problem(Attempt::Broken, failure.into()),
            Err(StoreFailure::TooLarge) => {
                let message = format!("the answer is larger than {}", numbers::bytes(self.largest));
                return problem(answered, Problem::finally("AnswerTooLarge", message));
            }
            Err(StoreFailure::Secret) => {
                let message = "the answer repeats the token or another secret, so it was not kept";
                return problem(answered, Problem::finally("AnswerContainsSecret", message));
            }
        }
        if status != 200 {
            return Ok((answered, self.error(request, page, status, file)));
        }
        match Page::read(file, request.shape) {
            Ok(page) if !page.has_error => Ok((answered, Fetched::Page(page))),
            Ok(_) => Ok((answered, self.error(request, page, status, file))),
            // The connection may have broken where nothing shows it.
            Err(message) => problem(Attempt::Broken, Problem::new("InvalidAnswer", message)),
        }
    }

    /// Returns the error of an answer. Its body is kept as it came, unless the builder would read it as "not configured"
    /// although the status, or the page, means something else.
    fn error(&self, request: &Request, page: usize, status: u16, file: &Path) -> Fetched {
        let Some(body) = answer::error_body(file) else { return Fetched::Problem(Problem::of_status(status)) };
        let is_absent = reads_as_absent(request.endpoint, &body);
        if is_absent && (page > 1 || !self.is_absent(request, status, &body)) {
            return Fetched::Problem(Problem::contradictory(status, answer::code(&body).unwrap_or_default()));
        }
        Fetched::Error(status, body)
    }
}

fn is_final(fetched: &Fetched) -> bool {
    matches!(fetched, Fetched::Problem(problem) if problem.is_final)
}
