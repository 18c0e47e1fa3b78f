"""Cut the fonts down to the characters that the project uses: `python -m companion.fonts.cut [folder ...]`.

Needed once more when a figure uses a character that the fonts lack (drawing it says so). Needs two things that the
book itself does not need: fonttools (`pip install fonttools`), and the originals, looked for in Debian's folders or in
those named: NotoSans-Regular.ttf, NotoSans-Bold.ttf (Debian's fonts-noto-core), NotoSansCJK-Regular.ttc and -Bold.ttc
(fonts-noto-cjk). Latin and Cyrillic are cut from Noto Sans, what it lacks (Chinese) from Noto Sans CJK SC, whose
quotation marks and points are too wide for English.
"""

import csv
import json
import sys
from pathlib import Path

from babel import Locale

from companion import fonts, paths
from companion.errors import CompanionError

# file name, its face within a collection, the name of the cut
SOURCES = [
    ("NotoSans-{weight}.ttf", None, "NotoSans-{weight}.ttf"),
    ("NotoSansCJK-{weight}.ttc", "Noto Sans CJK SC", "NotoSansCJKsc-{weight}.otf"),
]
FOLDERS = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
MOST_BYTES = 250_000
TEXT = {".md", ".csv", ".yml", ".json", ".geojson", ".bib"}
# whole blocks, so that a new Latin or Russian name needs no new cut: Latin to Extended-B (pinyin), Cyrillic,
# Latin additional, punctuation, currency, letterlike signs, arrows, some mathematics and shapes
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x400, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF),
    (0x2100, 0x214F), (0x2190, 0x2199), (0x2202, 0x2265), (0x25A0, 0x25CF), (0x3000, 0x3011), (0xFF01, 0xFF5E),
]


def glyphs():
    """The characters that the fonts must have: the blocks, whatever the project's text uses, and the zero-width space
    that Plotly writes beside raised text."""
    return {"\u200b"} | {chr(code) for first, last in BLOCKS for code in range(first, last + 1) if chr(code).isprintable()} | used()


def used(folders=(paths.DATA, paths.BOOK, paths.NOTEBOOKS)):
    """The characters in the text of these folders, and in the names of countries that maps take from Unicode's CLDR.

    Words quoted from pages in other scripts stand in tables for checking and are never drawn: the columns `quote` are left out.
    """
    text = "".join(name for language in ("en", "zh", "ru") for name in Locale(language).territories.values())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".csv":
                with open(path, encoding="utf-8", newline="") as file:
                    text += "".join(value for row in csv.DictReader(file) for name, value in row.items() if name != "quote" and value)
            elif path.suffix in TEXT and path.is_file():
                text += path.read_text(encoding="utf-8")
    return {character for character in text if character.isprintable()}


def cut(folders=FOLDERS):
    """Write the fonts and `advances.json` into companion/fonts/; raises CompanionError for what is not there.

    Returns {weight: number of characters}.
    """
    try:
        from fontTools import subset
    except ImportError:
        raise CompanionError(
            "fonttools is not installed", expected="the Python package fonttools", do="pip install fonttools, then again"
        ) from None
    measured = {}
    for weight in fonts.WEIGHTS:
        left, known = glyphs(), {}
        for original, face, name in SOURCES:
            font = _open(original.format(weight=weight.capitalize()), face, folders)
            options = subset.Options()
            options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
            options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
            options.hinting = False
            options.notdef_outline = True
            tool = subset.Subsetter(options)
            tool.populate(unicodes=[ord(character) for character in left])
            tool.subset(font)
            path = fonts.FOLDER / name.format(weight=weight.capitalize())
            font.save(path)
            if path.stat().st_size > MOST_BYTES:
                raise CompanionError(
                    f"the cut has {path.stat().st_size} bytes", where=path, expected=f"at most {MOST_BYTES}",
                    do="take a block out of BLOCKS",
                )
            scale = 1000 / font["head"].unitsPerEm
            known |= {chr(code): round(font["hmtx"][glyph][0] * scale) for code, glyph in font.getBestCmap().items()}
            left -= set(known)
        measured[weight] = dict(sorted(known.items()))
    text = json.dumps(measured, ensure_ascii=False, separators=(",", ":")).replace("},", "},\n")
    (fonts.FOLDER / "advances.json").write_text(text + "\n", encoding="utf-8")
    return {weight: len(known) for weight, known in measured.items()}


def _open(name, face, folders):
    from fontTools.ttLib import TTCollection, TTFont

    path = next((Path(folder) / name for folder in folders if (Path(folder) / name).exists()), None)
    if path is None:
        raise CompanionError(
            "the original font is not there", where=name, expected=f"in one of {', '.join(map(str, folders))}",
            do="install Debian's fonts-noto-core and fonts-noto-cjk, or name the folders that have it",
        )
    if face is None:
        return TTFont(path, recalcTimestamp=False)
    return next(
        font for font in TTCollection(path, recalcTimestamp=False).fonts if font["name"].getDebugName(1) == face
    )


if __name__ == "__main__":
    try:
        counts = cut(tuple(sys.argv[1:]) or FOLDERS)
    except CompanionError as problem:
        sys.exit(str(problem))
    print(", ".join(f"{weight}: {count} characters" for weight, count in counts.items()))
