//! Architecture tests: dependencies between modules, checked against `use` lines and `src/lib.rs`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// All modules in reading order, with the modules that they use. Each uses only modules above it, so there is no cycle.
const MODULES: &[(&str, &[&str])] = &[
    ("numbers", &[]),
    ("text_safety", &[]),
    ("paths", &[]),
    ("digest", &[]),
    ("diagnostic", &["text_safety", "paths"]),
    ("error", &["paths", "diagnostic"]),
    ("progress", &["error"]),
    ("input", &["paths", "numbers", "diagnostic", "error"]),
    ("format", &["numbers", "diagnostic", "input"]),
    ("time_zone", &["diagnostic", "format"]),
    ("tenant", &[]),
    ("as_of", &["tenant"]),
    ("locale", &["diagnostic", "time_zone", "as_of"]),
    ("cache", &["digest"]),
    (
        "snapshot",
        &[
            "paths",
            "numbers",
            "digest",
            "diagnostic",
            "error",
            "progress",
            "input",
            "format",
            "time_zone",
            "tenant",
            "cache",
        ],
    ),
    ("content", &["text_safety", "tenant"]),
    ("rules", &["tenant", "as_of"]),
    ("audience", &["text_safety", "tenant", "snapshot", "content", "rules"]),
    ("guidance", &["tenant", "locale", "audience"]),
    ("history", &["tenant", "as_of", "content", "rules"]),
    ("report", &["tenant", "rules", "history"]),
    (
        "site",
        &[
            "text_safety",
            "paths",
            "digest",
            "time_zone",
            "tenant",
            "as_of",
            "locale",
            "content",
            "audience",
            "guidance",
            "rules",
            "history",
            "report",
        ],
    ),
    ("theme", &["paths", "numbers", "text_safety", "diagnostic", "error", "input", "format", "locale", "site"]),
    ("search", &["tenant", "locale", "audience", "rules", "history", "site"]),
    (
        "exports",
        &["text_safety", "tenant", "as_of", "locale", "audience", "guidance", "rules", "history", "site", "search"],
    ),
    ("publish", &["numbers", "paths", "digest", "diagnostic", "error", "progress", "tenant", "cache"]),
    ("verify", &["paths", "numbers", "digest", "diagnostic", "error", "progress", "input", "publish"]),
    (
        "config",
        &[
            "numbers",
            "paths",
            "text_safety",
            "diagnostic",
            "error",
            "input",
            "format",
            "time_zone",
            "locale",
            "tenant",
            "snapshot",
            "content",
            "audience",
            "guidance",
            "rules",
            "site",
            "theme",
        ],
    ),
    (
        "pipeline",
        &[
            "numbers",
            "paths",
            "digest",
            "diagnostic",
            "error",
            "progress",
            "input",
            "tenant",
            "as_of",
            "locale",
            "cache",
            "snapshot",
            "content",
            "audience",
            "rules",
            "history",
            "report",
            "site",
            "theme",
            "exports",
            "publish",
            "config",
        ],
    ),
    (
        "import",
        &[
            "paths",
            "diagnostic",
            "error",
            "progress",
            "format",
            "input",
            "tenant",
            "snapshot",
            "rules",
            "site",
            "config",
        ],
    ),
    (
        "cli",
        &[
            "numbers",
            "paths",
            "diagnostic",
            "error",
            "progress",
            "time_zone",
            "tenant",
            "as_of",
            "locale",
            "cache",
            "snapshot",
            "rules",
            "report",
            "site",
            "theme",
            "exports",
            "publish",
            "verify",
            "config",
            "pipeline",
            "import",
        ],
    ),
];

/// Modules without side effects: no files, clock, terminal or environment.
const PURE: &[&str] = &[
    "numbers",
    "text_safety",
    "paths",
    "tenant",
    "as_of",
    "audience",
    "guidance",
    "rules",
    "history",
    "report",
    "content",
    "site",
    "exports",
];

#[test]
fn modules_use_only_modules_above_them() {
    for (at, (module, used)) in MODULES.iter().enumerate() {
        let above: Vec<&str> = MODULES[..at].iter().map(|(module, _)| *module).collect();
        for used in *used {
            assert!(
                above.contains(used),
                "`{module}` uses `{used}`, which is not above it: a cycle, or the order is wrong"
            );
        }
    }
}

#[test]
fn modules_use_what_the_table_says() {
    let table: BTreeMap<&str, BTreeSet<&str>> =
        MODULES.iter().map(|(module, used)| (*module, used.iter().copied().collect())).collect();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (module, path, code) in sources() {
        if module == "lib" || module == "main" {
            continue;
        }
        let allowed = table.get(module.as_str()).unwrap_or_else(|| panic!("add `{module}` to the table"));
        for (number, used) in mentions(&code) {
            if used != module && !allowed.contains(used.as_str()) {
                wrong.push(format!("{path}:{number}: `{module}` uses `{used}`, which the table does not list"));
            }
            found.entry(module.clone()).or_default().insert(used);
        }
    }
    for (module, allowed) in &table {
        let unused = allowed.iter().filter(|used| !found.get(*module).is_some_and(|found| found.contains(**used)));
        wrong.extend(unused.map(|used| format!("the table lists that `{module}` uses `{used}`, and it does not")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_lists_its_modules_in_reading_order() {
    let code = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let declared: Vec<&str> =
        code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let table: Vec<&str> = MODULES.iter().map(|(module, _)| *module).collect();
    assert_eq!(declared, table);
    for module in declared {
        assert!(code.contains(&format!("//! | [`{module}`]")), "the table of `src/lib.rs` lacks `{module}`");
    }
}

#[test]
fn pure_modules_touch_nothing_outside() {
    let outside = ["std::fs", "std::env", "std::io", "std::net", "std::process", "std::thread", "std::time"];
    let mut wrong = Vec::new();
    for (module, path, code) in sources() {
        if !PURE.contains(&module.as_str()) {
            continue;
        }
        // Exports write to a writer that the caller passes in.
        let handed_in = |line: &&str| line.trim() == "use std::io::{self, Write};";
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !handed_in(line)) {
            if outside.iter().any(|name| line.contains(name)) {
                wrong.push(format!("{path}:{}: `{module}` is pure, and this is not: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_file_names_the_yaml_crate_and_one_folder_the_terminal() {
    for (module, path, code) in sources() {
        assert!(path == "format/yaml.rs" || !code.contains("serde_yaml"), "{path} names the YAML crate");
        assert!(
            module == "cli" || !["clap", "indicatif"].iter().any(|name| code.contains(&format!("{name}::"))),
            "{path}"
        );
        assert!(module == "content" || !code.contains("ammonia"), "{path} sanitizes; only content does");
    }
}

/// So that all messages show paths in the same form, on Windows too. The collector calls the same function.
#[test]
fn messages_show_paths_by_one_function() {
    let both = code_below_src().into_iter().filter(|(path, _)| !path.starts_with("build_script/"));
    let both = both.filter(|(path, _)| !path.starts_with("collect/") || path.starts_with("collect/src/"));
    let named: Vec<String> = both.filter(|(_, code)| code.contains(".display()")).map(|(path, _)| path).collect();
    assert_eq!(named, ["paths.rs"], "use paths::shown instead");
}

/// Commands have their arguments and subcommands, each in its own file. Native snapshots have a file form and a program
/// form of the same record. Everything else has a name of its own.
#[test]
fn no_type_name_means_two_things() {
    const ONE_PER_COMMAND: [&str; 2] = ["Arguments", "Command"];
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, path, code) in sources() {
        for line in code.lines() {
            let mut words = line.split(' ').skip_while(|word| word.starts_with("pub"));
            if let (Some("struct" | "enum" | "trait" | "type"), Some(name)) = (words.next(), words.next()) {
                let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                places.entry(name.to_owned()).or_default().insert(path.clone());
            }
        }
    }
    assert!(places.len() > 400);
    places.retain(|name, paths| {
        paths.retain(|path| !path.contains("/tests/"));
        let is_record = paths.iter().all(|path| ["tenant/mod.rs", "snapshot/native.rs"].contains(&path.as_str()));
        let is_command = ONE_PER_COMMAND.contains(&name.as_str()) && paths.iter().all(|path| path.starts_with("cli/"));
        paths.len() > 1 && !is_record && !is_command
    });
    assert!(places.is_empty(), "{places:#?}");
}

/// Returns module, path and code of every source file of the program, without tests. The build script is not part of it,
/// and the collector is a program of its own.
fn sources() -> Vec<(String, String, String)> {
    let mut files = code_below_src();
    files.retain(|(path, _)| !path.starts_with("build_script/") && !path.starts_with("collect/"));
    assert!(files.len() > 30);
    let module = |path: &str| path.split(['/', '.']).next().unwrap().to_owned();
    files.into_iter().map(|(path, code)| (module(&path), path, code)).collect()
}

/// Returns path and code of every Rust file below `src/`, without tests.
fn code_below_src() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = walkdir::WalkDir::new(&src).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(&src).unwrap().to_string_lossy().into_owned();
        let code = fs::read_to_string(entry.path()).unwrap();
        (path, code.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned())
    };
    files.map(file).collect()
}

/// Returns the first component of every path that begins with `crate::` (or, in `main`, the crate's name), with its
/// line.
fn mentions(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for root in ["crate::", "tenant_status::"] {
        for (at, _) in code.match_indices(root) {
            let line = code[..at].lines().count().max(1);
            let rest = &code[at + root.len()..];
            let line_start = code[..at].rfind('\n').map_or(0, |newline| newline + 1);
            if code[line_start..at].trim_start().starts_with("//") {
                continue;
            }
            let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
            let Some(group) = rest.strip_prefix('{') else {
                found.push((line, word(rest)));
                continue;
            };
            // In a group, the names at its own depth.
            let mut depth = 0;
            let mut start = true;
            for (offset, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if depth == 0 && start && (c.is_alphabetic() || c == '_') => {
                        found.push((line, word(&group[offset..])));
                        start = false;
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

/// Words in names of crates for connections, TLS or name resolution. Crates such as `url` only parse addresses.
const CONNECTS: &[&str] = &[
    "async_std",
    "attohttpc",
    "awc",
    "curl",
    "dns",
    "h2",
    "h3",
    "hickory",
    "http",
    "http_body",
    "hyper",
    "isahc",
    "minreq",
    "mio",
    "native_tls",
    "openssl",
    "quic",
    "quiche",
    "quinn",
    "reqwest",
    "resolver",
    "rustls",
    "schannel",
    "security_framework",
    "smol",
    "socket",
    "socket2",
    "socks",
    "ssh",
    "ssh2",
    "ssl",
    "surf",
    "tls",
    "tokio",
    "tungstenite",
    "ureq",
    "websocket",
];

/// Returns whether the name of a crate suggests network access.
fn connects(name: &str) -> bool {
    let name = format!("_{}_", name.replace('-', "_"));
    // Digest crates use one of the words with another meaning.
    CONNECTS.iter().any(|word| name.contains(&format!("_{word}_"))) && !name.starts_with("_sha")
}

#[test]
fn the_program_never_opens_a_connection() {
    for (name, connected) in [
        ("reqwest", true),
        ("hyper-util", true),
        ("tokio_native", true),
        ("rustls-webpki", true),
        ("trust-dns-proto", true),
        ("socket2", true),
        ("native-tls", true),
        ("url", false),
        ("mime", false),
        ("zip", false),
        ("smallvec", false),
    ] {
        assert_eq!(connects(name), connected, "{name}");
    }
    // The lock file lists all dependencies for any machine and features.
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"tenant-status") && names.contains(&"serde"), "{names:?}");
    let connected: Vec<&&str> = names.iter().filter(|name| connects(name)).collect();
    assert!(connected.is_empty(), "these crates reach other machines: {connected:?}");
    for (_, path, code) in sources() {
        for word in ["std::net", "std::os::unix::net"] {
            assert!(!code.contains(word), "{path} names {word}");
        }
    }
}

/// The collector opens connections, so it must stay a program of its own: a package with its own lock file, in its own
/// workspace, which the builder's manifest and sources do not name.
#[test]
fn the_collector_is_no_part_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [own, collector] =
        ["Cargo.toml", "src/collect/Cargo.toml"].map(|path| fs::read_to_string(root.join(path)).unwrap());
    assert!(collector.contains("\n[workspace]\n"), "the collector is in the workspace of the program");
    assert!(!own.contains("collect"), "the manifest of the program names the collector");
    let lock = fs::read_to_string(root.join("src/collect/Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.iter().any(|name| connects(name)), "the scan finds no crate that connects where there are some");
    for (_, path, code) in sources() {
        for named in ["mod collect", "collect/", "tenant_status_collect"] {
            assert!(!code.contains(named), "{path} names the collector");
        }
    }
}

/// The words here must cover every crate that `cargo deny` bans by name, so that related crates are found too.
#[test]
fn every_crate_banned_by_name_is_also_matched_by_its_words() {
    let banned = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".deny.toml")).unwrap();
    let (_, banned) = banned.split_once("deny = [").unwrap();
    let banned: Vec<(&str, &str)> = banned
        .lines()
        .take_while(|line| *line != "]")
        .filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split_once("\", reason = \""))
        .collect();
    assert!(banned.len() > 20, "{banned:?}");
    for (name, reason) in banned {
        let other = reason.contains("yaml_serde");
        assert!(other || connects(name), "{name}: {reason}");
    }
}

/// Lints are set per crate, so each crate of the project must forbid the same.
#[test]
fn every_crate_of_the_project_forbids_unsafe_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let passed = |name: &str| ["target", "vendor", "node_modules", ".git"].contains(&name);
    let manifests: Vec<_> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| !passed(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.ends_with("Cargo.toml"))
        .collect();
    assert!(manifests.contains(&root.join("Cargo.toml")));
    for path in manifests {
        let manifest = fs::read_to_string(&path).unwrap();
        assert!(manifest.contains("\nunsafe_code = \"forbid\"\n"), "{} allows unsafe code", path.display());
    }
    for (_, path, code) in sources() {
        assert!(!code.contains("unsafe "), "{path} is unsafe");
    }
}

/// Adding a connector type takes an entry of the catalog and an endpoint that describes it.
#[test]
fn every_connector_type_has_an_endpoint_and_every_endpoint_names_known_types() {
    use tenant_status::{snapshot::graph::endpoint::ENDPOINTS, tenant::catalog::CATALOG};
    let described: BTreeSet<&str> = ENDPOINTS.iter().flat_map(|endpoint| endpoint.types).copied().collect();
    // Graph lists none of these; native snapshots may.
    let native = ["code-signing-certificate", "servicenow", "telecom-expense"];
    let known: BTreeSet<&str> = CATALOG.iter().map(|entry| entry.slug).filter(|slug| !native.contains(slug)).collect();
    let without: Vec<_> = known.difference(&described).collect();
    let unknown: Vec<_> = described.difference(&known).collect();
    assert!(without.is_empty(), "src/snapshot/graph/endpoint.rs has no endpoint for {without:?}");
    assert!(unknown.is_empty(), "src/tenant/catalog.rs lacks {unknown:?}");
}
