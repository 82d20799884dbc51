"""Makes the four faces in this folder from the Noto fonts (Debian: fonts-noto-core).

    pip install fonttools
    python build.py /usr/share/fonts/truetype/noto

What it does, so that the files stay small and yet hold what Finnish official documents need:
- keeps the Latin, Greek and Cyrillic letters, punctuation, currency and letter-like signs of Noto Sans;
- adds arrows, mathematical signs, boxes and check marks from Noto Sans Math and Noto Sans Symbols 2, which
  exist in one weight only;
- draws the minus sign (U+2212) from the bar of the plus sign of the same face, so that negative figures have
  the weight and the width of the others;
- drops hinting, which PDF viewers do not use.
"""

import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

KEPT = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
    (0x2000, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F),
]  # fmt: skip
ADDED = {
    "NotoSansMath-Regular.ttf": [0x2190, 0x2191, 0x2192, 0x2193, 0x2194, 0x21D2, 0x21D4, 0x2202, 0x2206, 0x220F,
                                 0x2211, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2261, 0x2264, 0x2265],
    "NotoSansSymbols2-Regular.ttf": [0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B2, 0x25B6, 0x25BC, 0x25C6, 0x25CB,
                                     0x25CF, 0x2605, 0x2606, 0x2610, 0x2611, 0x2612, 0x2713, 0x2714, 0x2717],
}  # fmt: skip


def add(font, code, draw, advance):
    name = f"uni{code:04X}"
    pen = TTGlyphPen(None)
    draw(pen)
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def add_minus(font):
    plus = font.getBestCmap()[ord("+")]
    points = [(x, y) for x, y in font["glyf"][plus].getCoordinates(font["glyf"])[0]]
    heights = sorted({y for _, y in points})
    low, high = heights[1], heights[-2]
    row = lambda height: sorted(x for x, y in points if y == height)

    def draw(pen):
        pen.moveTo((row(low)[0], low))
        pen.lineTo((row(high)[0], high))
        pen.lineTo((row(high)[-1], high))
        pen.lineTo((row(low)[-1], low))
        pen.closePath()

    add(font, 0x2212, draw, font["hmtx"][plus][0])


def build(source, style, target):
    font = TTFont(source / f"NotoSans-{style}.ttf")
    options = Options()
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
    subsetter.subset(font)
    for other, codes in ADDED.items():
        symbols = TTFont(source / other)
        glyphs, names = symbols.getGlyphSet(), symbols.getBestCmap()
        scale = font["head"].unitsPerEm / symbols["head"].unitsPerEm
        assert scale == 1, other
        for code in codes:
            if code in font.getBestCmap() or code not in names:
                continue
            recording = DecomposingRecordingPen(glyphs)
            glyphs[names[code]].draw(recording)
            add(font, code, recording.replay, symbols["hmtx"][names[code]][0])
    add_minus(font)
    font.save(target / f"NotoSans-{style}.ttf", reorderTables=True)


if __name__ == "__main__":
    for style in ["Regular", "Bold", "Italic", "BoldItalic"]:
        build(Path(sys.argv[1]), style, Path(__file__).parent)
