//! The newsroom as the command asks it: what is wrong is said at once, and copy whose settings
//! cannot be had is not checked.

use super::{Copy, print};
use crate::document::Options;
use crate::newsroom::{Asked, Files, Newsroom, Plan, Trouble};
use crate::render;
use crate::rule::Rules;
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Makes plans.
pub(super) struct Desk {
    options: Options,
    newsroom: Newsroom,
    last: RefCell<Option<(PathBuf, Option<Arc<Plan>>)>>,
    failed: Cell<bool>,
}

impl Desk {
    /// For a command that asks for this.
    pub fn new(asked: Asked) -> Desk {
        let options = asked.options;
        let newsroom = Newsroom::new(Arc::new(Rules::builtin()), asked, Files::from_here());
        Desk { options, newsroom, last: RefCell::default(), failed: Cell::new(false) }
    }

    /// For a command that only reads copy.
    pub fn of(copy: &Copy) -> Desk {
        Desk::new(copy.asked())
    }

    /// Whether something that was asked for or set could not be had; it was said on standard error.
    pub fn failed(&self) -> bool {
        self.failed.get()
    }

    /// How the file of this name is checked. `None` where its settings cannot be had.
    pub fn plan(&self, name: &Path) -> Option<Arc<Plan>> {
        if let Some((last, plan)) = &*self.last.borrow()
            && last == name
        {
            return plan.clone();
        }
        let plan = self.newsroom.plan(Some(name));
        for trouble in self.newsroom.troubles() {
            self.failed.set(true);
            complain(&trouble, &self.options);
        }
        let plan = plan.sound.then(|| Arc::new(plan));
        *self.last.borrow_mut() = Some((name.to_owned(), plan.clone()));
        plan
    }

    /// What is known of the copy of a file before it is read.
    pub fn options(&self, name: &Path) -> Option<Options> {
        self.plan(name).map(|plan| plan.options)
    }
}

/// Says what cannot be had, mistakes drawn with the lines they stand in.
pub(super) fn complain(trouble: &Trouble, options: &Options) {
    let lang = print::language(options);
    match trouble {
        Trouble::Fault(fault) => print::raw(&render::settings_fault(fault, lang)),
        Trouble::Rule(error) => print::raw(&render::rule_fault(error)),
        Trouble::Claims(document, faults) => {
            let lines = document.lines();
            let drawn = faults.iter().map(|fault| render::claim_fault(document, &lines, fault));
            print::raw(&drawn.collect::<String>());
        }
        other => print::tell(&other.say(lang)),
    }
}
