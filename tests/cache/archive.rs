//! An archive on disk, and random edits of it.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use proptest::{collection::vec, prelude::*};
use walkdir::WalkDir;

/// An edit. Numbers select one of the existing files or folders, and a content.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Adds a native snapshot for a day.
    AddNative(u8, u8),
    /// Adds a folder of responses for a day.
    AddCapture(u8, u8),
    /// Deletes a file.
    Remove(u8),
    /// Deletes a folder of responses.
    RemoveCapture(u8),
    /// Changes the content of a file.
    Change(u8, u8),
    /// Changes the content of a file, but keeps size and mtime.
    ChangeUnseen(u8),
    /// Renames a file.
    Rename(u8, u8),
    /// Renames a folder of responses to another day.
    RenameCapture(u8, u8),
    /// Swaps the names of two files.
    Swap(u8, u8),
    /// Rewrites a file, with its lines in another order if possible.
    Reorder(u8),
    /// Changes the mtime of a file.
    Touch(u8),
    /// Truncates a file in the middle.
    Cut(u8),
    /// Adds an unneeded file to a folder.
    AddOther(u8),
    /// Replaces a file by a copy: same content, another inode.
    Copy(u8),
}

impl Edit {
    /// Returns one edit of each kind.
    pub fn one_of_each() -> [Edit; 14] {
        [
            Edit::AddNative(50, 3),
            Edit::AddCapture(51, 4),
            Edit::Change(0, 9),
            Edit::ChangeUnseen(1),
            Edit::RenameCapture(1, 52),
            Edit::Rename(2, 7),
            Edit::Reorder(3),
            Edit::Touch(4),
            Edit::Copy(5),
            Edit::AddOther(0),
            Edit::Swap(6, 13),
            Edit::Remove(3),
            Edit::RemoveCapture(0),
            Edit::Cut(2),
        ]
    }
}

/// Generates sequences of a few edits.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let number = any::<u8>;
    let edit = prop_oneof![
        3 => (0..60_u8, number()).prop_map(|(day, what)| Edit::AddNative(day, what)),
        3 => (0..60_u8, number()).prop_map(|(day, what)| Edit::AddCapture(day, what)),
        2 => number().prop_map(Edit::Remove),
        2 => number().prop_map(Edit::RemoveCapture),
        4 => (number(), number()).prop_map(|(file, what)| Edit::Change(file, what)),
        4 => number().prop_map(Edit::ChangeUnseen),
        2 => (number(), number()).prop_map(|(file, name)| Edit::Rename(file, name)),
        3 => (number(), 0..60_u8).prop_map(|(folder, day)| Edit::RenameCapture(folder, day)),
        2 => (number(), number()).prop_map(|(a, b)| Edit::Swap(a, b)),
        2 => number().prop_map(Edit::Reorder),
        2 => number().prop_map(Edit::Touch),
        1 => number().prop_map(Edit::Cut),
        1 => number().prop_map(Edit::AddOther),
        2 => number().prop_map(Edit::Copy),
    ];
    vec(edit, 1..7)
}

/// An archive.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Creates two tenants: one with native files, one with captures, some of which cause warnings.
    pub fn sample(root: &Path) -> Self {
        let folder = Folder { root: root.to_owned() };
        folder.write("fabrikam.yaml", &native(1, 0));
        folder.write("fabrikam/2.json", &native_json(2, 1));
        folder.write("fabrikam/3.yaml", &native(3, 0));
        for day in 0..5 {
            folder.capture(&folder.root.join("contoso").join(name(day)), day);
        }
        folder.write("contoso/2026-10-03T080000Z/messages-2.json", &messages(1, "\"@odata.nextLink\": \"more\","));
        folder
    }

    /// Returns the number of snapshots.
    pub fn snapshots(&self) -> usize {
        let natives = self.files().iter().filter(|file| file.to_string_lossy().contains("fabrikam")).count();
        natives + self.captures().len()
    }

    /// Applies an edit.
    pub fn apply(&mut self, edit: &Edit) {
        let (files, captures) = (self.files(), self.captures());
        let file = |number: u8| files.get(usize::from(number) % files.len().max(1)).cloned();
        let capture = |number: u8| captures.get(usize::from(number) % captures.len().max(1)).cloned();
        match edit {
            Edit::AddNative(day, what) => self.write(&format!("fabrikam/day-{day}.yaml"), &native(*day, *what)),
            Edit::AddCapture(day, what) => self.capture(&self.root.join("contoso").join(name(*day)), *what),
            Edit::RemoveCapture(number) => {
                let _ = capture(*number).map(fs::remove_dir_all);
            }
            Edit::RenameCapture(number, day) => {
                // An existing folder is kept.
                let _ = capture(*number).map(|folder| fs::rename(&folder, folder.with_file_name(name(*day))));
            }
            Edit::AddOther(number) => {
                let text = "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#users\", \"value\": []}";
                let _ = capture(*number).map(|folder| fs::write(folder.join("users.json"), text));
            }
            Edit::Swap(a, b) => {
                let (Some(a), Some(b)) = (file(*a), file(*b)) else { return };
                let aside = self.root.join(".aside");
                for (from, to) in [(&a, &aside), (&b, &a), (&aside, &b)] {
                    let _ = fs::rename(from, to);
                }
            }
            Edit::Remove(number)
            | Edit::Change(number, _)
            | Edit::ChangeUnseen(number)
            | Edit::Rename(number, _)
            | Edit::Reorder(number)
            | Edit::Touch(number)
            | Edit::Cut(number)
            | Edit::Copy(number) => {
                if let Some(file) = file(*number) {
                    edit_file(edit, &file);
                }
            }
        }
    }

    fn files(&self) -> Vec<PathBuf> {
        let walk = WalkDir::new(&self.root).sort_by_file_name().into_iter().map(Result::unwrap);
        walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
    }

    fn captures(&self) -> Vec<PathBuf> {
        let folders = WalkDir::new(self.root.join("contoso")).min_depth(1).max_depth(1).sort_by_file_name();
        folders.into_iter().flatten().map(walkdir::DirEntry::into_path).collect()
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn capture(&self, folder: &Path, what: u8) {
        fs::create_dir_all(folder).unwrap();
        let write = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
        write("organization.json", "{\"value\": [{\"id\": \"C0\", \"displayName\": \"Contoso Ltd\"}]}".to_owned());
        write("messages.json", messages(what, ""));
        write("issues.json", issues(what));
        write(
            "vppTokens.json",
            format!(
                "{{\"value\": [{{\"id\": \"v\", \"expirationDateTime\": \"2027-01-{:02}T08:00:00Z\",\n\
                 \"lastSyncDateTime\": \"2026-10-01T07:00:00.{what}Z\"}}]}}",
                what % 28 + 1
            ),
        );
        write("tenant.yaml", format!("location: Europe {what}\nservice_release: {what}\n"));
    }
}

fn edit_file(edit: &Edit, file: &Path) {
    let renamed = |more: &str| {
        let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        file.with_file_name(format!("{}-{more}.{}", part(file.file_stem()), part(file.extension())))
    };
    match edit {
        Edit::Remove(_) => fs::remove_file(file).unwrap(),
        Edit::Change(_, what) => change(file, *what),
        Edit::ChangeUnseen(_) => change_unseen(file),
        Edit::Rename(_, to) => fs::rename(file, renamed(&to.to_string())).unwrap(),
        Edit::Reorder(_) => reorder(file),
        Edit::Touch(_) => {
            let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
            File::options().write(true).open(file).unwrap().set_modified(old).unwrap();
        }
        Edit::Cut(_) => {
            let bytes = fs::read(file).unwrap();
            fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        }
        Edit::Copy(_) => {
            fs::copy(file, renamed("copy")).unwrap();
        }
        _ => unreachable!(),
    }
}

/// Returns the name of a capture.
fn name(day: u8) -> String {
    format!("2026-{:02}-{:02}T080000Z", 10 + day / 28, day % 28 + 1)
}

fn native(day: u8, what: u8) -> String {
    // Some records are not in every snapshot, and one changes often.
    let comes_and_goes = what % 3;
    format!(
        "schema: tenant-status/v1\ncaptured_at: 2026-10-01T{:02}:{:02}:00Z\ntenant: {{ id: f1, name: Fabrikam Inc, location: L{what} }}\n\
         licenses: [{{ sku: EMS, total: {what}, assigned: 1 }}]\n\
         connectors:\n  - {{ type: jamf, id: j, name: Jamf {what}, last_success_at: 2026-09-30 }}\n\
         \x20 - {{ type: own, basis: expiry, label: Own, id: o, expires_at: 9999-12-31, details: {{ Where: here }} }}\n\
         \x20 - {{ type: jamf, id: j{comes_and_goes}, name: Another, last_success_at: 2026-09-29 }}\n\
         incidents:\n  - {{ id: IT1{comes_and_goes}, title: Of some days, classification: incident, status: s{comes_and_goes} }}\n\
         \x20 - {{ id: IT1, title: Same every day, classification: incident, status: investigating }}\n\
         \x20 - {{ id: IT2, title: Of number {what}, classification: advisory, status: novel, posts: [{{ at: 2026-09-30, markdown: Hi }}] }}\n\
         messages:\n  - {{ id: MC1, title: Same every day, markdown: Hello, tags: [a, b] }}\n\
         \x20 - {{ id: MC1{comes_and_goes}, title: Of some days, markdown: Text {} }}\n\
         \x20 - {{ id: MC3, title: Edited often, markdown: Text {} }}\n\
         \x20 - {{ id: MC2, title: Of another, services: [Exchange Online], html: <p>Hello }}\n",
        day / 60,
        day % 60,
        what % 2,
        what % 5,
    )
}

fn native_json(day: u8, what: u8) -> String {
    format!(
        "{{\"schema\": \"tenant-status/v1\", \"captured_at\": \"2026-10-02T08:{:02}:00.5+02:00\",\n\
         \"tenant\": {{\"id\": \"f1\", \"name\": \"Fabrikam Inc\"}},\n\"licenses\": [{{\"sku\": \"E{what}\", \"total\": 1, \"assigned\": 2}}]}}\n",
        day % 60
    )
}

fn messages(what: u8, more: &str) -> String {
    let message = |id: u8, service: &str, said: u8| {
        format!(
            "{{\"id\": \"MC{id}\", \"title\": \"T{said}\", \"services\": [\"{service}\"], \"category\": \"planForChange\",\n\
             \"startDateTime\": \"2026-09-01T08:00:00Z\", \"lastModifiedDateTime\": \"2026-09-02T08:00:00.1234567Z\",\n\
             \"body\": {{\"contentType\": \"html\", \"content\": \"<p>Hello {said}\"}}}}"
        )
    };
    let list = [
        message(7, "Microsoft Intune", 0),
        message(8, "Exchange Online", 0),
        message(9, "Microsoft Intune", what),
        message(9, "Microsoft Intune", what % 3),
    ];
    format!("{{{more}\n\"value\": [\n{}\n]}}", list.join(",\n"))
}

fn issues(what: u8) -> String {
    format!(
        "{{\"value\": [{{\"id\": \"IT7\", \"title\": \"Same\", \"service\": \"Microsoft Intune\", \"classification\": \"incident\",\n\
         \"status\": \"serviceDegradation\", \"isResolved\": false, \"posts\": [{{\"createdDateTime\": \"2026-09-30T08:00:00Z\",\n\
         \"description\": {{\"contentType\": \"text\", \"content\": \"Post {}\"}}}}]}}]}}",
        what % 4
    )
}

/// Returns other content of the same type for a file.
fn change(file: &Path, what: u8) {
    let name = file.file_name().unwrap().to_string_lossy();
    let text = match () {
        () if name.starts_with("messages") => messages(what, ""),
        () if name.starts_with("issues") => issues(what),
        () if name.starts_with("tenant") => format!("location: Elsewhere {what}\n"),
        () if file.to_string_lossy().contains("fabrikam") && name.ends_with("yaml") => native(what, what),
        () if file.to_string_lossy().contains("fabrikam") => native_json(what, what),
        () => fs::read_to_string(file).unwrap().replace("Contoso Ltd", &format!("Contoso {what}")),
    };
    fs::write(file, text).unwrap();
}

fn change_unseen(file: &Path) {
    let modified = fs::metadata(file).unwrap().modified().unwrap();
    let text = fs::read_to_string(file).unwrap();
    let text = [("Same", "Sane"), ("Contoso Ltd", "Contoso Inc"), ("Europe", "Africa"), ("2027-01", "2027-02")]
        .into_iter()
        .fold(text, |text, (from, to)| text.replace(from, to));
    fs::write(file, text).unwrap();
    File::options().write(true).open(file).unwrap().set_modified(modified).unwrap();
}

/// Reorders lists: lines of lists in a native snapshot, or records of a response.
fn reorder(file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut new: Vec<&str> = lines.clone();
    for at in 1..new.len() {
        if new[at - 1].starts_with("  - ") && new[at].starts_with("  - ") {
            new.swap(at - 1, at);
        }
    }
    fs::write(file, new.join("\n") + "\n").unwrap();
}
