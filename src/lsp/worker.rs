//! The thread that checks.

use super::subject::{Seen, Subject};
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A text to check, by the address of its document.
pub(super) struct Job {
    pub key: String,
    pub subject: Subject,
}

/// Where jobs go and results come from.
pub(super) struct Worker {
    pub jobs: Sender<Job>,
    pub done: Receiver<(String, Seen)>,
}

impl Worker {
    /// Starts the thread; it ends when nobody sends any more.
    pub fn start() -> Worker {
        let (jobs, todo) = unbounded::<Job>();
        let (finished, done) = unbounded();
        let builder = std::thread::Builder::new().name("check".into()).stack_size(STACK);
        let work = move || {
            for job in todo {
                if finished.send((job.key, checked(job.subject))).is_err() {
                    return;
                }
            }
        };
        // Where no thread can be had nothing is ever done, and the server says nothing.
        let _ = builder.spawn(work);
        Worker { jobs, done }
    }
}

/// As much as the main thread has.
const STACK: usize = 8 << 20;

/// Checks a text. A fault of the program costs this check and no more.
pub(super) fn checked(subject: Subject) -> Seen {
    let (revision, text, name) = (subject.revision, subject.text.clone(), subject.name.clone());
    let rules = subject.plan.rules.clone();
    catch_unwind(AssertUnwindSafe(|| Seen::of(subject))).unwrap_or_else(|_| {
        eprintln!("addsup: {name} could not be checked; please report it with the text");
        Seen::nothing(revision, text, rules)
    })
}
