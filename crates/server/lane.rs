//! The lane beside the router: a tile that lies ready is answered at once, without the boxes and layers of a router, which
//! would cost as much as the sending of the tile. The answer is the router's own, with the same headers and figures.

use crate::app::App;
use crate::respond::secure;
use crate::routes::tiles;
use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::future::RouteFuture;
use futures_util::future::{Either, Ready, ready};
use std::convert::Infallible;
use std::task::{Context, Poll};
use std::time::Instant;
use tower::Service;

/// The whole service, with the lane in front.
#[derive(Clone)]
pub(crate) struct Lane {
    app: App,
    router: Router,
}

impl Lane {
    pub(crate) fn new(app: App) -> Self {
        Self { router: crate::router(app.clone()), app }
    }
}

impl Service<Request> for Lane {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Service::<Request>::poll_ready(&mut self.router, context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let started = Instant::now();
        let Some(answer) = tiles::at_hand(&self.app, &request) else {
            return Either::Right(self.router.call(request));
        };
        let answer = secure(answer);
        self.app.tile_figures.count(&answer, started.elapsed());
        Either::Left(ready(Ok(answer)))
    }
}

#[cfg(test)]
mod tests;
