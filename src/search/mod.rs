//! The search index of a tenant or a fleet: what a script needs to find pages by their words, without a server.
//!
//! A tenant's index is made from its plan, which has only what the audience may see. `themes/README.md` describes the
//! format; `themes/default/assets/search-page.js` reads it.

mod documents;
mod fleet;
mod index;
mod pack;
pub mod words;

pub use documents::of_tenant;
pub use fleet::of_fleet;
pub use index::{DocumentKind, DocumentRow, Index, SCHEMA, SearchFiles};
