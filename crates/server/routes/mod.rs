//! The one flat list of routes; the OpenAPI document falls out of it.

mod access;
mod account;
mod actors;
mod area_profile;
mod areas;
mod clusters;
mod datasets;
mod delimit;
mod events;
mod health;
mod indicators;
mod invitation;
mod keys;
mod login;
mod overlap;
mod page;
mod places;
mod plan;
mod priorities;
mod programmes;
mod scenarios;
mod search;
mod styles;
pub(crate) mod tiles;
mod transfer;
mod users;
mod versions;
mod what_if;
mod zones;

use crate::app::App;
use crate::respond::secure;
use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// A request that takes longer is given up.
const TIMEOUT: Duration = Duration::from_secs(30);

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Satsingskart",
        description = "Need, universal arenas and Innbyggernes modell by area. Statistical values always carry their state.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    components(schemas(crate::events::StoreNews))
)]
struct Api;

fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(health::healthz))
        .routes(routes!(health::readyz))
        .routes(routes!(health::metrics))
        .routes(routes!(tiles::tile))
        .routes(routes!(tiles::tilejson))
        .routes(routes!(styles::style))
        .routes(routes!(zones::list))
        .routes(routes!(zones::one))
        .routes(routes!(zones::arenas_csv))
        .routes(routes!(areas::list))
        .routes(routes!(areas::one))
        .routes(routes!(places::list))
        .routes(routes!(actors::list))
        .routes(routes!(programmes::list))
        .routes(routes!(plan::list))
        .routes(routes!(plan::picture))
        .routes(routes!(plan::pictures))
        .routes(routes!(overlap::overlap))
        .routes(routes!(indicators::list))
        .routes(routes!(indicators::values))
        .routes(routes!(indicators::weight_profiles))
        .routes(routes!(indicators::profiles))
        .routes(routes!(priorities::priorities))
        .routes(routes!(priorities::stability))
        .routes(routes!(priorities::sensitivity))
        .routes(routes!(clusters::clusters))
        .routes(routes!(access::categories))
        .routes(routes!(access::access))
        .routes(routes!(access::isochrone))
        .routes(routes!(delimit::delimit))
        .routes(routes!(delimit::units))
        .routes(routes!(what_if::what_if))
        .routes(routes!(transfer::transfer))
        .routes(routes!(area_profile::profile))
        .routes(routes!(area_profile::upload))
        .routes(routes!(scenarios::list, scenarios::create))
        .routes(routes!(scenarios::one, scenarios::change, scenarios::remove))
        .routes(routes!(scenarios::file))
        .routes(routes!(datasets::list))
        .routes(routes!(search::search))
        .routes(routes!(events::events))
        .routes(routes!(account::me, account::erase))
        .routes(routes!(account::data))
        .routes(routes!(account::password))
        .routes(routes!(account::strength))
        .routes(routes!(login::login))
        .routes(routes!(login::logout))
        .routes(routes!(invitation::look, invitation::accept))
        .routes(routes!(keys::list, keys::make))
        .routes(routes!(keys::revoke))
        .routes(routes!(users::list, users::make))
        .routes(routes!(users::change, users::remove))
        .routes(routes!(users::reset))
        .routes(routes!(users::log))
}

/// The OpenAPI document of the routes.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = api().split_for_parts().1;
    versions::describe(&mut document);
    document
}

/// The whole service.
pub fn router(app: App) -> Router {
    let (routes, _) = api().split_for_parts();
    routes
        .route("/openapi.json", get(page::openapi))
        .route_layer(axum::middleware::from_fn_with_state(app.clone(), crate::auth::enforce))
        .fallback(page::page)
        // One stack and not one layer after another: a router boxes every route anew for each layer it is given.
        .layer(
            ServiceBuilder::new()
                .layer(CatchPanicLayer::custom(|cause: Box<dyn std::any::Any + Send>| {
                    let text = cause
                        .downcast_ref::<String>()
                        .cloned()
                        .or_else(|| cause.downcast_ref::<&str>().map(|s| (*s).to_owned()));
                    let cause = text.unwrap_or_else(|| "panic".to_owned());
                    crate::problem::Problem::Internal { cause }
                        .speaking(crate::text::Language::default())
                        .into_response()
                }))
                .map_response(secure)
                .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, TIMEOUT))
                .layer(axum::middleware::from_fn(crate::metrics::count)),
        )
        .with_state(app)
}
