//! Paths as messages show them, and names that Windows does not accept.

use std::path::Path;

/// Names of devices on Windows, in any letter case and with any extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Returns a path for a message: on Windows with one kind of separator, and without the prefix of extended paths.
pub fn shown(path: impl AsRef<Path>) -> String {
    let path = path.as_ref().display().to_string();
    if cfg!(windows) { windows_style(&path) } else { path }
}

/// Returns a path with backslashes and without `\\?\`.
fn windows_style(path: &str) -> String {
    let path = path.replace('/', "\\");
    match (path.strip_prefix(r"\\?\UNC\"), path.strip_prefix(r"\\?\")) {
        (Some(share), _) => format!(r"\\{share}"),
        (None, Some(local)) => local.to_owned(),
        (None, None) => path,
    }
}

/// Returns why Windows cannot create a path; `None` on other systems, and for a path that it accepts.
pub fn flaw(path: &Path) -> Option<String> {
    if cfg!(windows) { windows_flaw(&shown(path)) } else { None }
}

/// Returns the first component that Windows reserves, changes or forbids, with the reason. Windows removes dots and
/// blanks at the end of a name, so that two names mean one folder.
fn windows_flaw(path: &str) -> Option<String> {
    let path = windows_style(path);
    let has_drive = path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && path[1..].starts_with(':');
    let names = path[if has_drive { 2 } else { 0 }..].split('\\').filter(|name| !matches!(*name, "" | "." | ".."));
    let mut flaws = names.filter_map(|name| Some(format!("`{name}` {}", name_flaw(name)?)));
    flaws.next()
}

/// Returns what is wrong with the name of a file or folder on Windows.
fn name_flaw(name: &str) -> Option<&'static str> {
    if is_device(name) {
        Some("is the name of a device on Windows")
    } else if name.ends_with('.') {
        Some("ends with a dot, which Windows removes")
    } else if name.ends_with(' ') {
        Some("ends with a blank, which Windows removes")
    } else if name.contains(['<', '>', ':', '"', '|', '?', '*']) || name.contains(char::is_control) {
        Some("has a character that Windows does not allow in names")
    } else {
        None
    }
}

/// Returns whether Windows reserves a name for a device, with whatever extension.
pub fn is_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or(name).trim_end().to_lowercase();
    let is_port = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    };
    DEVICES.contains(&stem.as_str()) || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_paths_are_shown_with_one_kind_of_separator() {
        for (path, shown) in [
            (r"out/x\index.html", r"out\x\index.html"),
            (r"\\?\Z:\site\index.html", r"Z:\site\index.html"),
            (r"\\?\UNC\server\share\site", r"\\server\share\site"),
            ("//server/share/site", r"\\server\share\site"),
            ("site", "site"),
        ] {
            assert_eq!(windows_style(path), shown);
        }
    }

    #[test]
    fn names_that_windows_does_not_accept_are_found_anywhere_in_a_path() {
        for (path, name) in [
            (r"out\con", "con"),
            ("nul/site", "nul"),
            (r"C:\sites\Aux.txt", "Aux.txt"),
            (r"\\.\con", "con"),
            (r"\\server\share\lpt1 .log", "lpt1 .log"),
            ("COM9", "COM9"),
            ("com²", "com²"),
            ("site.", "site."),
            ("site /x", "site "),
            ("out:stream", "out:stream"),
            ("what?", "what?"),
            ("tab\there", "tab\there"),
        ] {
            let flaw = windows_flaw(path).unwrap();
            assert!(flaw.starts_with(&format!("`{name}` ")), "{flaw}");
        }
    }

    #[test]
    fn other_names_are_accepted() {
        for path in [
            r"C:\sites\contoso",
            r"..\.\site",
            r"\\?\C:\site",
            r"\\server\share",
            "console",
            "com10",
            ".con",
            "a.con",
            "",
        ] {
            assert_eq!(windows_flaw(path), None);
        }
    }
}
