"""Pictures as SVG text: cleaning the renderer's drawing, drawing a table, framing a picture with title and source.

Plotly's own table cannot say how high it will become, and its margins cannot carry a title over several lines, so
both are written here from the fonts' measures.
"""

import html
import re
from xml.etree import ElementTree

from companion import fonts, style
from companion.table import cell, heading

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
PADDING = 24  # pixels around a picture that travels alone
TITLE, TEXT, SMALL = 20, 13, 12  # font sizes in pixels
LINE = 1.35  # line height, in font sizes
FINE = 8
MOST_ROWS = 40  # of a table drawn as a picture
_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
_RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")
_IDLE = {  # style that says what holds anyway, or serves only interaction
    "opacity: 1", "stroke-opacity: 1", "fill-opacity: 1", "vector-effect: none", "stroke-dashoffset: 0px",
    "stroke-miterlimit: 2", "pointer-events: all", "pointer-events: none", "cursor: default", "cursor: pointer",
    "cursor: crosshair", "cursor: move", "font-weight: normal", "font-weight: 400", "font-style: normal",
    "font-variant: normal", "text-decoration-line: none", "text-transform: none", "text-shadow: none",
}
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


def clean(drawn, name):
    """The renderer's SVG, smaller and the same to the byte each time.

    Random ids become `name` and a number; coordinates keep one decimal; colours become hexes, so that `style.dark` can
    exchange them; the font is named once, at the root; empty groups, classes and idle style go.
    """
    tree = ElementTree.fromstring(drawn)
    ids = {}
    for element in tree.iter():
        if "id" in element.attrib and not element.tag.endswith("clipPath"):
            del element.attrib["id"]
        if "id" in element.attrib:
            ids[element.attrib["id"]] = element.attrib["id"] = f"{name}-{len(ids)}" if element.attrib["id"] not in ids else ids[element.attrib["id"]]
    for element in tree.iter():
        _clean_attributes(element, ids)
    _prune(tree)
    _join_dots(tree)
    tree.set("font-family", style.FONT)
    tree.set("text-rendering", "geometricPrecision")
    return ElementTree.tostring(tree, encoding="unicode")


def _clean_attributes(element, ids):
    for key in list(element.attrib):
        value = element.attrib[key]
        if key == "class" or key.startswith("data-") or value == "":
            del element.attrib[key]
        elif key in ("d", "transform", "points", "x", "y", "dx", "dy", "width", "height") and "." in value:
            element.attrib[key] = _repeats(_NUMBER.sub(_round, value))
        elif key == "style":
            kept = _style(value, ids)
            element.attrib[key] = kept
            if not kept:
                del element.attrib[key]
        elif "url(#" in value:
            element.attrib[key] = _references(value, ids)
    if element.tag == f"{{{SVG}}}text" and element.text:
        element.text = element.text.strip("\n")


def _style(value, ids):
    parts = [part.strip() for part in value.split(";")]
    parts = [part for part in parts if part and part not in _IDLE and not part.startswith(("font-family", "white-space"))]
    text = _RGB.sub(lambda match: "#" + "".join(f"{int(part):02x}" for part in match.groups()), ";".join(parts))
    return _references(text.replace(": ", ":"), ids)


def _references(text, ids):
    return re.sub(r"url\([\"']?#([^\"')]+)[\"']?\)", lambda match: f"url(#{ids.get(match[1], match[1])})", text)


def _round(match):
    text = f"{float(match[0]):.1f}"
    return text.removesuffix(".0").replace("-0.", "-.") if text != "-0.0" else "0"


def _repeats(path):
    """Leave out points of a path that rounding has made equal to the one before."""
    return re.sub(r"L([-\d.]+,[-\d.]+)(?:L\1(?=[LMZ]|$))+", r"L\1", path)


def _prune(element):
    """Remove what draws nothing: empty groups and wholly transparent rectangles."""
    for child in list(element):
        _prune(child)
        bare = child.tag in (f"{{{SVG}}}g", f"{{{SVG}}}defs") and len(child) == 0 and not (child.text or "").strip()
        clear = child.tag == f"{{{SVG}}}rect" and "fill-opacity:0" in child.get("style", "") and "stroke:" not in child.get("style", "")
        nothing = child.tag == f"{{{SVG}}}path" and not child.get("d")
        if bare or clear or nothing:
            element.remove(child)
    for child in list(element):
        if child.tag == f"{{{SVG}}}g" and not child.attrib and element.tag != f"{{{SVG}}}clipPath":
            place = list(element).index(child)
            element.remove(child)
            for offset, inner in enumerate(child):
                element.insert(place + offset, inner)


def _join_dots(tree):
    """Make one path of each run of equal round markers: lines of no length with round ends, a tenth of the bytes."""
    for parent in tree.iter():
        run, before = [], None
        for child in [*parent, None]:
            key = _dot(child)
            if key is None or key != before:
                if len(run) > 1:
                    radius, style_ = before
                    run[0].set("d", "".join(f"M{child_.get('transform')[10:-1]}h0" for child_ in run))
                    run[0].set("style", f"{style_};stroke-width:{2 * radius:g}px;stroke-linecap:round;fill:none")
                    del run[0].attrib["transform"]
                    for other in run[1:]:
                        parent.remove(other)
                run = []
            run.append(child)
            before = key


def _dot(element):
    """Radius and style of a round marker without an outline, its fill as a stroke; None for any other element."""
    if element is None or set(element.attrib) != {"d", "style", "transform"} or not element.get("transform").startswith("translate("):
        return None
    circle = re.fullmatch(r"M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z", element.get("d"))
    parts = element.get("style").split(";")
    if circle is None or "stroke-width:0px" not in parts or any(part.startswith("stroke:") for part in parts):
        return None
    kept = [part.replace("fill:", "stroke:") for part in parts if part != "stroke-width:0px"]
    return float(circle[1]), ";".join(kept)


def texts(drawn):
    """All text that an SVG shows, joined."""
    return "".join(ElementTree.fromstring(drawn).itertext())


def size(drawn):
    """Width and height of an SVG in pixels."""
    root = ElementTree.fromstring(drawn)
    return float(root.get("width")), float(root.get("height"))


def root(width, height, body):
    """An SVG of a size in pixels around drawn elements."""
    return (
        f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="{style.FONT}" text-rendering="geometricPrecision">{body}</svg>'
    )


def text(x, y, line, size=TEXT, colour="ink", weight="regular", anchor="start"):
    """One line of text, its baseline at y."""
    bold = ' font-weight="700"' if weight == "bold" else ""
    end = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{style.PALETTE[colour][0]}"{bold}{end}>{html.escape(line, quote=False)}</text>'


def frame(drawn, payload, source_line, address):
    """A picture that travels alone: white ground, title, subtitle, the drawing, source line and address."""
    inner, inner_height = size(drawn)
    width, y, body = inner + 2 * PADDING, PADDING, []

    def block(words, size, colour, weight="regular"):
        nonlocal y
        for line in fonts.wrap(words, size, inner, weight):
            y += size * LINE
            body.append(text(PADDING, round(y - 0.3 * size, 1), line, size, colour, weight))

    block(payload["title"], TITLE, "ink", "bold")
    block(payload["subtitle"], 14, "muted")
    y = round(y + 12)
    body.append(re.sub(r"<svg ", f'<svg x="{PADDING}" y="{y}" ', drawn, count=1))
    y += inner_height + 6
    block(source_line, SMALL, "muted")
    block(address, SMALL, "muted")
    height = round(y + PADDING - 6)
    return root(width, height, f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(body)}')


def fine(picture):
    """The same SVG with each text eight times as large, scaled down again.

    The renderer's old Chromium sets letters on whole pixels of the font size that is written, which spoils words.
    """
    tree = ElementTree.fromstring(picture)
    for element in tree.iter(f"{{{SVG}}}text"):
        for part in element.iter():
            for key in ("x", "y", "dx", "dy", "font-size"):
                if key in part.attrib and not part.attrib[key].endswith("em"):
                    part.attrib[key] = f"{FINE * float(part.attrib[key].removesuffix('px')):g}"
            if "style" in part.attrib:
                part.attrib["style"] = re.sub(
                    r"(font-size|stroke-width):([\d.]+)px", lambda match: f"{match[1]}:{FINE * float(match[2]):g}px", part.attrib["style"]
                )
        element.attrib["transform"] = f"{element.attrib.get('transform', '')} scale({1 / FINE})".strip()
    return ElementTree.tostring(tree, encoding="unicode")


def table(payload, width):
    """A table as SVG of a width in pixels: at most 40 rows, a line below says if there are more."""
    fields, rows = payload["fields"], payload["rows"]["data"]
    heads = [heading(field) for field in fields]
    cells = [[cell(value, field) for value, field in zip(row, fields)] for row in rows[:MOST_ROWS]]
    columns = _column_widths(heads, cells, width)
    right = [field["type"] in ("number", "integer", "year") for field in fields]
    body, y = [], 0

    def row(values, weight, rule):
        nonlocal y
        wrapped = [fonts.wrap(value, TEXT, column - 14, weight) for value, column in zip(values, columns)]
        x = 0
        for lines, column, to_right in zip(wrapped, columns, right):
            for number, line in enumerate(lines):
                baseline = round(y + 5 + (number + 0.78) * TEXT * LINE, 1)
                place = x + column - 10 if to_right else x + 4
                body.append(text(round(place, 1), baseline, line, TEXT, "ink", weight, "end" if to_right else "start"))
            x += column
        y += round(10 + max(len(lines) for lines in wrapped or [[]]) * TEXT * LINE)
        body.append(f'<path d="M0,{y}H{width}" stroke="{style.PALETTE[rule][0]}"/>')

    row(heads, "bold", "ink")
    for values in cells:
        row(values, "regular", "grid")
    if len(rows) > MOST_ROWS:
        y += 20
        body.append(text(4, y, f"The first {MOST_ROWS} of {len(rows)} rows; all are in the CSV.", SMALL, "muted"))
        y += 6
    return root(width, y + 2, "".join(body))


def _column_widths(heads, cells, width):
    """Widths of columns that add up to `width`: what each needs for one line, the long ones cut back to fit."""
    needs = [
        14 + max([fonts.width(head, TEXT, "bold"), *(fonts.width(row[place], TEXT) for row in cells)])
        for place, head in enumerate(heads)
    ]
    words = [
        14 + max(fonts.width(word, TEXT, "bold") for value in (head, *(row[place] for row in cells)) for word in (value.split() or [""]))
        for place, head in enumerate(heads)
    ]
    low, high = 0.0, max(needs)
    for _ in range(40):  # halve in on the greatest width at which all fit
        middle = (low + high) / 2
        low, high = (middle, high) if sum(min(need, max(middle, word)) for need, word in zip(needs, words)) <= width else (low, middle)
    columns = [min(need, max(low, word)) for need, word in zip(needs, words)]
    return [column * width / sum(columns) for column in columns]
