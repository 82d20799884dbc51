//! How far colours lie apart for the eye.

use super::Rgb;

impl Rgb {
    /// How far two colours lie apart for the eye that tells them apart least: the usual one, and those without the cones for
    /// long, middle or short waves. In hundredths of Oklab, where 2 can just be seen.
    ///
    /// ```
    /// use vuosikello_measure::Rgb;
    /// // Red and green of one lightness, for those who lack the cones for long or middle waves.
    /// assert!(Rgb(200, 0, 0).distance(Rgb(110, 96, 0)) < Rgb(200, 0, 0).distance(Rgb(0, 60, 200)));
    /// ```
    pub fn distance(self, other: Rgb) -> f64 {
        let of_eye = |eye: &[[f64; 3]; 3]| {
            let [a, b] = [self, other].map(|colour| oklab(times(eye, colour.linear())));
            let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
            100.0 * squares.sum::<f64>().sqrt()
        };
        EYES.iter().map(of_eye).fold(f64::INFINITY, f64::min)
    }
}

/// What the eyes of people see of linear sRGB: all cones, and none for long, middle or short waves (Machado, Oliveira and
/// Fernandes 2009, severity 1).
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn times(matrix: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// The place of linear sRGB in Oklab (Ottosson 2020), in which equal distances look alike.
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    const CONES: [[f64; 3]; 3] = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const LAB: [[f64; 3]; 3] = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(&LAB, times(&CONES, linear).map(f64::cbrt))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_usual_eye_sees_grey_as_grey() {
        let [_, a, b] = oklab(Rgb(128, 128, 128).linear());
        assert!(a.abs() < 1e-4 && b.abs() < 1e-4);
        let [lightness, ..] = oklab(Rgb::WHITE.linear());
        assert!((lightness - 1.0).abs() < 1e-4);
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways(a in any::<[u8; 3]>(), b in any::<[u8; 3]>()) {
            let (a, b) = (Rgb(a[0], a[1], a[2]), Rgb(b[0], b[1], b[2]));
            prop_assert!((a.distance(b) - b.distance(a)).abs() < 1e-9);
            prop_assert!(a.distance(a) < 1e-9);
        }
    }
}
