//! What builds are measured against, and what they build. `tests/bench/compare` runs it.
//!
//! | command | what it does |
//! | --- | --- |
//! | `archive DIR SEED TENANTS DAYS` | writes native snapshots of these tenants and days, each a range such as `0..8` |
//! | `captures DIR SEED DAYS BYTES` | writes a folder a day with messages of all services, as Graph sends them |
//! | `pack SITE FILE` | packs the pages of a finished site into one file |
//! | `raw FILE OUT` | writes the packed pages to their paths, and does nothing else |
//! | `floor DATA OUT FRAME` | reads native snapshots into plain types, fills fixed strings and writes as many pages |
//! | `walk DIR…` | looks at every file, as a build must to see that nothing has changed |
//! | `parse DIR` | reads the captures into plain types, and does nothing else |

mod floor;
#[path = "../generate.rs"]
#[allow(dead_code, reason = "the benchmarks share it, and each uses a part")]
mod generate;

use std::{
    error::Error,
    fs::{self, File},
    io::{BufReader, BufWriter, Read, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use generate::Shape;
use serde::Deserialize;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["archive", folder, seed, tenants, days] => {
            archive(Path::new(folder), seed.parse()?, range(tenants)?, range(days)?)
        }
        ["captures", folder, seed, days, bytes] => {
            captures(Path::new(folder), seed.parse()?, range(days)?, bytes.parse()?)
        }
        ["pack", site, file] => pack(Path::new(site), Path::new(file)),
        ["raw", file, out] => raw(Path::new(file), Path::new(out)),
        ["floor", data, out, frame] => floor::build(Path::new(data), Path::new(out), Path::new(frame)),
        ["walk", ref folders @ ..] => {
            let looked_at: u64 = folders.iter().map(|folder| walk(Path::new(folder))).sum::<Result<u64>>()?;
            println!("{looked_at} bytes");
            Ok(())
        }
        ["parse", folder] => parse(Path::new(folder)),
        _ => Err("see the head of this program's source for its commands".into()),
    }
}

fn range(text: &str) -> Result<Range<u64>> {
    let (from, to) = text.split_once("..").ok_or("expected a range such as 0..8")?;
    Ok(from.parse()?..to.parse()?)
}

fn archive(folder: &Path, seed: u64, tenants: Range<u64>, days: Range<u64>) -> Result<()> {
    let shape = Shape { seed, ..Shape::TENANT };
    for tenant in tenants {
        let own = folder.join(Shape::folder(tenant));
        fs::create_dir_all(&own)?;
        for day in days.clone() {
            fs::write(own.join(Shape::file(day)), shape.snapshot(tenant, day))?;
        }
    }
    Ok(())
}

fn captures(folder: &Path, seed: u64, days: Range<u64>, bytes: usize) -> Result<()> {
    let shape = Shape { seed, ..Shape::TENANT };
    for day in days {
        let own = folder.join(Shape::capture_folder(day));
        fs::create_dir_all(&own)?;
        fs::write(own.join("tenant.yaml"), "name: Tenant 0\n")?;
        fs::write(own.join("messages.json"), shape.capture(day, bytes))?;
    }
    Ok(())
}

/// Every file in a folder and the folders in it, in no order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// The pages of a site one after another, each as its path, a line end, its length, a line end and its bytes.
fn pack(site: &Path, file: &Path) -> Result<()> {
    let mut packed = BufWriter::new(File::create(file)?);
    let mut pages = files(site)?;
    pages.sort();
    for page in pages.iter().filter(|page| page.extension().is_some_and(|extension| extension == "html")) {
        let bytes = fs::read(page)?;
        writeln!(packed, "{}\n{}", page.strip_prefix(site)?.display(), bytes.len())?;
        packed.write_all(&bytes)?;
    }
    Ok(packed.flush()?)
}

fn raw(file: &Path, out: &Path) -> Result<()> {
    let mut packed = BufReader::new(File::open(file)?);
    let mut folder = PathBuf::new();
    let mut bytes = Vec::new();
    while let Some(path) = line(&mut packed)? {
        bytes.resize(line(&mut packed)?.ok_or("cut")?.parse()?, 0);
        packed.read_exact(&mut bytes)?;
        let path = out.join(path);
        if let Some(own) = path.parent().filter(|own| *own != folder) {
            fs::create_dir_all(own)?;
            folder = own.to_owned();
        }
        fs::write(path, &bytes)?;
    }
    Ok(())
}

fn line(from: &mut impl std::io::BufRead) -> Result<Option<String>> {
    let mut line = String::new();
    let read = from.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim_end().to_owned()))
}

fn walk(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { walk(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}

/// A response of Graph with messages, with the properties that the program reads.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    value: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "what is parsed is not used")]
struct Message {
    id: String,
    title: String,
    category: Option<String>,
    severity: Option<String>,
    is_major_change: Option<bool>,
    services: Vec<String>,
    tags: Vec<String>,
    start_date_time: Option<String>,
    end_date_time: Option<String>,
    last_modified_date_time: Option<String>,
    action_required_by_date_time: Option<String>,
    details: Vec<Detail>,
    body: Body,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is parsed is not used")]
struct Detail {
    name: String,
    value: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "what is parsed is not used")]
struct Body {
    content_type: String,
    content: String,
}

fn parse(folder: &Path) -> Result<()> {
    let mut messages = 0;
    for file in files(folder)?.iter().filter(|file| file.ends_with("messages.json")) {
        messages += serde_json::from_slice::<Response>(&fs::read(file)?)?.value.len();
    }
    println!("{messages} messages");
    Ok(())
}
