//! What handlers need of a request besides its path: language, encodings, validator, and the words of its query.

use crate::problem::{HttpError, Problem};
use crate::text::Language;
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, Uri, header, request::Parts};
use jiff::civil::Date;
use snapshot::OverlapQuery;
use std::convert::Infallible;

/// Encoding of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The best that the client takes.
    pub(crate) fn negotiate(headers: &HeaderMap) -> Self {
        let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| {
            accepts.split(',').any(|part| {
                let mut words = part.trim().split(';');
                words.next().map(str::trim) == Some(name) && !words.any(|w| matches!(w.trim(), "q=0" | "q=0.0"))
            })
        };
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// Ends the ETag, since the same answer in two encodings is two sequences of bytes.
    pub(crate) fn mark(self) -> &'static str {
        match self {
            Self::Brotli => "b",
            Self::Gzip => "g",
            Self::Identity => "i",
        }
    }
}

/// Names and values of the query, decoded.
pub(crate) fn parameters(uri: &Uri) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
}

/// The parts of a request that shape its answer.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub language: Language,
    pub encoding: Encoding,
    pub if_none_match: Option<String>,
    pub geojson: bool,
    /// Path and query, for the cache.
    pub target: String,
    pub host: Option<String>,
    query: Vec<(String, String)>,
}

impl<S: Sync> FromRequestParts<S> for Ask {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let text = |name| parts.headers.get(name).and_then(|v: &header::HeaderValue| v.to_str().ok());
        Ok(Self {
            language: Language::from_header(text(header::ACCEPT_LANGUAGE)),
            encoding: Encoding::negotiate(&parts.headers),
            if_none_match: text(header::IF_NONE_MATCH).map(str::to_owned),
            geojson: text(header::ACCEPT).is_some_and(|a| a.contains("application/geo+json")),
            target: parts.uri.path_and_query().map_or_else(|| parts.uri.path().to_owned(), ToString::to_string),
            host: text(header::HOST).map(str::to_owned),
            query: parameters(&parts.uri).map(|(k, v)| (k.into_owned(), v.into_owned())).collect(),
        })
    }
}

impl Ask {
    /// A parameter of the query; an empty one counts as not given.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| v.as_str())
    }

    /// Whether the query has the parameter, empty or not.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.query.iter().any(|(k, _)| k == name)
    }

    pub(crate) fn fail(&self, problem: Problem) -> HttpError {
        problem.speaking(self.language)
    }

    /// `date`, or today.
    pub(crate) fn date(&self, today: Date) -> Result<Date, HttpError> {
        let Some(value) = self.parameter("date") else { return Ok(today) };
        let is_date = value.len() == 10;
        let parsed = value.parse().ok().filter(|_| is_date);
        parsed.ok_or_else(|| self.fail(Problem::BadDate { value: value.to_owned() }))
    }

    /// A place as `LON,LAT` in degrees; none where it is not given.
    pub(crate) fn point(&self, name: &'static str) -> Result<Option<[f64; 2]>, HttpError> {
        let Some(value) = self.parameter(name) else { return Ok(None) };
        let numbers: Option<Vec<f64>> = value.split(',').map(|part| part.trim().parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[lon, lat]) if lon.is_finite() && lat.is_finite() => Ok(Some([lon, lat])),
            _ => {
                Err(self.fail(Problem::BadParameter { field: name, value: value.to_owned(), right: ("punkt", vec![]) }))
            }
        }
    }

    /// `date`, `programme` and `k`.
    pub(crate) fn overlap_query(&self, today: Date) -> Result<OverlapQuery, HttpError> {
        let number = |value: &str| match value.parse() {
            Ok(k) if k > 0 => Ok(k),
            _ => Err(self.fail(Problem::BadParameter {
                field: "k",
                value: value.to_owned(),
                right: ("heltall", vec![]),
            })),
        };
        Ok(OverlapQuery {
            date: self.date(today)?,
            programme: self.parameter("programme").map(str::to_owned),
            k: self.parameter("k").map(number).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_encoding_that_the_client_takes_is_used() {
        let with = |v: &'static str| {
            let mut h = HeaderMap::new();
            h.insert(header::ACCEPT_ENCODING, header::HeaderValue::from_static(v));
            Encoding::negotiate(&h)
        };
        assert_eq!(with("gzip, deflate, br"), Encoding::Brotli);
        assert_eq!(with("gzip;q=1.0, br;q=0"), Encoding::Gzip);
        assert_eq!(with("identity"), Encoding::Identity);
        assert_eq!(Encoding::negotiate(&HeaderMap::new()), Encoding::Identity);
    }
}
