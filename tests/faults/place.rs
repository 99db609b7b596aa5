//! A folder with two versions of the data, and a site built from one of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::common::{self, CACHE_HOME, PROGRAM, assert_same, said, tree};

/// How a site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One tenant, no cache.
    Plain,
    /// With a cache.
    Cached,
    /// One site for each of two audiences.
    Audiences,
    /// Several tenants, merged from shards.
    Gathered,
}

pub const KINDS: [Kind; 4] = [Kind::Plain, Kind::Cached, Kind::Audiences, Kind::Gathered];

/// Content of a folder, see [`tree`].
pub type Tree = BTreeMap<String, String>;

/// A file that is not part of a site.
const FOREIGN: &str = "robots.txt";

/// Returns the number of rounds: set by the user, or `few`.
pub fn rounds(few: u32) -> u32 {
    let wanted = std::env::var("TENANT_STATUS_FAULTS").ok();
    wanted.map_or(few, |wanted| wanted.parse().unwrap_or_else(|_| panic!("TENANT_STATUS_FAULTS is no number")))
}

pub struct Place {
    folder: TempDir,
    kind: Kind,
    /// Sites of each version, by folder.
    versions: [BTreeMap<String, Tree>; 2],
    /// Other files in the folder.
    beside: BTreeSet<String>,
}

impl Place {
    pub fn new(kind: Kind) -> Self {
        Place::on(tempfile::tempdir().unwrap(), kind)
    }

    /// Uses an existing folder, such as a mount point.
    pub fn on(folder: TempDir, kind: Kind) -> Self {
        let mut place = Place { folder, kind, versions: Default::default(), beside: BTreeSet::new() };
        fs::create_dir(place.at("temp")).unwrap();
        for version in 0..2 {
            place.write(version);
        }
        for version in 0..2 {
            let said = said(&mut place.command(version, "site"));
            assert_eq!((said.code, said.stderr.as_str()), (0, ""));
            place.versions[version] = place.sites().map(|site| (site.to_owned(), tree(&place.at(site)))).collect();
        }
        place.beside = names(place.folder.path());
        assert!(place.beside.iter().all(|name| !name.starts_with('.')), "{:?}", place.beside);
        place
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, version: usize) {
        let data = self.at(&format!("data-{version}"));
        fs::create_dir(&data).unwrap();
        let tenants = if self.kind == Kind::Gathered { 4 } else { 1 };
        for tenant in 0..tenants {
            fs::write(data.join(format!("{tenant}.yaml")), snapshot(version, tenant, 60 / tenants)).unwrap();
        }
        if self.kind == Kind::Audiences {
            fs::write(data.join("tenant-status.yaml"), "audiences: { helpdesk: , administrators: }\n").unwrap();
        }
        if self.kind == Kind::Gathered {
            for shard in 1..=2 {
                let mut build = self.program();
                build.args(["build", &format!("data-{version}"), "--no-cache", "--shard", &format!("{shard}/2")]);
                assert_eq!(said(build.args(["--out", &format!("part-{version}-{shard}")])).code, 0);
            }
        }
    }

    /// Returns a command for the program in this folder, with caches and temporary files in it.
    pub fn program(&self) -> Command {
        self.dressed(Command::new(PROGRAM))
    }

    /// Returns a command that runs the program under `strace`, as its child.
    pub fn traced(&self, options: &[String]) -> Command {
        let mut strace = Command::new("strace");
        strace.args(["-D", "-f", "-qq", "-o", "/dev/null"]).args(options).arg(PROGRAM);
        self.dressed(strace)
    }

    fn dressed(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).env(CACHE_HOME, self.at("caches")).env("TMPDIR", self.at("temp"));
        command.env("RAYON_NUM_THREADS", "2");
        command
    }

    /// Returns the arguments that publish a version into the folder `out`.
    pub fn arguments(&self, version: usize, out: &str) -> Vec<String> {
        let of = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect();
        let data = format!("data-{version}");
        match self.kind {
            Kind::Plain => of(&["build", &data, "--out", out, "--no-cache"]),
            Kind::Cached | Kind::Audiences => of(&["build", &data, "--out", out, "--cache", "cache"]),
            Kind::Gathered => {
                let config = format!("part-{version}-");
                of(&["fleet", &format!("{config}1"), &format!("{config}2"), "--out", out])
            }
        }
    }

    pub fn command(&self, version: usize, out: &str) -> Command {
        let mut command = self.program();
        command.args(self.arguments(version, out));
        command
    }

    /// Returns the folders of the sites.
    pub fn sites(&self) -> impl Iterator<Item = &'static str> + use<> {
        let sites: &[&str] = match self.kind {
            Kind::Audiences => &["site/administrators", "site/helpdesk"],
            Kind::Plain | Kind::Cached | Kind::Gathered => &["site"],
        };
        sites.iter().copied()
    }

    /// Publishes a version and checks that nothing else is left. Returns the duration if the build did any work.
    #[track_caller]
    pub fn publishes(&self, version: usize) -> Option<Duration> {
        let start = Instant::now();
        let said = said(&mut self.command(version, "site"));
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said:?}");
        let took = start.elapsed();
        self.is_exactly(version);
        self.is_clean();
        (!said.stdout.starts_with("Unchanged:")).then_some(took)
    }

    /// Returns the version of a site; checks that the site is complete by its own checksums.
    #[track_caller]
    pub fn version_of(&self, site: &str) -> usize {
        let found = tree(&self.at(site));
        assert!(is_whole(&self.at(site)), "{site} is not whole: {:?}", found.keys());
        let version = (0..2).find(|version| self.versions[*version][site] == found);
        version.unwrap_or_else(|| panic!("{site} is neither of the two: {:?}", found.keys()))
    }

    /// Checks that the sites are those of a version, and that there are no others.
    #[track_caller]
    pub fn is_exactly(&self, version: usize) {
        for site in self.sites() {
            assert_same(&tree(&self.at(site)), &self.versions[version][site]);
            assert!(is_whole(&self.at(site)));
        }
        let folders: BTreeSet<String> =
            self.sites().filter_map(|site| site.strip_prefix("site/")).map(str::to_owned).collect();
        if !folders.is_empty() {
            assert_eq!(names(&self.at("site")), folders);
        }
    }

    /// Checks that nothing was left beside the site, in the cache or among temporary files.
    #[track_caller]
    pub fn is_clean(&self) {
        let caches = ["cache", "caches"];
        let mut beside = names(self.folder.path());
        beside.retain(|name| !caches.contains(&name.as_str()) || self.beside.contains(name));
        assert_eq!(beside, self.beside);
        assert_eq!(names(&self.at("temp")), BTreeSet::new());
        for cache in caches {
            let litter: Vec<String> = names(&self.at(cache)).into_iter().filter(|name| name.starts_with('.')).collect();
            assert_eq!(litter, Vec::<String>::new());
        }
    }

    /// Returns the paths that both versions of a site have.
    pub fn common(&self, site: &str) -> Vec<String> {
        let [old, new] = &self.versions;
        let is_file = |(path, what): &(&String, &String)| *what != "/" && new[site].contains_key(*path);
        old[site].iter().filter(is_file).map(|(path, _)| path.clone()).collect()
    }

    /// Returns the digests of a file in both versions.
    pub fn digests(&self, site: &str, path: &str) -> [&str; 2] {
        [0, 1].map(|version| self.versions[version][site][path].as_str())
    }

    /// Adds a foreign file to each site; every build has to keep it.
    pub fn add_foreign_file(&mut self) {
        for site in self.sites() {
            fs::write(self.at(site).join(FOREIGN), "User-agent: *\n").unwrap();
            let digest = tree(&self.at(site))[FOREIGN].clone();
            for version in &mut self.versions {
                version.get_mut(site).unwrap().insert(FOREIGN.to_owned(), digest.clone());
            }
        }
    }

    /// Accepts the current content of the folder as expected.
    pub fn settles(&mut self) {
        self.beside = names(self.folder.path());
    }
}

/// Returns a snapshot with incidents that both versions have with different text, and some that only one has.
fn snapshot(version: usize, tenant: usize, incidents: usize) -> String {
    let incident = |id: &str| {
        format!(
            "  - {{ id: {id}, title: Some cannot enroll {version}, classification: incident, status: investigating }}\n"
        )
    };
    let both: String = (0..incidents).map(|number| incident(&format!("IT{number}"))).collect();
    let own: String = (0..incidents / 4).map(|number| incident(&format!("V{version}{number}"))).collect();
    format!(
        "schema: tenant-status/v1\ncaptured_at: 2026-11-22T08:00:00Z\ntenant: {{ name: Tenant {tenant} }}\n\
         incidents:\n{both}{own}"
    )
}

/// Returns the names in a folder; empty if it does not exist.
pub fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Returns whether a site is whole and has no other files, except that of [`Place::add_foreign_file`].
pub fn is_whole(site: &Path) -> bool {
    let sums = fs::read_to_string(site.join("SHA256SUMS")).unwrap_or_default();
    let listed: BTreeSet<&str> = sums.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
    let found = tree(site);
    let mut files = found.iter().filter(|(path, what)| *what != "/" && *path != "SHA256SUMS" && *path != FOREIGN);
    common::is_whole(site) && files.all(|(path, _)| listed.contains(path.as_str()))
}

/// A deterministic generator of pseudo-random numbers.
pub struct Numbers(pub u64);

impl Numbers {
    /// Returns the next number, from 0 to 1.
    pub fn next(&mut self) -> f64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Returns whether tracing is possible here; otherwise prints that the test is skipped.
pub fn can_trace() -> bool {
    let works = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).status().is_ok_and(|it| it.success());
    if !works {
        println!("skipped: strace is not there, or may not trace");
    }
    works
}
