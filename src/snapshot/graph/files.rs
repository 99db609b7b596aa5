//! Reads a file of responses into the draft, in any form that tools save.

use std::{collections::BTreeSet, path::Path};

use super::{
    Draft, FileAccount, How, Response,
    endpoint::{self, Endpoint},
    envelope::{self, Content, Piece},
    evidence::{borne_out, id_of, not_borne_out, unclear},
    pages::ListPage,
    values,
    wire::EndpointPart,
};
use crate::{
    diagnostic::{Code, Diagnostic, Spot},
    format::{self, KeyPath, Source, Step},
    tenant::{Gap, GapCause},
};

impl Draft<'_> {
    /// Reads a file in any form.
    ///
    /// # Errors
    /// All findings of the file.
    pub(super) fn file(
        &mut self,
        response: &Response,
        by_hand: Option<&'static Endpoint>,
    ) -> Result<(), Vec<Diagnostic>> {
        self.account = FileAccount { file: response.name.clone(), ..FileAccount::default() };
        let read = match &response.text {
            Ok(source) => self.identified(&response.name, source, by_hand),
            Err(findings) => Err(findings.clone()),
        };
        let read = read.map_err(|findings| findings.into_iter().map(as_exported).collect());
        let mut account = std::mem::take(&mut self.account);
        account.is_refused = read.is_err();
        self.accounts.push(account);
        read
    }

    /// Marks what a file with errors would have shown as not captured. Returns `false` if that is unknown.
    pub(super) fn lose(
        &mut self,
        response: &Response,
        by_hand: Option<&'static Endpoint>,
        findings: &[Diagnostic],
    ) -> bool {
        let Some(file) = self.accounts.last() else { return false };
        let mut lost: BTreeSet<&'static str> = file.endpoints.iter().map(|(endpoint, _)| *endpoint).collect();
        let context = response.text.as_ref().ok().and_then(|source| head_context(&source.text));
        let by_context = context.as_deref().and_then(endpoint::by_context);
        let named = endpoint::by_file_name(stem(&response.name));
        lost.extend([by_hand, by_context, named].into_iter().flatten().map(|endpoint| endpoint.name));
        let code = findings.first().map_or(Code::Unreadable, |finding| finding.code);
        let name = response.name.rsplit('/').next().unwrap_or(&response.name);
        let gap = Gap {
            cause: GapCause::Unreadable,
            error: code.name().to_owned(),
            permission: None,
            file: Some(format::short(name).into_owned()),
        };
        for endpoint in &lost {
            self.answers.entry(endpoint).or_default().refused = Some((response.name.clone(), gap.clone()));
        }
        !lost.is_empty()
    }

    /// Identifies the endpoint of a file, and reads it.
    fn identified(
        &mut self,
        name: &str,
        source: &Source,
        by_hand: Option<&'static Endpoint>,
    ) -> Result<(), Vec<Diagnostic>> {
        if let Some(finding) = no_json(source) {
            return Err(vec![finding]);
        }
        let named = || endpoint::by_file_name(stem(name));
        let context = head_context(&source.text);
        let by_context = context.as_deref().and_then(endpoint::by_context);
        let hint = by_hand.map(|endpoint| (endpoint, How::ByHand));
        let hint = hint.or(by_context.map(|endpoint| (endpoint, How::ByContext)));
        // A response that names another endpoint is looked at more closely.
        let hint = hint.or_else(|| {
            let named = context.is_none().then(named).flatten();
            named.map(|endpoint| (endpoint, How::ByName))
        });
        match hint {
            Some((endpoint, how)) if (endpoint.read)(&EndpointPart::Whole(source), endpoint, self)? => {
                self.account.endpoints.push((endpoint.name, how));
                Ok(())
            }
            _ => self.unwrapped(source, by_hand, named()),
        }
    }

    /// Reads a file in another form than Graph's own.
    fn unwrapped(
        &mut self,
        source: &Source,
        by_hand: Option<&'static Endpoint>,
        named: Option<&'static Endpoint>,
    ) -> Result<(), Vec<Diagnostic>> {
        let list;
        let (source, tree) = match format::tree(source, self.limits) {
            Ok(tree) => (source, tree),
            Err(findings) => match envelope::lines_as_list(source) {
                Some(lines) => {
                    list = lines;
                    (&list, format::tree(&list, self.limits)?)
                }
                None => return Err(explained(source, findings)),
            },
        };
        let (pieces, unread) = envelope::pieces(tree, by_hand.or(named));
        if pieces.is_empty() {
            return match by_hand.or(named) {
                Some(endpoint) => Err(vec![not_borne_out(source, endpoint, unread.first().map(|part| &part.at))]),
                None => {
                    let spot = format::spot(source, &KeyPath::top());
                    self.unrecognized.push((source.path.clone(), KeyPath::top(), spot));
                    Ok(())
                }
            };
        }
        for part in unread {
            self.account.skip("a part that is no response", 1);
            self.unread(source, &part.at, &part.why);
        }
        let mut findings = Vec::new();
        for piece in pieces {
            if let Err(found) = self.piece(source, piece, by_hand, named) {
                findings.extend(found);
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(explained(source, findings)) }
    }

    fn piece(
        &mut self,
        file: &Source,
        piece: Piece,
        by_hand: Option<&'static Endpoint>,
        named: Option<&'static Endpoint>,
    ) -> Result<(), Vec<Diagnostic>> {
        let inside = piece.inside.as_ref();
        let inside = inside.map(|text| Source { path: file.path.clone(), text: text.clone(), syntax: file.syntax });
        let source = inside.as_ref().unwrap_or(file);
        if let Content::Unclear(may_be) = &piece.content {
            self.account.endpoints.extend(may_be.iter().map(|endpoint| (endpoint.name, How::ByContent)));
            return Err(vec![unclear(source, &piece.at, may_be)]);
        }
        let Some((endpoint, how)) = self.endpoint_of(&piece, by_hand, named) else {
            self.no_endpoint(source, &piece);
            return Ok(());
        };
        self.account.endpoints.push((endpoint.name, how));
        if let Some(named) = piece.key.or(named).filter(|named| how == How::ByContent && named.name != endpoint.name) {
            self.misnamed(source, &piece.at, named, endpoint);
        }
        if let Some(more) = piece.more.first() {
            self.continued(source, endpoint, more);
        }
        let Piece { at, content, context, next, count, .. } = piece;
        // Only Graph's own answer names a next page wherever there is one.
        let is_own = context.is_some();
        let page = |records: &[serde_json::Value], enveloped| ListPage {
            path: file.path.clone(),
            next,
            count,
            records: records.len(),
            ids: records.iter().filter_map(id_of).collect(),
            enveloped,
            context,
        };
        match content {
            Content::Unclear(_) => {}
            Content::Error(error) => {
                self.account.error = Some(error.name());
                let answer = self.answers.entry(endpoint.name).or_default();
                if error.is_not_found(endpoint) {
                    answer.not_found = true;
                } else {
                    answer.refused.get_or_insert_with(|| (file.path.clone(), error.gap(endpoint)));
                }
            }
            Content::Nothing => {
                self.account.skip("`value` is null", 1);
                self.unread(source, &at, "`value` is null: nothing was exported");
            }
            Content::List { records, enveloped: false } if records.is_empty() => {
                self.account.skip("an empty list without Graph's envelope", 1);
                let message = "an empty list without Graph's envelope does not say whether there is nothing, or the \
                               export failed: it counts as not captured";
                self.unread(source, &at, message);
            }
            Content::List { records, .. } => {
                borne_out(source, &at, endpoint, how, &records)?;
                self.page(endpoint, page(&records, is_own));
                let records = serde_json::Value::Array(records);
                (endpoint.read)(&EndpointPart::Piece { source, at: &at, records: &records }, endpoint, self)?;
            }
            Content::One(record) => {
                let records = std::slice::from_ref(&record);
                borne_out(source, &at, endpoint, how, records)?;
                let is_alone = !matches!(at.0.last(), Some(Step::Index(_)));
                self.page(endpoint, page(records, is_alone || is_own));
                (endpoint.read)(&EndpointPart::Piece { source, at: &at, records: &record }, endpoint, self)?;
            }
        }
        Ok(())
    }

    /// Returns the endpoint of a piece and how it was identified: by hand, by context, by content, or by name.
    fn endpoint_of(
        &self,
        piece: &Piece,
        by_hand: Option<&'static Endpoint>,
        named: Option<&'static Endpoint>,
    ) -> Option<(&'static Endpoint, How)> {
        let by_context = piece.context.as_deref().and_then(endpoint::by_context);
        let records = match &piece.content {
            Content::List { records, .. } => records,
            Content::One(record) => std::slice::from_ref(record),
            Content::Unclear(_) | Content::Error(_) | Content::Nothing => &[],
        };
        let record = records.first();
        let by_content = || records.iter().find_map(endpoint::by_content).map(|endpoint| (endpoint, How::ByContent));
        let hint = by_hand.map(|endpoint| (endpoint, How::ByHand));
        let hint = hint.or(by_context.map(|endpoint| (endpoint, How::ByContext))).or_else(by_content);
        let foreign = piece.context.as_deref().and_then(endpoint::name_in).is_some();
        let named = piece.key.or(named).filter(|endpoint| {
            // A response that names another endpoint is of that one, unless it has the properties of this one.
            !foreign || endpoint.marks.is_empty() || record.is_some_and(|record| endpoint.is_borne_out_by(record))
        });
        hint.or(named.map(|endpoint| (endpoint, How::ByName)))
    }

    /// Reports a piece that belongs to no endpoint.
    fn no_endpoint(&mut self, source: &Source, piece: &Piece) {
        let at = &piece.at;
        if let Some(context) = &piece.context {
            let known: Vec<&str> = endpoint::names().collect();
            let name = endpoint::name_in(context).unwrap_or(context);
            let message = format!("the site does not use the endpoint `{name}`");
            self.account.skip("an endpoint that the site does not use", 1);
            self.warnings.push(
                Diagnostic::about_file(&source.path, Code::UnknownEndpoint, format::short(&message))
                    .with_help(format!("used are: {}", known.join(", "))),
            );
            return;
        }
        match &piece.content {
            Content::Error(error) => {
                let message = format!("the body of an error (`{}`) that names no endpoint is not read", error.name());
                self.account.skip("an error of an unknown endpoint", 1);
                self.unread(source, at, &message);
            }
            Content::List { .. } | Content::One(_) | Content::Unclear(_) | Content::Nothing => {
                self.unrecognized.push((source.path.clone(), at.clone(), format::spot(source, at)));
            }
        }
    }

    /// Warns that records belong to another endpoint than their file, or the key around them, is named after.
    fn misnamed(&mut self, source: &Source, at: &KeyPath, named: &Endpoint, endpoint: &Endpoint) {
        let message =
            format!("these are records of `{}`, not of `{}`: they are read as such", endpoint.name, named.name);
        let is_this = |finding: &Diagnostic| finding.path == source.path && finding.message == message;
        if !self.warnings.iter().any(is_this) {
            let help = format!("name the file, or the key around the records, `{}`", endpoint.name);
            let finding = Diagnostic::about_file(&source.path, Code::Misnamed, message);
            self.warnings.push(finding.at(format::spot(source, at)).with_help(help));
        }
    }

    /// Reports an incomplete list inside a record.
    fn continued(&mut self, source: &Source, endpoint: &Endpoint, more: &KeyPath) {
        let message =
            format!("`{more}` names records that are not in the folder: `{}` is not captured in full", endpoint.name);
        let help = "export again, with all pages of the list, or request the list itself instead of `$expand`";
        let finding = Diagnostic::about_file(&source.path, Code::MissingPage, format::short(&message));
        let finding = finding.at(format::key_spot(source, more)).with_help(help);
        self.continued.entry(endpoint.name).or_insert(finding);
    }

    /// Warns about a part that is not read.
    fn unread(&mut self, source: &Source, at: &KeyPath, message: &str) {
        let finding = Diagnostic::about_file(&source.path, Code::UnreadFile, format::short(message));
        let help = "name the file after its endpoint, e.g. vppTokens.json, and save the response as Graph sends it";
        self.warn(finding.at(format::spot(source, at)).with_help(help));
    }
}

/// Returns the finding for a file that is not JSON: an empty file, a web page, or another format of PowerShell.
fn no_json(source: &Source) -> Option<Diagnostic> {
    let text = source.text.trim_start();
    let begins = |mark: &str| text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    let (code, message, help) = match text {
        "" => (
            Code::EmptyFile,
            "the file is empty",
            "export it again, or delete it if the endpoint was not captured; an empty list is `{\"value\": []}`",
        ),
        _ if begins("<Objs") => (
            Code::NotAResponse,
            "this is an export of `Export-Clixml`, not JSON",
            "export it with `ConvertTo-Json -Depth 10`",
        ),
        _ if begins("<!doctype") || begins("<html") => (
            Code::NotAResponse,
            "this is a web page, not a response of Microsoft Graph",
            "most likely a page to sign in on was saved: check how the export signs in, and export again",
        ),
        _ => return None,
    };
    Some(Diagnostic::about_file(&source.path, code, message).with_help(help))
}

/// Returns the name of a file without folder and extension.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file)
}

/// Returns the `@odata.context` at the beginning of a text.
fn head_context(text: &str) -> Option<String> {
    const HEAD: usize = 8 * 1024;
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let (before, rest) = text[..end].split_once("\"@odata.context\"")?;
    // It is the response's own where nothing but its first mapping was opened before it.
    let is_own = before.bytes().filter(|byte| matches!(byte, b'{' | b'[')).count() == 1;
    let value = rest.trim_start().strip_prefix(':').map(str::trim_start).and_then(|rest| rest.strip_prefix('"'));
    value.filter(|_| is_own).and_then(|value| value.split('"').next()).map(str::to_owned)
}

/// Replaces the help to put a value in quotes: exports are not written by hand.
fn as_exported(finding: Diagnostic) -> Diagnostic {
    match finding.message.strip_suffix(format::IN_QUOTES) {
        Some(message) => Diagnostic { message: message.to_owned(), ..finding }
            .with_help("export the response again, with the values as Graph sends them"),
        None => finding,
    }
}

/// Replaces the findings of a file by one with a remedy, if the export was cut off.
fn explained(source: &Source, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Some(at) = values::cut_off_at(&source.text) else { return findings };
    let spot = Spot::at_offset(&source.text, at);
    let message = "values that lie deep were replaced by the names of their types: the export was cut off";
    vec![Diagnostic::about_file(&source.path, Code::CutOffExport, message).at(Some(spot)).with_help(values::DEPTH)]
}
