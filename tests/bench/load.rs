//! A load generator that costs little: fixed request bytes over keep-alive connections on one thread, and of each answer
//! only its status and length are read.

use anyhow::{Context, Result, bail, ensure};
use std::cell::Cell;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Connections that ask at the same time.
pub(crate) const CONNECTIONS: usize = 32;
/// An answer that takes longer is an error, not a slow answer.
const TIMEOUT: Duration = Duration::from_secs(60);
const HEAD_END: &[u8] = b"\r\n\r\n";

/// A request that is sent again and again.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    address: SocketAddr,
    bytes: Vec<u8>,
}

impl Request {
    /// Asks for a tile as a browser that takes gzip.
    pub(crate) fn tile(address: SocketAddr, path: &str) -> Self {
        let text = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n\r\n");
        Self { address, bytes: text.into_bytes() }
    }
}

/// An answer, head and body.
#[derive(Debug)]
pub(crate) struct Answer {
    bytes: Vec<u8>,
    head: usize,
}

impl Answer {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn body(&self) -> &[u8] {
        &self.bytes[self.head..]
    }
}

/// Sends it once.
pub(crate) fn fetch(request: &Request) -> Result<Answer> {
    run(async {
        let mut stream = TcpStream::connect(request.address).await?;
        stream.set_nodelay(true)?;
        let mut buffer = vec![0; 1 << 20];
        let (head, length) = exchange(&mut stream, request, &mut buffer).await?;
        buffer.truncate(length);
        Ok(Answer { bytes: buffer, head })
    })
}

/// Answers per second over [`CONNECTIONS`] connections until `requests` have been sent.
pub(crate) fn per_second(request: &Request, requests: usize) -> Result<f64> {
    let left = Cell::new(requests);
    let connection = async |mut stream: TcpStream| {
        let mut buffer = vec![0; 1 << 18];
        while let Some(rest) = left.get().checked_sub(1) {
            left.set(rest);
            exchange(&mut stream, request, &mut buffer).await?;
        }
        anyhow::Ok(())
    };
    run(async {
        let mut streams = Vec::with_capacity(CONNECTIONS);
        for _ in 0..CONNECTIONS {
            let stream = TcpStream::connect(request.address).await?;
            stream.set_nodelay(true)?;
            streams.push(stream);
        }
        let start = Instant::now();
        futures_util::future::try_join_all(streams.into_iter().map(connection)).await?;
        Ok(requests as f64 / start.elapsed().as_secs_f64())
    })
}

fn run<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async { tokio::time::timeout(TIMEOUT, work).await.context("the server was too slow")? })
}

/// Sends the request and reads one whole answer into the buffer; returns the length of its head and of all of it.
async fn exchange(stream: &mut TcpStream, request: &Request, buffer: &mut [u8]) -> Result<(usize, usize)> {
    stream.write_all(&request.bytes).await?;
    let (mut filled, mut length) = (0, None);
    loop {
        ensure!(filled < buffer.len(), "the answer is larger than {} bytes", buffer.len());
        let read = stream.read(&mut buffer[filled..]).await?;
        ensure!(read > 0, "the server closed the connection");
        filled += read;
        if length.is_none() {
            length = lengths(&buffer[..filled])?;
        }
        match length {
            Some((head, all)) if filled == all => return Ok((head, all)),
            Some((_, all)) => ensure!(filled < all, "more came than was asked for"),
            None => {}
        }
    }
}

/// Length of the head and of the whole answer; none while the head is not whole.
fn lengths(answer: &[u8]) -> Result<Option<(usize, usize)>> {
    let Some(head) = answer.windows(HEAD_END.len()).position(|w| w == HEAD_END) else { return Ok(None) };
    let text = std::str::from_utf8(&answer[..head])?;
    if !text.starts_with("HTTP/1.1 200 ") {
        bail!("not 200: {text}");
    }
    let is_length =
        |(name, value): (&str, &str)| name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse());
    let length = text.lines().filter_map(|l| l.split_once(':')).find_map(is_length);
    let length: usize = length.context("the answer does not say its length")??;
    let head = head + HEAD_END.len();
    Ok(Some((head, head + length)))
}
