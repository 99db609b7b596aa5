//! Random exports.
