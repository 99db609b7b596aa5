//! Signing in as a user, who enters a code in a browser (OAuth 2.0 device authorization grant).

use std::time::Duration;

use serde::Deserialize;
use tenant_status::diagnostic::visible;

use super::{
    Session, SignInFailure,
    exchange::{Granted, refusal},
};
use crate::secret::Secret;

/// Application id of Microsoft's Graph command-line tools, which every tenant can use without a registration.
///
/// Source: the default of `Connect-MgGraph`.
pub(crate) const GRAPH_COMMAND_LINE_TOOLS: &str = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

#[derive(Deserialize)]
struct DeviceAnswer {
    device_code: String,
    user_code: String,
    verification_uri: String,
    expires_in: u64,
    #[serde(default = "five")]
    interval: u64,
}

/// Seconds between attempts if the login host names none. Source: RFC 8628, section 3.2.
fn five() -> u64 {
    5
}

impl Session<'_> {
    /// Signs in with the refresh token, else with a new code.
    pub(super) fn as_user(&self, refresh: Option<&Secret>) -> Result<Granted, SignInFailure> {
        if let Some(refresh) = refresh {
            let form = self.form("refresh_token", ("refresh_token", refresh));
            if let Ok(mut granted) = self.try_grant(&form)? {
                // Without a new refresh token, the old one stays valid.
                granted.refresh.get_or_insert_with(|| refresh.clone());
                return Ok(granted);
            }
        }
        self.with_code()
    }

    /// Shows a code, and waits until the user has entered it.
    fn with_code(&self) -> Result<Granted, SignInFailure> {
        let form = [("client_id", self.client().to_owned()), ("scope", self.scope())];
        let (status, body) = self.post("devicecode", &form)?;
        let Ok(answer) = serde_json::from_slice::<DeviceAnswer>(&body) else {
            return Err(SignInFailure::Refused(refusal(status, &body)?.message()));
        };
        let code = self.context.vault.keep(Secret::new(answer.device_code));
        let instruction =
            format!("To sign in, open {} and enter the code {}", answer.verification_uri, answer.user_code);
        (self.say)(&visible(&instruction));
        let form = self.form("urn:ietf:params:oauth:grant-type:device_code", ("device_code", &code));
        self.poll(&form, answer.expires_in, Duration::from_secs(answer.interval))
    }

    /// Asks for the token until the user has entered the code. The time limit of the tenant waits meanwhile.
    fn poll(&self, form: &[(&str, String)], valid: u64, interval: Duration) -> Result<Granted, SignInFailure> {
        // RFC 8628, section 3.5.
        const SLOWER: Duration = Duration::from_secs(5);
        let clock = &self.context.clock;
        let end = clock.elapsed().saturating_add(Duration::from_secs(valid));
        let mut interval = interval;
        while clock.elapsed() < end {
            let wait = interval.min(end.saturating_sub(clock.elapsed()));
            clock.sleep(wait);
            self.context.extend(wait);
            let refusal = match self.try_grant(form)? {
                Ok(granted) => return Ok(granted),
                Err(refusal) => refusal,
            };
            match refusal.error.as_str() {
                "authorization_pending" => {}
                "slow_down" => interval = interval.saturating_add(SLOWER),
                _ => return Err(SignInFailure::Refused(refusal.message())),
            }
        }
        Err(SignInFailure::Refused("the code was not entered in time".to_owned()))
    }

    fn form(&self, grant: &str, (name, value): (&'static str, &Secret)) -> Vec<(&'static str, String)> {
        vec![
            ("grant_type", grant.to_owned()),
            ("client_id", self.client().to_owned()),
            ("scope", self.scope()),
            (name, value.expose().to_owned()),
        ]
    }

    fn client(&self) -> &str {
        self.account.client_id.as_deref().unwrap_or(GRAPH_COMMAND_LINE_TOOLS)
    }

    /// Returns the permissions that the user is asked for. `offline_access` gives a refresh token.
    fn scope(&self) -> String {
        let permissions = self.account.permissions.iter().map(|name| format!("{}/{name} ", self.hosts.resource));
        permissions.collect::<String>() + "offline_access"
    }
}
