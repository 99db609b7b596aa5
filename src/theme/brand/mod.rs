//! The owner's logo and accent colors: options that every theme has.
//!
//! The logo is a foreign file, so it is checked and copied without the parts that a picture does not need. Colors must
//! have enough contrast with the backgrounds of the theme.

mod color;
mod png;
mod references;
mod svg;
mod values;

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use super::{DEFAULT, Files, SMALL, Theme};
use crate::{
    diagnostic::{Code, Diagnostic},
    format::{self, FindingTarget, KeyPath, Source, Unplaced},
    input::{self, Unread},
    numbers, paths,
    site::brand::{Brand, Logo},
};
use include_dir::File;

use color::{Color, LEAST, ratio};

/// File name of the style sheet, in the folder of the assets.
const STYLE: &str = "style.css";

/// Names of the options.
pub const OPTIONS: [&str; 3] = [LOGO, ACCENT, ACCENT_DARK];

const LOGO: &str = "logo";
const ACCENT: &str = "accent";
const ACCENT_DARK: &str = "accent_dark";

/// Maximum size of a logo, in bytes. Every page shows it.
const LARGEST: u64 = 200_000;

/// Largest ratio of the longer to the shorter side of a logo.
const LONGEST: f64 = 20.0;

/// The value of an option, with the file that sets it.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The value; empty for none.
    pub value: String,
    /// Folder to which the path of a logo is relative.
    pub base: PathBuf,
    /// The file that sets it.
    pub source: Source,
    /// Path of the option in the file.
    pub at: KeyPath,
}

/// The backgrounds of a theme, on which the accent color is used.
#[derive(Debug)]
struct Backgrounds {
    light: Vec<Color>,
    dark: Vec<Color>,
}

impl Backgrounds {
    /// Reads the backgrounds from the style sheet of a theme. Those that it does not define are those of the default
    /// theme, whose style sheet is `fallback`.
    fn of(css: &[u8], fallback: &[u8]) -> Self {
        let [light, dark] = color::backgrounds(&String::from_utf8_lossy(css), &String::from_utf8_lossy(fallback));
        Backgrounds { light, dark }
    }
}

impl Theme {
    /// Returns the owner's brand, from the theme's defaults overridden by the options `set`, and its files in the folder of
    /// the assets, by name.
    ///
    /// # Errors
    /// All findings, each at the option that it is about.
    pub fn brand(&self, set: &BTreeMap<&'static str, Setting>) -> Result<(Brand, Files), Vec<Diagnostic>> {
        let mut settings = self.brand.clone();
        settings.extend(set.iter().map(|(name, setting)| (*name, setting.clone())));
        if settings.values().all(|setting| setting.value.is_empty()) {
            return Ok(Default::default());
        }
        read(&settings, &self.backgrounds()).map_err(|findings| {
            let placed = |(name, finding): (&str, Diagnostic)| match settings.get(name) {
                Some(setting) => format::told_at(finding, &setting.source, &setting.at),
                None => finding,
            };
            findings.into_iter().map(placed).collect()
        })
    }

    /// Checks options of the brand. Returns all findings without their positions.
    pub fn check_brand(&self, settings: &BTreeMap<&'static str, Setting>) -> Vec<Unplaced> {
        let unplaced = |(name, finding): (&str, Diagnostic)| {
            Some(Unplaced {
                finding,
                path: settings.get(name)?.at.clone(),
                target: FindingTarget::Value,
                is_certain: false,
            })
        };
        let findings = read(settings, &self.backgrounds()).err().unwrap_or_default();
        findings.into_iter().filter_map(unplaced).collect()
    }

    /// Returns the backgrounds of this theme's style sheet.
    fn backgrounds(&self) -> Backgrounds {
        let own = self.assets.get(STYLE).map(Vec::as_slice).unwrap_or_default();
        let default = SMALL.get_file(format!("{DEFAULT}/assets/{STYLE}")).map(File::contents).unwrap_or_default();
        Backgrounds::of(own, default)
    }

    /// Adds files to the assets, in place of files whose names differ at most in case.
    pub fn add_assets(&mut self, files: Files) {
        let is_new = |name: &str| files.keys().any(|file| file.eq_ignore_ascii_case(name));
        self.assets.retain(|name, _| !is_new(name.split('/').next().unwrap_or(name)));
        self.assets.extend(files);
    }
}

/// Checks the options of the brand. Returns the brand and its files.
///
/// # Errors
/// All findings, each with the name of its option and without a position in the file that sets it.
fn read(
    settings: &BTreeMap<&'static str, Setting>,
    backgrounds: &Backgrounds,
) -> Result<(Brand, Files), Vec<(&'static str, Diagnostic)>> {
    let (mut brand, mut files, mut findings) = (Brand::default(), Files::new(), Vec::new());
    let set = |name: &str| settings.get(name).filter(|setting| !setting.value.is_empty());
    if let Some(setting) = set(LOGO) {
        match logo(setting) {
            Ok((logo, bytes)) => {
                files.insert(logo.file.to_owned(), bytes);
                brand.logo = Some(logo);
            }
            Err(found) => findings.extend(found.into_iter().map(|finding| (LOGO, finding))),
        }
    }
    let mut accent = |name: &'static str, mode: &str, backgrounds: &[Color]| {
        let color = accent(set(name)?, mode, backgrounds);
        color.map_err(|finding| findings.push((name, *finding))).ok()
    };
    let light = accent(ACCENT, "light", &backgrounds.light);
    let dark = accent(ACCENT_DARK, "dark", &backgrounds.dark);
    if !findings.is_empty() {
        return Err(findings);
    }
    let derived = light.map(|light| light.nearest(&backgrounds.dark).unwrap_or(light));
    brand.accent = light.map(|color| color.to_string());
    brand.accent_dark = dark.or(derived).map(|color| color.to_string());
    files.extend(brand.style().map(|css| (Brand::STYLE.to_owned(), css.into_bytes())));
    Ok((brand, files))
}

impl Setting {
    /// Returns a finding about the value, without its position.
    fn finding(&self, code: Code, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        Diagnostic::about_file(&self.source.path, code, message).with_help(help)
    }
}

/// Checks an accent color.
fn accent(setting: &Setting, mode: &str, backgrounds: &[Color]) -> Result<Color, Box<Diagnostic>> {
    let value = &setting.value;
    let Some(color) = Color::parse(value) else {
        let message = format!("`{}` is not a color", format::short(value));
        let help = "expected `#rgb` or `#rrggbb` in quotes, e.g. \"#0b6e4f\"";
        return Err(Box::new(setting.finding(Code::BadValue, message, help)));
    };
    let Some((background, contrast)) = color.too_close(backgrounds) else { return Ok(color) };
    let message = format!(
        "`{value}` has a contrast of {} with the background `{background}` in {mode} mode; at least {LEAST}:1 is needed",
        ratio(contrast)
    );
    let help = match color.nearest(backgrounds) {
        Some(nearest) => format!("the nearest color of the same hue is \"{nearest}\""),
        None => "the backgrounds of this theme leave no such color".to_owned(),
    };
    Err(Box::new(setting.finding(Code::BadValue, message, help)))
}

/// Reads a logo. Returns it with the bytes to publish.
fn logo(setting: &Setting) -> Result<(Logo, Vec<u8>), Vec<Diagnostic>> {
    let path = Path::new(&setting.value);
    let shown = paths::shown(path);
    let flaw = |message: String, help: &str| setting.finding(Code::Logo, message, help);
    let bytes = input::read(&setting.base.join(path), LARGEST).map_err(|unread| {
        vec![match unread {
            Unread::NotAFile => flaw(format!("`{shown}` is not a regular file"), "name an SVG or PNG file"),
            Unread::TooLarge(size) => {
                let (size, most) = (numbers::bytes(size), numbers::bytes(LARGEST));
                let message = format!("`{shown}` has {size}; a logo has at most {most}");
                flaw(message, "export it again, without embedded pictures or with fewer pixels")
            }
            Unread::Changed => flaw(format!("`{shown}` changed while it was read"), "build again"),
            Unread::Io(error) => {
                let message = match error.kind() {
                    io::ErrorKind::NotFound => format!("there is no file `{shown}`"),
                    _ => format!("`{shown}` cannot be read: {error}"),
                };
                flaw(message, "the path of a logo is relative to the file that names it")
            }
        }]
    })?;
    if bytes.starts_with(png::SIGNATURE) {
        let copied = png::copied(&bytes);
        let (bytes, size) = copied.map_err(|reason| {
            let help = "export the logo again as a smaller PNG file, or as SVG";
            vec![flaw(format!("`{shown}` is refused: {reason}"), help)]
        })?;
        return Ok((Logo { file: "logo.png", width: width(size.map(f64::from)) }, bytes));
    }
    let text = std::str::from_utf8(&bytes).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let Some(text) = text.filter(|text| text.trim_start().starts_with('<')) else {
        let message = format!("`{shown}` is neither a PNG nor an SVG file in UTF-8");
        return Err(vec![flaw(message, "convert the logo to one of these formats")]);
    };
    let refused = |refusal: svg::Refusal| {
        let message = format!("`{shown}`, line {}, is refused: {}", refusal.line, refusal.message);
        flaw(message, refusal.help)
    };
    let rewritten = svg::rewritten(text).map_err(|refusals| refusals.into_iter().map(refused).collect::<Vec<_>>());
    let (bytes, size) = rewritten?;
    Ok((Logo { file: "logo.svg", width: width(size) }, bytes))
}

/// Checks the ratio of width and height, in any unit.
fn bounded([width, height]: [f64; 2]) -> Result<(), String> {
    let ratio = (width / height).max(height / width);
    if ratio <= LONGEST { Ok(()) } else { Err(format!("its longer side is more than {LONGEST} times its shorter one")) }
}

/// Returns the width in pixels at [`Logo::HEIGHT`], from width and height in any unit.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the ratio is bounded, and casts saturate")]
fn width([width, height]: [f64; 2]) -> u32 {
    (f64::from(Logo::HEIGHT) * width / height).round().max(1.0) as u32
}
