//! The server: an address, a door, and the interface behind it.

mod door;
mod page;
mod reply;
mod server;

use super::House;
use door::Door;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

/// How the page is served.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Address and port; port 0 takes a free one.
    pub listen: SocketAddr,
    /// What a caller has to show.
    pub token: Option<String>,
    /// Other origins whose pages may call, such as that of a CMS.
    pub origins: Vec<String>,
}

/// A server that is bound to its address and answers nobody yet.
pub struct Bound {
    listener: TcpListener,
    room: Arc<Room>,
    address: SocketAddr,
    token: Option<String>,
}

/// What all requests share.
struct Room {
    house: House,
    door: Door,
    openapi: String,
}

/// Why the page cannot be served.
#[derive(Debug)]
pub enum Closed {
    /// The token is empty.
    EmptyToken,
    /// Others on the network could reach it, and no token is asked for.
    Open(SocketAddr),
    /// The address cannot be had.
    Address(SocketAddr, std::io::Error),
}

/// Takes the address.
///
/// # Errors
/// When it cannot be had, or is open to others without a token.
pub fn bind(setup: Setup, house: House) -> Result<Bound, Closed> {
    if setup.token.as_deref().is_some_and(|token| token.trim().is_empty()) {
        return Err(Closed::EmptyToken);
    }
    if !setup.listen.ip().is_loopback() && setup.token.is_none() {
        return Err(Closed::Open(setup.listen));
    }
    let taken = |error| Closed::Address(setup.listen, error);
    let listener = TcpListener::bind(setup.listen).map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    let door = Door::new(address, setup.token.clone(), setup.origins);
    let openapi = serde_json::to_string_pretty(&super::openapi()).unwrap_or_default() + "\n";
    let room = Arc::new(Room { house, door, openapi });
    Ok(Bound { listener, room, address, token: setup.token })
}

impl Bound {
    /// Where the page is; a token goes behind `#`, which browsers send to nobody.
    pub fn address(&self) -> String {
        let token = self.token.as_ref().map_or(String::new(), |token| format!("#token={}", escaped(token)));
        format!("http://{}/{token}", self.address)
    }

    /// Answers until the program is ended.
    ///
    /// # Errors
    /// When the threads for it cannot be had.
    pub fn serve(self) -> Result<(), Closed> {
        server::serve(self.listener, self.room).map_err(|error| Closed::Address(self.address, error))
    }
}

/// A token in an address.
fn escaped(token: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    token.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
