//! The bare server: hyper alone, that sends one answer to whatever is asked. What is faster than this is not HTTP by hyper.

use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_LENGTH, DATE, HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, body::Incoming};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves the answer in a file (head and body, as they came over the wire) until the process ends.
pub(crate) fn serve(answer: &Path) -> Result<()> {
    let (headers, body) = split(&std::fs::read(answer)?)?;
    let headers = Arc::new(headers);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}", listener.local_addr()?);
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let (headers, body) = (Arc::clone(&headers), body.clone());
            tokio::spawn(async move {
                let service = service_fn(move |_: Request<Incoming>| {
                    let mut response = Response::new(Full::new(body.clone()));
                    response.headers_mut().clone_from(&headers);
                    std::future::ready(Ok::<_, Infallible>(response))
                });
                // A connection that the other side ends is how each round ends.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    })
}

/// The headers that hyper does not write itself, and the body.
fn split(answer: &[u8]) -> Result<(HeaderMap, Bytes)> {
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").context("the answer has no head")?;
    let mut headers = HeaderMap::new();
    for (name, value) in std::str::from_utf8(&answer[..end])?.lines().filter_map(|line| line.split_once(": ")) {
        let name = HeaderName::from_bytes(name.as_bytes())?;
        if name != DATE && name != CONTENT_LENGTH {
            headers.insert(name, HeaderValue::from_str(value)?);
        }
    }
    Ok((headers, Bytes::copy_from_slice(&answer[end + 4..])))
}
