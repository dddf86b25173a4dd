//! Bytes in, bytes out, within limits of size and time.

use super::Room;
use super::page;
use super::reply::{Reply, body, method, preflight, reply, sealed};
use crate::serve::api::{self, Service};
use crate::serve::fault::Fault;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// The most bytes of a request: a Word file with pictures in it.
const LARGEST_BODY: usize = 24 << 20;
/// A body of this size, or of one that is not told, is one of few.
const LARGE_BODY: u64 = 1 << 20;
/// How many of those are held at a time, so that they do not fill the memory.
const LARGE_AT_ONCE: usize = 8;
/// The most connections at a time.
const CONNECTIONS: usize = 512;
/// How long the head of a request may take, and how long a connection may be idle.
const HEAD: Duration = Duration::from_secs(15);
/// How long a body may take.
const BODY: Duration = Duration::from_secs(20);
/// How long a request waits for its turn.
const TURN: Duration = Duration::from_secs(10);
/// How long a draft is worked on.
const WORK: Duration = Duration::from_secs(30);

/// What requests are answered with, and how many drafts are worked on at a time.
struct Shop {
    room: Arc<Room>,
    turns: Arc<Semaphore>,
    large: Semaphore,
}

/// Answers until the program is ended.
pub(super) fn serve(listener: TcpListener, room: Arc<Room>) -> std::io::Result<()> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers.min(2))
        .max_blocking_threads(workers)
        .enable_all()
        .build()?;
    let shop = Arc::new(Shop {
        room,
        turns: Arc::new(Semaphore::new(workers)),
        large: Semaphore::new(LARGE_AT_ONCE),
    });
    runtime.block_on(accept(listener, shop))
}

async fn accept(listener: TcpListener, shop: Arc<Shop>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { return Ok(()) };
        let Ok((stream, _)) = listener.accept().await else {
            // No file left to open: wait until a connection ends.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let shop = shop.clone();
        tokio::spawn(async move {
            let answers = service_fn(|request| {
                let shop = shop.clone();
                async move { Ok::<_, Infallible>(answer(&shop, request).await) }
            });
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_headers(64);
            // Whoever breaks off is not told so.
            let _ = http.serve_connection(TokioIo::new(stream), answers).await;
            drop(place);
        });
    }
}

async fn answer(shop: &Shop, request: Request<Incoming>) -> Reply {
    let door = &shop.room.door;
    let guest = door.guest(request.headers()).map(str::to_owned);
    let bare = request.method() == Method::HEAD;
    let answer = match answered(shop, request).await {
        Ok(answer) => answer,
        Err(fault) => reply(fault.answer()),
    };
    let mut answer = sealed(answer, guest.as_deref());
    if bare {
        *answer.body_mut() = http_body_util::Full::default();
    }
    answer
}

async fn answered(shop: &Shop, request: Request<Incoming>) -> Result<Reply, Fault> {
    let (room, headers) = (&shop.room, request.headers());
    room.door.admits(headers)?;
    let path = request.uri().path();
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    if let Some(file) = page::file(path) {
        return Ok(if looks { file } else { method("GET, HEAD") });
    }
    if path == "/api/openapi.json" {
        room.door.serves(headers)?;
        let file = || body("application/json", room.openapi.clone());
        return Ok(if looks { file() } else { method("GET, HEAD") });
    }
    let service = api::service(path).ok_or_else(Fault::nothing)?;
    if request.method() == Method::OPTIONS && room.door.guest(headers).is_some() {
        return Ok(preflight());
    }
    room.door.serves(headers)?;
    if request.method() != Method::POST {
        return Ok(method("POST"));
    }
    let body = request.into_body();
    let small = body.size_hint().upper().is_some_and(|size| size <= LARGE_BODY);
    let _place = match small {
        true => None,
        false => Some(timeout(TURN, shop.large.acquire()).await.map_err(busy)?),
    };
    worked(shop, service, received(body).await?).await
}

/// The body, if it comes in time and is not too large.
async fn received(body: Incoming) -> Result<Bytes, Fault> {
    let large = || Fault::large(format!("a request may have {} MiB", LARGEST_BODY >> 20));
    if body.size_hint().lower() > LARGEST_BODY as u64 {
        return Err(large());
    }
    let read = timeout(BODY, Limited::new(body, LARGEST_BODY).collect()).await;
    let slow = |_| Fault::new(408, "the draft took too long to arrive");
    match read.map_err(slow)? {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(large()),
        Err(_) => Err(Fault::wrong("the draft broke off")),
    }
}

fn busy<T>(_: T) -> Fault {
    Fault::new(503, "too many drafts at once; try again")
}

/// Works on a draft when it is its turn, on a thread that may take its time.
async fn worked(shop: &Shop, service: &'static Service, sent: Bytes) -> Result<Reply, Fault> {
    let turn = timeout(TURN, shop.turns.clone().acquire_owned()).await.map_err(busy)?;
    let room = shop.room.clone();
    let work = tokio::task::spawn_blocking(move || {
        let answer = service.answer(&sent, &room.house);
        drop(turn);
        answer
    });
    let broken = |_| Fault::new(500, "the draft could not be checked");
    let answer = timeout(WORK, work).await.map_err(busy)?.map_err(broken)?;
    answer.map(reply)
}
