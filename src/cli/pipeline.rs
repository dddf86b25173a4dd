//! Documents checked several at once, reported one after the other.
//!
//! They are taken in batches that bound the memory; within a batch the order of the report is
//! that of the input, whoever was done first.

use super::keeper::Keeper;
use super::message::Message;
use super::print::{self, Out};
use crate::Telling;
use crate::document::Document;
use crate::finding::{FileReport, Severity};
use crate::newsroom::Plan;
use crate::render::Output;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io::IsTerminal;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Documents a thread gets in one batch, and the bytes of copy that fill a batch.
const EACH: usize = 8;
const BYTES: usize = 16 << 20;
/// What takes no longer than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// What to do with every document.
#[derive(Clone, Copy)]
pub(super) struct Job {
    /// What to note beside the findings.
    pub telling: Telling,
    /// The least severity that counts.
    pub fails: Option<Severity>,
}

/// Takes documents, prints the report.
pub(super) struct Pipeline {
    job: Job,
    /// Where a baseline is written.
    pub keeper: Option<Keeper>,
    output: Box<dyn Output>,
    pool: ThreadPool,
    batch: Vec<(Document, Arc<Plan>)>,
    bytes: usize,
    found: bool,
    out: Out,
    progress: Progress,
}

impl Pipeline {
    /// Begins the report. `None` when there can be no threads, which was said on standard error.
    pub fn start(job: Job, output: Box<dyn Output>, out: Out, jobs: Option<u16>) -> Option<Pipeline> {
        let pool = ThreadPoolBuilder::new().num_threads(jobs.map_or(0, usize::from)).build();
        let pool = pool.inspect_err(|error| print::tell(&Message::Jobs(&error.to_string()).say())).ok()?;
        let (batch, progress) = (Vec::new(), Progress::new());
        let (keeper, bytes, found) = (None, 0, false);
        let mut pipeline = Pipeline { job, keeper, output, pool, batch, bytes, found, out, progress };
        let begin = pipeline.output.begin();
        pipeline.out.write(&begin);
        Some(pipeline)
    }

    /// The next document, and how it is checked.
    pub fn take(&mut self, document: Document, plan: Arc<Plan>) {
        self.bytes += document.text.len();
        self.batch.push((document, plan));
        if self.batch.len() >= self.pool.current_num_threads() * EACH || self.bytes >= BYTES {
            self.flush();
        }
    }

    /// Ends the report. Whether it could not be written, and whether something was found that
    /// counts.
    pub fn finish(mut self) -> (bool, bool) {
        self.flush();
        self.progress.clear();
        let end = self.output.end();
        self.out.write(&end);
        let kept = self.keeper.as_ref().map_or(Ok(()), Keeper::write);
        let unkept = kept.inspect_err(|line| print::tell(line)).is_err();
        (self.out.failed() || unkept, self.found)
    }

    fn flush(&mut self) {
        self.bytes = 0;
        let batch = std::mem::take(&mut self.batch);
        let job = self.job;
        let done: Vec<(FileReport, Arc<Plan>)> = self
            .pool
            .install(|| batch.into_par_iter().map(|(d, plan)| (job.check(d, &plan), plan)).collect());
        let mut text = String::new();
        let count = done.len();
        for (mut report, plan) in done {
            if let Some(keeper) = &mut self.keeper {
                keeper.take(&mut report);
            }
            text += &self.output.file(&report, &plan.rules);
            self.found |= job.counts(&report);
        }
        self.progress.clear();
        self.out.write(&text);
        self.progress.show(count);
    }
}

impl Job {
    /// The report on a document.
    pub fn check(&self, document: Document, plan: &Plan) -> FileReport {
        plan.settle(match &plan.facts {
            Some(facts) => crate::check_against(document, facts, &plan.rules, self.telling),
            None => crate::check_telling(document, &plan.rules, self.telling),
        })
    }

    /// Whether something in it counts.
    pub fn counts(&self, report: &FileReport) -> bool {
        self.fails.is_some_and(|least| report.told().any(|f| f.severity >= least))
    }
}

/// How many files are done, on a terminal, when it takes a while.
struct Progress {
    began: Instant,
    bar: ProgressBar,
}

impl Progress {
    fn new() -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{spinner} {human_pos} files, {elapsed}");
        Progress {
            began: Instant::now(),
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())),
        }
    }

    /// Takes the bar away while something else is printed.
    fn clear(&self) {
        if !self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::hidden());
            // Back to the start of the line, and the line emptied.
            print::raw("\r\u{1b}[2K");
        }
    }

    fn show(&self, more: usize) {
        self.bar.inc(more as u64);
        if self.began.elapsed() > PATIENCE && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.tick();
        }
    }
}
