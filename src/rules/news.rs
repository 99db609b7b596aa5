//! Selection and order of messages.

use std::{cmp::Reverse, sync::Arc};

use super::{Announcements, Criteria};
use crate::{
    as_of::AsOf,
    tenant::{Message, Moment},
};

/// Selects and sorts the messages: latest modification first, then latest start, then id. Messages of other services are
/// left out. Messages that have ended, were archived or have not started are inactive.
pub fn sort<'a>(messages: &'a [Arc<Message>], as_of: AsOf, criteria: &Criteria) -> Announcements<'a, Message> {
    let mut shown: Vec<&Message> = messages
        .iter()
        .map(Arc::as_ref)
        .filter(|message| message.services.iter().any(|service| criteria.shows_service(service)))
        .collect();
    shown.sort_by(|a, b| {
        let key = |message: &Message| (Reverse(message.updated_at), Reverse(message.published_at));
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let (active, inactive) = shown.into_iter().partition(|message| is_active(message, as_of));
    Announcements { active, inactive }
}

/// Returns whether a message has started, has not ended and is not archived. A message without a start has started; one
/// that ends at exactly as-of has ended.
pub fn is_active(message: &Message, as_of: AsOf) -> bool {
    let started = match message.published_at {
        Moment::Never => true,
        Moment::At(at) => at <= as_of.0,
        Moment::NotInSight => false,
    };
    let ended = match message.ends_at {
        Moment::Never | Moment::NotInSight => false,
        Moment::At(at) => at <= as_of.0,
    };
    started && !ended && !message.archived
}
