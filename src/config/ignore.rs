//! The key `ignore`: connectors that are listed, but have no status and are counted nowhere.

use std::sync::Arc;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::{
    diagnostic::Code,
    format::{self, KeyPath},
    snapshot::time,
    tenant::{ConnectorSetting, Ignore, SingleSetting, SingleSettings},
};

/// A connector to ignore.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IgnoreFile {
    /// Slug of the connector type. A token with two dates is two connectors of two types.
    #[serde(rename = "type")]
    pub type_slug: String,
    /// Id or name of the connector.
    pub id: String,
    /// The reason, e.g. `server decommissioned`. It is shown on pages.
    pub reason: String,
    /// First day on which it is ignored, in UTC; default: it always was.
    pub from: Option<Day>,
    /// Last day on which it is ignored, in UTC; default: there is no end.
    pub until: Option<Day>,
    /// Id, name or initial domain of its tenant; default: any tenant.
    pub tenant: Option<String>,
}

/// A calendar day, e.g. `2027-03-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = format::Scalar::deserialize(deserializer)?.0;
        day(&text).map(Day).ok_or_else(|| {
            let text = format::short(&text);
            format::coded(
                Code::BadTime,
                match time::has_date_form(&text) {
                    true => format!("`{text}`: there is no such date"),
                    false => format!("`{text}` is not a day; expected e.g. `2027-03-31`"),
                },
            )
        })
    }
}

/// Parses a day with a year of four digits.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

/// Adds the ignored connectors to the rules.
pub(super) fn add(ignored: &[IgnoreFile], rules: &mut SingleSettings) {
    for IgnoreFile { type_slug, id, reason, from, until, tenant } in ignored {
        let ignore = Ignore {
            reason: Some(reason.trim().to_owned()),
            from: from.map(|day| day.0),
            until: until.map(|day| day.0),
        };
        let setting = ConnectorSetting::Ignored(Arc::new(ignore));
        rules.add(type_slug, SingleSetting { connector: id.clone(), tenant: tenant.clone(), setting });
    }
}

/// Returns the entries that cannot be: the key, what is wrong, and help.
pub(super) fn wrong(ignored: &[IgnoreFile]) -> Vec<(KeyPath, String, &'static str)> {
    let at = |number| KeyPath::top().key("ignore").index(number);
    let blank = |text: &str| text.trim().is_empty();
    let mut found = Vec::new();
    for (number, ignore) in ignored.iter().enumerate() {
        if blank(&ignore.reason) {
            let help = "write why the connector is ignored, e.g. `server decommissioned`";
            found.push((at(number).key("reason"), "the reason is empty".to_owned(), help));
        }
        if let (Some(from), Some(until)) = (ignore.from, ignore.until)
            && from.0 > until.0
        {
            let message = format!("the last day, {}, is before the first one, {}", until.0, from.0);
            found.push((at(number).key("until"), message, "`until` is the last day on which the connector is ignored"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_a_year_of_four_digits() {
        assert_eq!(day("2027-03-31"), NaiveDate::from_ymd_opt(2027, 3, 31));
        for wrong in
            ["", "2027", "2027-02-30", "2027-3-1", "+2027-03-01", "20270-03-01", "2027-03-01-", "2027-03-31T00:00"]
        {
            assert_eq!(day(wrong), None, "{wrong:?}");
        }
    }
}
