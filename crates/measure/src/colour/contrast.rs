//! How light colours are, and how much they stand out from each other.

use super::Rgb;

impl Rgb {
    /// The channels as amounts of light, 0 to 1: linear sRGB (IEC 61966-2-1).
    pub(super) fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// The relative luminance, 0 to 1 (WCAG 2.1).
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast with another colour, 1 to 21 (WCAG 2.1). Text needs 4.5 (criterion 1.4.3), shapes need 3 (criterion 1.4.11).
    ///
    /// ```
    /// use vuosikello_measure::Rgb;
    /// assert!((Rgb::BLACK.contrast(Rgb::WHITE) - 21.0).abs() < 1e-9);
    /// ```
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour of the same hue and saturation nearest in lightness that has a contrast with each of some others; black or white
    /// where none of the hue has it.
    ///
    /// ```
    /// use vuosikello_measure::Rgb;
    /// let grey = Rgb(0xC0, 0xC0, 0xC0).standing_out(&[Rgb::WHITE], 4.5);
    /// assert_eq!(grey.to_string(), "767676");
    /// ```
    #[must_use]
    pub fn standing_out(self, others: &[Rgb], least: f64) -> Rgb {
        /// So many steps of lightness are tried in each direction.
        const STEPS: u32 = 512;
        let stands_out = |colour: &Rgb| others.iter().all(|other| colour.contrast(*other) >= least);
        let (hue, saturation, lightness) = self.hsl();
        let at = |lightness: f64| Rgb::from_hsl((hue, saturation, lightness.clamp(0.0, 1.0)));
        let mut steps = (0..=STEPS).flat_map(|step| {
            let away = f64::from(step) / f64::from(STEPS);
            [at(lightness - away), at(lightness + away)]
        });
        if stands_out(&self) {
            return self;
        }
        let nearest = steps.find(stands_out);
        nearest.unwrap_or(if stands_out(&Rgb::BLACK) {
            Rgb::BLACK
        } else {
            Rgb::WHITE
        })
    }

    /// The lightness that the eye sees, L\* of 0 to 100 (CIE 1976).
    pub fn lightness(self) -> f64 {
        let luminance = self.luminance();
        if luminance > 0.008_856 {
            116.0 * luminance.cbrt() - 16.0
        } else {
            903.3 * luminance
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_and_lightness_are_those_of_the_standards() {
        assert_eq!(Rgb::BLACK.contrast(Rgb::WHITE).round() as u8, 21);
        assert!((Rgb(0x76, 0x76, 0x76).contrast(Rgb::WHITE) - 4.54).abs() < 0.01);
        assert!((Rgb(0x77, 0x77, 0x77).lightness() - 50.0).abs() < 0.5);
    }
}
