//! The one HTTP error type: RFC 9457 problem documents with a stable type and a text for people.

mod delimit;
mod query;
mod scenario;

use crate::text::{Language, text};
use crate::upload::UploadRefused;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use snapshot::IndicatorName;
use snapshot::answer::Named;
use std::sync::atomic::{AtomicU64, Ordering};
use utoipa::ToSchema;

/// What went wrong. Each has one stable type, `/problemer/…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    BadDate {
        value: String,
    },
    BadParameter {
        field: &'static str,
        value: String,
        right: (&'static str, Vec<(&'static str, String)>),
    },
    UnknownLayer {
        value: String,
        known: Vec<String>,
    },
    OutsideMap {
        tile: String,
        max_zoom: u8,
    },
    NotFound {
        value: String,
    },
    UnknownProgramme {
        value: String,
        known: Vec<String>,
    },
    /// A question that is refused; `kind` is the key of its texts, and `indicators` are those it is about, each with its
    /// period where that matters.
    Refused {
        kind: &'static str,
        values: Vec<(&'static str, String)>,
        indicators: Vec<(IndicatorName, Option<String>)>,
        known: Vec<String>,
    },
    /// A question that was understood, about something that cannot be worked with.
    Unfit {
        kind: &'static str,
        values: Vec<(&'static str, String)>,
    },
    TooLarge {
        most: usize,
    },
    /// A question that may not be asked here, or that has no answer as things are.
    Denied {
        status: StatusCode,
        kind: &'static str,
        values: Vec<(&'static str, String)>,
    },
    /// Too many tries: what may be tried again after so many seconds.
    Wait {
        kind: &'static str,
        seconds: u64,
    },
    /// A change that was made from another version than the one that is kept.
    Stale {
        from: u32,
        current: u32,
    },
    /// A file that no area can be read from.
    Upload(UploadRefused),
    /// What this server was not set up for.
    NotSetUp,
    /// Figures that do not add up: nothing is answered rather than something wrong.
    NotKept {
        cause: String,
    },
    Busy,
    Internal {
        cause: String,
    },
}

/// A problem in the language of the request.
#[derive(Debug, Clone)]
pub(crate) struct HttpError {
    pub problem: Problem,
    pub language: Language,
}

/// A problem document as it goes over the wire.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Stable type, a path under `/problemer/`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short title.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What is wrong and what would be right.
    pub detail: String,
    /// Number of the request, to be found in the log.
    pub request_id: String,
    /// What there is to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kjente: Option<Vec<String>>,
    /// Indicators that the refusal is about, with their names in the language of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indikatorer: Option<Vec<Named>>,
    /// Where a change came too late: the version it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub din_versjon: Option<u32>,
    /// Where a change came too late: the version that is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gjeldende_versjon: Option<u32>,
}

impl Problem {
    /// A refused question without a list to choose from.
    pub(crate) fn refused(kind: &'static str, values: &[(&'static str, String)]) -> Self {
        Self::Refused { kind, values: values.to_vec(), indicators: vec![], known: vec![] }
    }

    /// A question that may not be asked here, or that has no answer as things are.
    pub(crate) fn denied(status: StatusCode, kind: &'static str, values: &[(&'static str, String)]) -> Self {
        Self::Denied { status, kind, values: values.to_vec() }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::BadDate { .. } => "ugyldig-dato",
            Self::BadParameter { .. } => "ugyldig-parameter",
            Self::UnknownLayer { .. } => "ukjent-lag",
            Self::OutsideMap { .. } => "utenfor-kartet",
            Self::NotFound { .. } => "ikke-funnet",
            Self::UnknownProgramme { .. } => "ukjent-programme",
            Self::Refused { kind, .. }
            | Self::Unfit { kind, .. }
            | Self::Denied { kind, .. }
            | Self::Wait { kind, .. } => kind,
            Self::TooLarge { .. } => "for-stor",
            Self::Stale { .. } => "endret-imens",
            Self::Upload(_) => "fil-avvist",
            Self::NotSetUp => "ikke-satt-opp",
            Self::NotKept { .. } => "masse-ikke-bevart",
            Self::Busy => "for-mange",
            Self::Internal { .. } => "intern-feil",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::BadDate { .. } | Self::BadParameter { .. } | Self::UnknownProgramme { .. } | Self::Refused { .. } => {
                StatusCode::BAD_REQUEST
            }
            Self::UnknownLayer { .. } | Self::OutsideMap { .. } | Self::NotFound { .. } => StatusCode::NOT_FOUND,
            Self::Denied { status, .. } => *status,
            Self::Stale { .. } => StatusCode::CONFLICT,
            Self::Busy | Self::Wait { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unfit { .. } | Self::Upload(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotSetUp => StatusCode::NOT_IMPLEMENTED,
            Self::NotKept { .. } | Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn detail(&self, language: Language) -> String {
        let fill = |values: &[(&str, &str)]| text(language, "detail", self.kind(), values);
        match self {
            Self::BadDate { value } | Self::NotFound { value } => fill(&[("verdi", value)]),
            Self::BadParameter { field, value, right: (key, values) } => {
                let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
                let right = text(language, "riktig", key, &values);
                fill(&[("felt", field), ("verdi", value), ("riktig", &right)])
            }
            Self::UnknownLayer { value, known } | Self::UnknownProgramme { value, known } => {
                fill(&[("verdi", value), ("kjente", &known.join(", "))])
            }
            Self::Refused { values, indicators, known, .. } => {
                let all = known.join(", ");
                let about = |(i, period): &(IndicatorName, Option<String>)| match period {
                    Some(period) => format!("{} {period}", language.of(&i.navn)),
                    None => language.of(&i.navn).to_owned(),
                };
                let about = indicators.iter().map(about).collect::<Vec<_>>().join(", ");
                // Kinds of units are words of a question; people read them in their own language.
                let word = |(key, value): &(&'static str, String)| match *key {
                    "enheter" | "hva" => (*key, text(language, key, value, &[])),
                    _ => (*key, value.clone()),
                };
                let values: Vec<(&str, String)> = values.iter().map(word).collect();
                let mut values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
                values.extend([("kjente", all.as_str()), ("indikatorer", &about)]);
                fill(&values)
            }
            Self::Stale { from, current } => fill(&[("din", &from.to_string()), ("gjeldende", &current.to_string())]),
            Self::OutsideMap { tile, max_zoom } => fill(&[("verdi", tile), ("maks", &max_zoom.to_string())]),
            Self::Unfit { values, .. } | Self::Denied { values, .. } => {
                let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
                fill(&values)
            }
            Self::Upload(UploadRefused { key, values }) => {
                let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
                text(language, "opplasting", key, &values)
            }
            Self::Wait { seconds, .. } => fill(&[("sekunder", &seconds.to_string())]),
            Self::TooLarge { most } => fill(&[("maks", &(most / 1024).to_string())]),
            Self::NotSetUp | Self::NotKept { .. } | Self::Busy | Self::Internal { .. } => fill(&[]),
        }
    }

    /// In the language of a request.
    pub(crate) fn speaking(self, language: Language) -> HttpError {
        HttpError { problem: self, language }
    }
}

/// A number for the log and for the person who reports an error; unique while the process lives.
fn request_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{:x}-{:x}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        let Self { problem, language } = self;
        let (status, request_id) = (problem.status(), request_id());
        if let Problem::Internal { cause } | Problem::NotKept { cause } = &problem {
            tracing::error!(request.id = request_id, cause, "a request failed");
        }
        let kjente = match &problem {
            Problem::UnknownLayer { known, .. } | Problem::UnknownProgramme { known, .. } => Some(known.clone()),
            Problem::Refused { known, .. } if !known.is_empty() => Some(known.clone()),
            _ => None,
        };
        let named = |(i, _): &(IndicatorName, Option<String>)| Named {
            id: i.id.clone(),
            navn: language.of(&i.navn).to_owned(),
        };
        let indikatorer = match &problem {
            Problem::Refused { indicators, .. } if !indicators.is_empty() => {
                Some(indicators.iter().map(named).collect())
            }
            _ => None,
        };
        let versions = match &problem {
            Problem::Stale { from, current } => Some((*from, *current)),
            _ => None,
        };
        let document = ProblemDocument {
            kind: format!("/problemer/{}", problem.kind()),
            title: text(language, "title", problem.kind(), &[]),
            status: status.as_u16(),
            detail: problem.detail(language),
            request_id,
            kjente,
            indikatorer,
            din_versjon: versions.map(|v| v.0),
            gjeldende_versjon: versions.map(|v| v.1),
        };
        let mut response = (status, axum::Json(document)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
        if [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&status) {
            let seconds = if let Problem::Wait { seconds, .. } = &problem { *seconds } else { 2 };
            headers.insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
        }
        response
    }
}
