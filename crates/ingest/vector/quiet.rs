//! Keeps GDAL from printing: its messages are gathered per thread and end in error texts.

use std::{
    cell::RefCell,
    sync::{Mutex, MutexGuard, Once, PoisonError},
};

thread_local! {
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Installs the handler once in the life of the process, and forgets what this thread was told before.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        gdal::config::set_error_handler(|kind, _, text| {
            use gdal::errors::CplErrType::{Failure, Fatal};
            // A row without geometry is asked about all the same; GDAL's answer to that is no fault.
            if matches!(kind, Failure | Fatal) && !text.starts_with("Pointer 'hGeom' is NULL") {
                SAID.with_borrow_mut(|said| said.push(text.trim().to_owned()));
            }
        });
    });
    SAID.with_borrow_mut(Vec::clear);
}

/// The failures since [`listen`], in one line; `fallback` where GDAL said nothing.
pub(crate) fn failures(fallback: &str) -> String {
    let mut said = SAID.with_borrow_mut(std::mem::take);
    said.dedup();
    if said.is_empty() { fallback.to_owned() } else { said.join("; ").replace('\n', " ") }
}

/// One reader at a time: the SOSI driver (libfyba) keeps its state in globals.
pub(crate) fn one_at_a_time() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}
