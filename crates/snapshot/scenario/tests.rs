//! Scenarios of the small made-up kommune.
