//! `addsup serve`: the page for the newsroom.

use super::choice::Choice;
use super::desk::Desk;
use super::message::Message;
use super::print;
use crate::newsroom::Asked;
use crate::serve::{Closed, House, Setup, bind};
use clap::Args;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;

/// Serve the page for the newsroom, and the interface for its programs
#[derive(Args)]
pub(super) struct Serve {
    /// Where to listen; only this machine can call 127.0.0.1, and port 0 is any free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8765")]
    listen: SocketAddr,
    /// What callers have to show [default: the environment variable `ADDSUP_TOKEN`; on 127.0.0.1
    /// none is needed]
    #[arg(long, value_name = "TOKEN")]
    token: Option<String>,
    /// The origin of a CMS whose pages may call, such as <https://cms.example>
    #[arg(long = "origin", value_name = "URL")]
    origins: Vec<String>,
    #[command(flatten)]
    rules: Choice,
}

impl Serve {
    /// Serves until the program is ended; comes back when it cannot.
    pub fn run(self) {
        let desk = Desk::new(self.rules.asked(Asked::default()));
        // The settings of the folder that it is started in hold for what is pasted.
        let Some(plan) = desk.plan(Path::new("draft.txt")).filter(|_| !desk.failed()) else { return };
        let token = self.token.or_else(|| std::env::var("ADDSUP_TOKEN").ok().filter(|t| !t.is_empty()));
        let setup = Setup { listen: self.listen, token, origins: self.origins };
        let house = House { rules: plan.rules.as_ref().clone(), options: plan.options };
        let served = bind(setup, house).and_then(|bound| {
            // Who closed the output does not want to know the address.
            let mut out = std::io::stdout();
            let _ = writeln!(out, "{}", bound.address()).and_then(|()| out.flush());
            bound.serve()
        });
        if let Err(closed) = served {
            let message = match &closed {
                Closed::EmptyToken => Message::EmptyToken,
                Closed::Open(address) => Message::OpenAddress(address),
                Closed::Address(address, error) => Message::Address(address, error),
            };
            print::tell(&message.say());
        }
    }
}
