//! Repeats operations that fail because another program holds a file open: virus scanners, indexers and preview panes
//! do so for moments, at any time.

use std::{io, time::Duration};

use crate::error::Error;

/// The total of all pauses for one file.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

const SHORTEST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_secs(1);

/// The pauses that are left before an operation fails. Each is twice as long as the one before, up to a second.
#[derive(Debug, Clone)]
pub(super) struct Pauses {
    next: Duration,
    left: Duration,
}

impl Pauses {
    /// Pauses of `total` together.
    pub(super) fn of(total: Duration) -> Self {
        Pauses { next: SHORTEST, left: total }
    }
}

impl Iterator for Pauses {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let pause = self.next.min(self.left);
        self.left -= pause;
        self.next = (self.next * 2).min(LONGEST);
        (!pause.is_zero()).then_some(pause)
    }
}

/// Repeats `attempt` after each of the pauses while it fails because a file is in use.
///
/// # Errors
/// The last error.
pub(super) fn repeat<T>(
    pauses: &mut Pauses,
    mut pause: impl FnMut(Duration) -> Result<(), Error>,
    is_in_use: impl Fn(&io::Error) -> bool,
    mut attempt: impl FnMut() -> Result<T, Error>,
) -> Result<T, Error> {
    loop {
        match attempt() {
            Err(Error::Io { verb, path, cause }) if is_in_use(&cause) => match pauses.next() {
                Some(length) => pause(length)?,
                None => return Err(Error::Io { verb, path, cause }),
            },
            done => return done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_second_and_have_a_total() {
        let pauses: Vec<_> = Pauses::of(PATIENCE).collect();
        assert!(pauses.iter().zip(&pauses[1..pauses.len() - 1]).all(|(one, next)| one <= next));
        assert_eq!((pauses.iter().sum::<Duration>(), pauses[0]), (PATIENCE, SHORTEST));
        assert!(pauses.iter().all(|pause| *pause <= LONGEST));
        assert_eq!(Pauses::of(Duration::ZERO).next(), None);
    }

    #[test]
    fn only_files_in_use_are_tried_again() {
        let fails = |kind: io::ErrorKind, times: usize| {
            let (mut attempts, mut paused) = (0, Duration::ZERO);
            let pause = |length| {
                paused += length;
                Ok(())
            };
            let in_use = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
            let done = repeat(&mut Pauses::of(PATIENCE), pause, in_use, || {
                attempts += 1;
                if attempts > times { Ok(attempts) } else { Err(Error::io("replace", "file")(kind.into())) }
            });
            (done.ok(), paused)
        };
        assert_eq!(fails(io::ErrorKind::ResourceBusy, 3), (Some(4), Duration::from_millis(70)));
        assert_eq!(fails(io::ErrorKind::ResourceBusy, 1000), (None, PATIENCE));
        assert_eq!(fails(io::ErrorKind::StorageFull, 1), (None, Duration::ZERO));
    }
}
