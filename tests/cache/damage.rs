//! Random damage to every cache file is detected and repaired by the next build.

use std::{fs, path::PathBuf};

use proptest::{prelude::*, test_runner::TestRunner};
use tenant_status::snapshot::SnapshotCache;

use super::{Case, build, cached, settled};
use crate::common::{assert_same, tree};

/// Damage to a cache file.
#[derive(Debug, Clone)]
enum Damage {
    /// Truncated at a relative position.
    Cut(f64),
    /// One flipped bit.
    Flip(f64, u8),
    /// Bytes overwritten in the middle.
    Overwritten(f64, Vec<u8>),
    /// Bytes inserted in the middle.
    Inserted(f64, Vec<u8>),
    /// Only zeros, as after a power cut.
    Zeros,
    /// Replaced by another file of the same cache.
    Swapped,
    /// Replaced by the same file of another cache.
    Foreign,
}

fn damage() -> impl Strategy<Value = Damage> {
    let bytes = || prop::collection::vec(any::<u8>(), 1..80);
    let place = || 0.0..1.0_f64;
    prop_oneof![
        2 => place().prop_map(Damage::Cut),
        4 => (place(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        2 => (place(), bytes()).prop_map(|(at, bytes)| Damage::Overwritten(at, bytes)),
        2 => (place(), bytes()).prop_map(|(at, bytes)| Damage::Inserted(at, bytes)),
        1 => Just(Damage::Zeros),
        1 => Just(Damage::Swapped),
        1 => Just(Damage::Foreign),
    ]
}

fn damaged(whole: &[u8], damage: &Damage, swapped: &[u8], foreign: &[u8]) -> Vec<u8> {
    let at = |place: f64| (place * whole.len() as f64) as usize;
    match damage {
        Damage::Cut(place) => whole[..at(*place)].to_vec(),
        Damage::Flip(place, bit) => {
            let mut bytes = whole.to_vec();
            bytes[at(*place)] ^= 1 << bit;
            bytes
        }
        Damage::Overwritten(place, other) => {
            let end = (at(*place) + other.len()).min(whole.len());
            [&whole[..at(*place)], other, &whole[end..]].concat()
        }
        Damage::Inserted(place, other) => [&whole[..at(*place)], other, &whole[at(*place)..]].concat(),
        Damage::Zeros => vec![0; whole.len()],
        Damage::Swapped => swapped.to_vec(),
        Damage::Foreign => foreign.to_vec(),
    }
}

/// Returns the cache files except the one about the last build, which would hide the others.
fn files(case: &Case) -> [PathBuf; 2] {
    for entry in fs::read_dir(case.cache()).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_some_and(|found| found == "last") {
            fs::remove_file(entry).unwrap();
        }
    }
    let find = |ending: &str| {
        let files = fs::read_dir(case.cache()).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|path| path.extension().is_some_and(|found| found == ending)).unwrap()
    };
    ["site", "snapshots"].map(find)
}

#[test]
fn random_damage_is_detected_and_repaired() {
    let wanted = std::env::var("TENANT_STATUS_FAULTS").ok().and_then(|wanted| wanted.parse().ok());
    let cases = settled(2);
    let [case, other] = [&cases[0], &cases[1]];
    for case in [case, other] {
        build(&case.data(), &case.at("site"), Some(&case.cache())).unwrap();
    }
    let expected = tree(&case.at("site"));
    let snapshots = case.archive.snapshots();
    let both = files(case);
    let foreign = files(other).map(|file| fs::read(file).unwrap());
    let config = ProptestConfig { cases: wanted.unwrap_or(48), failure_persistence: None, ..ProptestConfig::default() };
    let all = TestRunner::new(config).run(&(prop::array::uniform2(prop::option::of(damage()))), |damages| {
        let whole = both.clone().map(|file| fs::read(file).unwrap());
        let mut is_known = true;
        for (number, damage) in damages.iter().enumerate() {
            let Some(damage) = damage else { continue };
            let bytes = damaged(&whole[number], damage, &whole[1 - number], &foreign[number]);
            is_known &= number == 0 || bytes == whole[number];
            fs::write(&both[number], bytes).unwrap();
        }
        assert_eq!(files(case), both);
        let known = SnapshotCache::open(&case.cache(), &case.data());
        prop_assert_eq!(!known.records().is_empty(), is_known);
        build(&case.data(), &case.at("site"), Some(&case.cache())).unwrap();
        assert_same(&tree(&case.at("site")), &expected);
        // The cache is complete again.
        prop_assert_eq!(cached(&case.data(), &case.cache()).1, snapshots);
        assert_eq!(files(case), both);
        prop_assert_eq!(fs::read_dir(case.cache()).unwrap().count(), 2);
        Ok(())
    });
    all.unwrap();
}
