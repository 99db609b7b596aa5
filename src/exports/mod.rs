//! The site as data, serialised from the same plan as the pages, never by template.

pub mod status;
