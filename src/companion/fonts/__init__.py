"""The fonts of the pictures: cuts of Noto Sans and Noto Sans CJK SC, carried along so that pictures are the same on
every machine.

`advances.json` says which characters each weight has and how wide they are; it is written together with the fonts by
`python -m companion.fonts.cut`, so that building the book needs no font library.
"""

import functools
import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
CONFIG = FOLDER / "fonts.conf"
WEIGHTS = ("regular", "bold")


@functools.cache
def advances(weight="regular"):
    """{character: width in thousandths of the font size} of one weight."""
    return json.loads((FOLDER / "advances.json").read_text(encoding="utf-8"))[weight]


def missing(text):
    """The characters of `text` that the fonts lack, in order of code point."""
    known = advances()
    return "".join(sorted(character for character in set(text) if character not in known and character not in "\n\r\t"))


def width(text, size, weight="regular"):
    """Width of a line of text in pixels at a font size in pixels; kerning is left out."""
    known = advances(weight)
    return sum(known.get(character, 1000) for character in text) * size / 1000


def wrap(text, size, most, weight="regular"):
    """Break text into lines at most `most` pixels wide, at spaces and beside Chinese characters.

    The standard library's textwrap counts characters; a title must be measured.
    """
    pieces, word = [], ""
    for character in text:
        if character == " " or _is_han(character):
            pieces.append(word)
            pieces.append(character)
            word = ""
        else:
            word += character
    lines, line = [], ""
    for piece in (*pieces, word):
        if line.strip() and width((line + piece).rstrip(), size, weight) > most:
            lines.append(line.strip())
            line = ""
        line += piece
    return [*lines, line.strip()] if line.strip() else lines


def _is_han(character):
    return "\u4e00" <= character <= "\u9fff"
