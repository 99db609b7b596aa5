//! Groups folders of responses into captures.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    Capture, File, FileKind, Findings, Found, UnreadPath,
    days::{Days, saved_again, undated},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    input::Limits,
    numbers, paths,
    snapshot::{cache::SnapshotCache, claim::Claim, time::NamedTime},
};

/// The files of one folder.
#[derive(Default)]
pub(super) struct Folder {
    natives: Vec<File>,
    responses: Vec<File>,
    companion: Option<File>,
}

impl Folder {
    pub(super) fn add(&mut self, file: File, diagnostics: &mut Vec<Diagnostic>) {
        if file.is_companion() {
            match &self.companion {
                None => self.companion = Some(file),
                Some(first) => diagnostics.push(Diagnostic::about_file(
                    file.name(),
                    Code::NotASnapshot,
                    format!("a second companion file beside {}", first.name()),
                )),
            }
            return;
        }
        match file.form {
            FileKind::Native => self.natives.push(file),
            FileKind::Response => self.responses.push(file),
        }
    }
}

/// Folders to be grouped into captures.
pub(super) struct Captures<'a> {
    pub(super) data: &'a Path,
    pub(super) folders: BTreeMap<PathBuf, Folder>,
    pub(super) memory: Option<&'a SnapshotCache>,
    /// Claims of companion files read so far, by folder.
    pub(super) claims: RefCell<BTreeMap<PathBuf, Option<Claim>>>,
}

impl Captures<'_> {
    pub(super) fn gather(mut self, limits: &Limits, found: &mut Findings) {
        for folder in self.folders.values_mut() {
            found.snapshots.extend(std::mem::take(&mut folder.natives).into_iter().map(Found::Native));
        }
        let mut groups: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for path in self.folders.iter().filter(|(_, folder)| !folder.responses.is_empty()).map(|(path, _)| path) {
            groups.entry(self.root_of(path)).or_default().push(path.clone());
        }
        let mut roots: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for (root, members) in groups {
            for (root, members) in self.tenants_of(root, members, limits) {
                roots.entry(root).or_default().extend(members);
            }
        }
        for (root, members) in self.siblings(roots, limits) {
            self.close(root, &members, limits, found);
        }
        self.unmatched(limits, found);
        for folder in self.folders.values() {
            let Some(companion) = &folder.companion else { continue };
            if !companion.path.parent().is_some_and(|above| self.has_responses(above)) {
                if let Some(broken) = &companion.broken {
                    found.diagnostics.push((**broken).clone());
                    continue;
                }
                found.diagnostics.push(
                    Diagnostic::about_file(
                        companion.name(),
                        Code::NotASnapshot,
                        "no Graph response lies beside this file",
                    )
                    .with_help(
                        "`tenant.yaml` completes a folder of Graph responses; a native snapshot has another name",
                    ),
                );
            }
        }
    }

    /// Returns whether there are responses in or below a folder.
    fn has_responses(&self, above: &Path) -> bool {
        let from = self.folders.range(above.to_owned()..);
        from.take_while(|(path, _)| path.starts_with(above)).any(|(_, folder)| !folder.responses.is_empty())
    }

    /// Adds a warning for each file that a companion file of several captures assigns to an endpoint, but that none of
    /// them has.
    fn unmatched(&self, limits: &Limits, found: &mut Findings) {
        let mut shared: BTreeMap<&Path, (&File, Vec<&File>)> = BTreeMap::new();
        for capture in found.snapshots.iter().filter_map(Found::capture) {
            for companion in capture.companions.iter().filter(|companion| capture.shares(companion)) {
                let folder = companion.path.parent().unwrap_or(self.data);
                shared.entry(folder).or_insert((companion, Vec::new())).1.extend(&capture.responses);
            }
        }
        let mut findings = Vec::new();
        for (folder, (companion, responses)) in shared {
            let names = self.claim(folder, limits).map(|claim| claim.responses).unwrap_or_default();
            let is_there = |name: &&String| {
                responses.iter().any(|file| file.path.starts_with(folder) && file.path.ends_with(name))
            };
            findings.extend(names.iter().filter(|name| !is_there(name)).map(|name| companion.unmatched(name, limits)));
        }
        found.diagnostics.append(&mut findings);
    }

    /// Returns a folder and all folders above it, up to the data.
    fn above<'p>(&self, path: &'p Path) -> impl Iterator<Item = &'p Path> {
        let data = self.data.to_owned();
        path.ancestors().take_while(move |above| above.starts_with(&data))
    }

    /// Returns the root folder of a capture: the nearest one with a time in its name, else the nearest one with a companion
    /// file, else the folder itself.
    fn root_of(&self, path: &Path) -> PathBuf {
        let dated = self.above(path).find(|above| named_time(above).is_some());
        let completed =
            || self.above(path).find(|above| self.folders.get(*above).is_some_and(|one| one.companion.is_some()));
        dated.or_else(completed).unwrap_or(path).to_owned()
    }

    /// Splits folders below one with a time in its name by tenant, at any depth: each tenant is a capture. Returns the root
    /// folder of each capture with the folders of its responses.
    fn tenants_of(&self, root: PathBuf, members: Vec<PathBuf>, limits: &Limits) -> Vec<(PathBuf, Vec<PathBuf>)> {
        if members.len() < 2 {
            return vec![(root, members)];
        }
        let mut units: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for member in members {
            let unit = self.above(&member).find(|above| above.parent() == Some(root.as_path()));
            units.entry(unit.unwrap_or(&root).to_owned()).or_default().push(member);
        }
        let own = units.remove(&root);
        let claims: Vec<Vec<Claim>> = units.values().map(|members| self.claims(&root, members, limits)).collect();
        let above = own.as_ref().and_then(|_| self.claim(&root, limits));
        let conflict = claims.iter().enumerate().any(|(at, some)| {
            let mut others = claims[at + 1..].iter().flatten();
            others.any(|other| some.iter().any(|claim| claim.contradicts(other)))
                || some.iter().any(|claim| above.as_ref().is_some_and(|above| above.is_other_tenant(claim)))
        });
        let divided = conflict || units.values().filter(|members| self.has_organization(members)).count() > 1;
        let (mut captures, mut joined) = (Vec::new(), own.unwrap_or_default());
        for (unit, members) in units {
            let mut inside = self.tenants_of(unit, members, limits);
            if divided || inside.len() > 1 {
                captures.append(&mut inside);
            } else {
                joined.extend(inside.into_iter().flat_map(|(_, members)| members));
            }
        }
        if !joined.is_empty() {
            joined.sort();
            captures.push((root, joined));
        }
        captures
    }

    fn has_organization(&self, members: &[PathBuf]) -> bool {
        let files = members.iter().filter_map(|member| self.folders.get(member)).flat_map(|folder| &folder.responses);
        let name = |file: &File| file.path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        files.map(name).any(|name| name.starts_with("organization"))
    }

    /// Returns the claims of companion files below `root` about the members.
    fn claims(&self, root: &Path, members: &[PathBuf], limits: &Limits) -> Vec<Claim> {
        let below = |member| self.above(member).take_while(|above| *above != root);
        let folders: BTreeSet<&Path> = members.iter().flat_map(|member| below(member)).collect();
        folders.into_iter().filter_map(|folder| self.claim(folder, limits)).collect()
    }

    /// Returns the claim of the companion file of a folder: the tenant, and the capture time. Each file is read once, and not
    /// at all if its claim is cached.
    fn claim(&self, folder: &Path, limits: &Limits) -> Option<Claim> {
        let companion = self.folders.get(folder)?.companion.as_ref()?;
        if let Some(known) = self.claims.borrow().get(folder) {
            return known.clone();
        }
        let name = companion.name_in(self.data);
        let known = self.memory.and_then(|memory| memory.claim_of(name?, companion.stat));
        let claim = known.unwrap_or_else(|| {
            let claim = companion.claim(limits);
            if let Some((memory, name)) = self.memory.zip(name) {
                memory.has_claim(name, companion.stat, claim.clone());
            }
            claim
        });
        self.claims.borrow_mut().insert(folder.to_owned(), claim.clone());
        claim
    }

    /// Joins sibling folders whose companion files have equal claims: they are one capture, split into folders.
    fn siblings(&self, roots: BTreeMap<PathBuf, Vec<PathBuf>>, limits: &Limits) -> Vec<(PathBuf, Vec<PathBuf>)> {
        let mut by_parent: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let is_open = |root: &PathBuf| *root != self.data && self.above(root).all(|above| named_time(above).is_none());
        for root in roots.keys().filter(|root| is_open(root)) {
            *by_parent.entry(root.parent().unwrap_or(self.data).to_owned()).or_default() += 1;
        }
        let mut joined: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut all = Vec::new();
        for (root, members) in roots {
            let parent = root.parent().unwrap_or(self.data).to_owned();
            let has_siblings = is_open(&root) && by_parent.get(&parent).is_some_and(|count| *count > 1);
            match has_siblings.then(|| self.claim(&root, limits)).flatten().and_then(Claim::whose) {
                Some(whose) => joined.entry((parent, whose)).or_default().push((root, members)),
                None => all.push((root, members)),
            }
        }
        for ((parent, _), mut captures) in joined {
            match captures.len() {
                1 => all.append(&mut captures),
                _ => all.push((parent, captures.into_iter().flat_map(|(_, members)| members).collect())),
            }
        }
        all.sort();
        all
    }

    /// Creates a capture from the files of these folders, or one for each date in their names.
    fn close(&self, root: PathBuf, members: &[PathBuf], limits: &Limits, found: &mut Findings) {
        let folders = || members.iter().filter_map(|member| self.folders.get(member));
        let responses: Vec<File> = folders().flat_map(|folder| folder.responses.iter().cloned()).collect();
        let above: BTreeSet<&Path> = members.iter().flat_map(|member| self.above(member)).collect();
        let companions = above.into_iter().filter_map(|path| self.folders.get(path)?.companion.clone());
        let companions: Vec<File> = companions.collect();
        let named = self.above(&root).find_map(|above| Some((named_time(above)?, above.to_owned())));
        let (named, named_by) = named.unzip();
        let size: u64 = companions.iter().chain(&responses).map(|file| file.size).sum();
        if size > limits.file_size {
            let (size, most) = (numbers::bytes(size), numbers::bytes(limits.file_size));
            let message = format!("the responses in it have {size} together; at most {most} are read");
            let finding = Diagnostic::about_file(paths::shown(&root), Code::TooLarge, message)
                .with_help(limits.help("file_size"));
            found.unread.push(UnreadPath { path: paths::shown(&root), time: named, finding });
            return;
        }
        let days = Days::of(&responses, named.is_some());
        found.diagnostics.extend(days.again.iter().map(|file| saved_again(file)));
        if days.captures.len() > 1 {
            found.diagnostics.extend(days.without.into_iter().map(undated));
            for (day, responses) in days.captures {
                let (folder, companions) = (root.clone(), companions.clone());
                found.snapshots.push(Found::Graph(Capture {
                    folder,
                    responses,
                    companions,
                    named: None,
                    named_by: None,
                    day: Some(day),
                    several: true,
                }));
            }
            return;
        }
        let day = days.captures.into_iter().next().map(|(day, _)| day).filter(|_| named.is_none());
        let (folder, several) = (root, false);
        found.snapshots.push(Found::Graph(Capture { folder, responses, companions, named, named_by, day, several }));
    }
}

/// Returns the time in the name of a folder. Paths like `.` have no name, so they are resolved.
fn named_time(folder: &Path) -> Option<NamedTime> {
    let name = match folder.file_name() {
        Some(name) => name.to_owned(),
        None => folder.canonicalize().ok()?.file_name()?.to_owned(),
    };
    NamedTime::of_folder(&name.to_string_lossy())
}
