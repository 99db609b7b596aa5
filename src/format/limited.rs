//! A deserializer that enforces limits while it reads, without a second pass.

use std::{cell::Cell, fmt};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, Visitor},
};

use super::tree::LONGEST_KEY;
use crate::input::Limits;

/// The remaining budget.
pub(super) struct Budget<'a> {
    limits: &'a Limits,
    values: Cell<usize>,
}

impl<'a> Budget<'a> {
    pub(super) fn of(limits: &'a Limits) -> Self {
        Budget { limits, values: Cell::new(0) }
    }

    /// Counts a value of a list or mapping that had `before` values.
    fn count<E: de::Error>(&self, before: usize) -> Result<(), E> {
        let values = self.values.get() + 1;
        self.values.set(values);
        if values > self.limits.values || before >= self.limits.records { Err(too_much()) } else { Ok(()) }
    }
}

/// Returns a generic error; a second pass as a tree finds the exceeded limit and its position.
#[cold]
fn too_much<E: de::Error>() -> E {
    E::custom("too much")
}

/// Wraps any part of serde (deserializer, visitor, access, seed) with a budget.
pub(super) struct Limited<'a, T> {
    inner: T,
    budget: &'a Budget<'a>,
    /// Number of entries read from the current list.
    entries: usize,
    /// Maximum length of a text in bytes.
    longest: usize,
}

impl<'a, T> Limited<'a, T> {
    pub(super) fn new(inner: T, budget: &'a Budget<'a>) -> Self {
        Limited { inner, budget, entries: 0, longest: budget.limits.text }
    }

    /// Wraps another part for the same value.
    fn with<U>(&self, inner: U) -> Limited<'a, U> {
        Limited { inner, budget: self.budget, entries: 0, longest: self.longest }
    }

    fn measure<E: de::Error>(&self, text: &str) -> Result<(), E> {
        if text.len() > self.longest { Err(too_much()) } else { Ok(()) }
    }
}

macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            let visitor = self.with(visitor);
            self.inner.$method($($argument,)* visitor)
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Limited<'_, D> {
    type Error = D::Error;

    forward! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(length: usize);
        deserialize_tuple_struct(name: &'static str, length: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    }

    /// Ignored values need no memory and are not counted.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_ignored_any(visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! pass {
    ($($method:ident($type:ty);)*) => {
        $(fn $method<E: de::Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

macro_rules! measure {
    ($($method:ident($type:ty);)*) => {
        $(fn $method<E: de::Error>(self, text: $type) -> Result<V::Value, E> {
            self.measure(&text)?;
            self.inner.$method(text)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Limited<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    pass! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
    }

    measure! {
        visit_str(&str);
        visit_borrowed_str(&'de str);
        visit_string(String);
    }

    fn visit_unit<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_none<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let deserializer = self.with(deserializer);
        self.inner.visit_some(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let deserializer = self.with(deserializer);
        self.inner.visit_newtype_struct(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(Limited::new(access, self.budget))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Limited::new(access, self.budget))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        // Enums are plain words in all file formats here.
        self.inner.visit_enum(access)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Limited<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let deserializer = self.with(deserializer);
        self.inner.deserialize(deserializer)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Limited<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let element = self.inner.next_element_seed(Limited::new(seed, self.budget))?;
        if element.is_some() {
            self.budget.count(self.entries)?;
            self.entries += 1;
        }
        Ok(element)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Limited<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let longest = self.budget.limits.text.min(LONGEST_KEY);
        self.inner.next_key_seed(Limited { longest, ..Limited::new(seed, self.budget) })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.budget.count(0)?;
        self.inner.next_value_seed(Limited::new(seed, self.budget))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}
