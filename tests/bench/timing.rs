//! Time of repeated work.

use std::time::Instant;

/// Result of the work, and its time in ms.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = std::hint::black_box(work());
    (result, start.elapsed().as_secs_f64() * 1e3)
}

/// The middle one; of an even number the mean of the two in the middle. Not a number where there are none.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match (values.get(values.len() / 2), values.len() % 2) {
        (None, _) => f64::NAN,
        (Some(upper), 0) => (values[values.len() / 2 - 1] + upper) / 2.0,
        (Some(middle), _) => *middle,
    }
}

/// Median time of the work in ms, after one run that is not counted.
pub(crate) fn median_ms<T>(runs: usize, mut work: impl FnMut() -> T) -> f64 {
    std::hint::black_box(work());
    median((0..runs).map(|_| timed(&mut work).1).collect())
}

/// Runnable processes over the last minute: other work on the machine disturbs every number.
pub(crate) fn machine_load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("unknown").to_owned()
}
