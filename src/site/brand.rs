//! The owner's logo and colors, as pages refer to them.

/// The owner's logo and colors. Their files are in the folder of the assets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Brand {
    /// The logo.
    pub logo: Option<Logo>,
    /// Accent color of the light mode and of print, as `#rrggbb`.
    pub accent: Option<String>,
    /// Accent color of the dark mode, as `#rrggbb`.
    pub accent_dark: Option<String>,
}

/// A logo.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Logo {
    /// Name in the folder of the assets: `logo.svg` or `logo.png`.
    pub file: &'static str,
    /// Width in pixels at a height of [`Logo::HEIGHT`].
    pub width: u32,
}

impl Logo {
    /// Height of a logo on a page, in pixels.
    pub const HEIGHT: u32 = 32;
}

impl Brand {
    /// Name of the style sheet with the accent colors, in the folder of the assets.
    pub const STYLE: &str = "brand.css";

    /// Returns whether a color is set, so that there is a style sheet.
    pub fn has_style(&self) -> bool {
        self.accent.is_some() || self.accent_dark.is_some()
    }

    /// Returns the style sheet with the accent colors; `None` if none is set.
    pub fn style(&self) -> Option<String> {
        let light = self.accent.as_ref().map(|color| format!(":root {{ --accent: {color}; }}\n"));
        let dark = self.accent_dark.as_ref().map(|color| {
            format!("@media screen and (prefers-color-scheme: dark) {{\n  :root {{ --accent: {color}; }}\n}}\n")
        });
        self.has_style().then(|| [light, dark].into_iter().flatten().collect())
    }
}
