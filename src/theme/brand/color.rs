//! Colors and their contrast.

use std::fmt;

/// A color of the sRGB color space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Color([u8; 3]);

/// Lowest accepted contrast of the accent color with the backgrounds. It colors only graphics: the mark, bars, lines and
/// borders. Source: WCAG 2.2, success criterion 1.4.11.
pub(super) const LEAST: f64 = 3.0;

/// Number of steps between a color and black or white when a color with more contrast is searched.
const STEPS: u16 = 255;

impl Color {
    /// Parses `#rgb` or `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digit = |at: usize| char::from(*digits.as_bytes().get(at)?).to_digit(16);
        let channel = |at: usize| match digits.len() {
            3 => digit(at).map(|digit| digit * 17),
            6 => Some(digit(2 * at)? * 16 + digit(2 * at + 1)?),
            _ => None,
        };
        let byte = |at| u8::try_from(channel(at)?).ok();
        Some(Color([byte(0)?, byte(1)?, byte(2)?]))
    }

    /// Returns the relative luminance, from 0 (black) to 1 (white). Source: WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Returns the contrast of two colors, from 1 to 21. Source: WCAG 2.2.
    pub(super) fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the background with the least contrast, and that contrast, if it is not enough.
    pub(super) fn too_close(self, backgrounds: &[Color]) -> Option<(Color, f64)> {
        let contrasts = backgrounds.iter().map(|background| (*background, self.contrast(*background)));
        contrasts.min_by(|one, two| one.1.total_cmp(&two.1)).filter(|(_, contrast)| *contrast < LEAST)
    }

    /// Returns the nearest color of the same hue with enough contrast: a darker or lighter one, or the color itself.
    pub(super) fn nearest(self, backgrounds: &[Color]) -> Option<Self> {
        let candidates = (0..=STEPS).flat_map(|step| [0, u8::MAX].map(|end| self.mixed(end, step)));
        candidates.into_iter().find(|color| color.too_close(backgrounds).is_none())
    }

    /// Mixes the color with a gray, which keeps its hue.
    fn mixed(self, gray: u8, step: u16) -> Self {
        let mix = |channel: u8| {
            let sum = u32::from(channel) * u32::from(STEPS - step) + u32::from(gray) * u32::from(step);
            u8::try_from(sum / u32::from(STEPS)).unwrap_or(u8::MAX)
        };
        Color(self.0.map(mix))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Formats a contrast, rounded down: 2.999 must not look like enough.
pub(super) fn ratio(contrast: f64) -> String {
    format!("{:.2}:1", (contrast * 100.0).floor() / 100.0)
}

/// Returns the backgrounds of the light and the dark mode from a style sheet. A color that it does not define is that
/// of `fallback`.
pub(super) fn backgrounds(css: &str, fallback: &str) -> [Vec<Color>; 2] {
    const DARK: &str = "prefers-color-scheme";
    let halves = |css: &str| {
        let (light, dark) = css.split_once(DARK).unwrap_or((css, ""));
        [light.to_owned(), dark.to_owned()]
    };
    let (own, other) = (halves(css), halves(fallback));
    [0, 1].map(|mode| {
        let names = ["--canvas", "--surface", "--raised"];
        names.iter().filter_map(|name| variable(&own[mode], name).or_else(|| variable(&other[mode], name))).collect()
    })
}

/// Returns the first value of a CSS variable, if it is a color.
fn variable(css: &str, name: &str) -> Option<Color> {
    css.match_indices(name).find_map(|(at, _)| {
        let value = css[at + name.len()..].trim_start().strip_prefix(':')?;
        Color::parse(value.split([';', '}']).next()?.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    #[test]
    fn a_color_has_three_or_six_digits() {
        assert_eq!(color("#0Af").to_string(), "#00aaff");
        assert_eq!(color("#2b4f9e").to_string(), "#2b4f9e");
        for wrong in ["", "#", "#12", "#1234", "#12345", "#1234567", "2b4f9e", "#ggg", "red", "#é1", "#+12+12"] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
    }

    /// Known values: #767676 is the lightest gray for text on white, #949494 for graphics.
    #[test]
    fn the_limit_of_the_contrast_is_exact() {
        let white = color("#fff");
        assert_eq!(ratio(color("#000").contrast(white)), "21.00:1");
        assert_eq!(ratio(color("#767676").contrast(white)), "4.54:1");
        assert_eq!(color("#949494").too_close(&[white]), None);
        let (background, contrast) = color("#959595").too_close(&[white]).unwrap();
        assert_eq!((background, ratio(contrast).as_str()), (white, "2.99:1"));
        assert_eq!(color("#959595").nearest(&[white]), Some(color("#949494")));
        assert_eq!(color("#949494").nearest(&[white]), Some(color("#949494")));
    }

    #[test]
    fn the_nearest_color_passes_and_one_step_less_does_not() {
        let light = ["#f4f5f8", "#fff"].map(color);
        let dark = ["#12151a", "#20252d"].map(color);
        for text in ["#ffb900", "#0b6e4f", "#777", "#fff", "#000", "#f00", "#00f"] {
            for backgrounds in [&light, &dark] {
                let nearest = color(text).nearest(backgrounds).unwrap();
                assert_eq!(nearest.too_close(backgrounds), None, "{text}");
                let toward = if backgrounds == &light { 0 } else { u8::MAX };
                let at = (0..=STEPS).find(|step| color(text).mixed(toward, *step) == nearest).unwrap();
                let before = at.checked_sub(1).map(|step| color(text).mixed(toward, step));
                assert!(before.is_none_or(|color| color.too_close(backgrounds).is_some()), "{text}");
            }
        }
        assert_eq!(color("#777").nearest(&["#000", "#fff", "#777"].map(color)), None);
    }

    #[test]
    fn backgrounds_are_those_of_the_style_sheet() {
        let default = ":root{--canvas:#f4f5f8;--surface:#fff;--raised:#f8f9fb}@media (prefers-color-scheme:dark){\
                       :root{--canvas:#12151a;--surface:#1a1e25;--raised:#20252d}}";
        let own = "a { color: var(--canvas) } :root { --canvas : #EEE; --surface: rgb(1 2 3) }";
        let [light, dark] = backgrounds(own, default);
        assert_eq!(light, ["#eee", "#fff", "#f8f9fb"].map(color));
        assert_eq!(dark, ["#12151a", "#1a1e25", "#20252d"].map(color));
    }
}
