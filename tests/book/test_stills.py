"""The names on the maps' stills, which stand still in print and without JavaScript: none cut off, none on another."""

import json
import re

from reading import charts

from companion import fonts, paths, style

CUT, OVER = 2, (1.5, 3)     # pixels that the measures of the fonts may be wrong by


def spec(name):
    text = (paths.HTML / "figures" / f"{name}.js").read_text("utf8")
    return json.loads(text[text.index("{"):text.rindex("}") + 1])


def maps():
    """The ids of the maps, told by their scale bars."""
    return [name for name in charts() if '"name":"scale"' in (paths.HTML / "figures" / f"{name}.js").read_text("utf8")]


def extent(text, size):
    lines = text.split("<br>")
    return max(fonts.width(re.sub("<[^>]+>", "", line), size * (0.7 if "<sup>" in line else 1)) for line in lines), 1.3 * size * len(lines)


def places(layout, width, height):
    """{suffix of an axis: function from its units to pixels}, one unit as long up as across."""
    found = {}
    for key in (key for key in layout if re.fullmatch(r"xaxis\d*", key)):
        across, up = layout[key], layout["y" + key[1:]]
        (left, right), (bottom, top) = across.get("domain", (0, 1)), up.get("domain", (0, 1))
        (x0, x1), (y0, y1) = across["range"], up["range"]
        scale = min((right - left) * width / (x1 - x0), (top - bottom) * height / (y1 - y0))
        found[key[5:]] = lambda x, y, middle=((left + right) / 2 * width, (1 - (bottom + top) / 2) * height), scale=scale, x0=(x0 + x1) / 2, y0=(y0 + y1) / 2: (
            middle[0] + (x - x0) * scale, middle[1] - (y - y0) * scale)
    return found


def names(drawing, width, height):
    """(text, left, top, width, height) of each name on a map, in pixels."""
    layout = drawing["layout"]
    at = places(layout, width, height)
    for note in layout.get("annotations", []):
        w, h = extent(note["text"], note.get("font", {}).get("size", 13))
        x, y = (note["x"] * width, (1 - note["y"]) * height) if note.get("xref", "paper") == "paper" else at[note["xref"][1:]](note["x"], note["y"])
        yield note["text"], x - {"left": 0, "right": w}.get(note.get("xanchor"), w / 2), y - {"top": 0, "bottom": h}.get(note.get("yanchor"), h / 2), w, h
    for trace in drawing["data"]:
        if "text" not in trace.get("mode", "") or trace.get("visible") is False:
            continue
        for number, text in enumerate(trace["text"]):
            if not text:
                continue
            (w, h), (x, y) = extent(text, trace["textfont"]["size"]), at[trace.get("xaxis", "x")[1:]](trace["x"][number], trace["y"][number])
            side, gap = trace["textposition"], 4
            up, across = (side if isinstance(side, str) else side[number]).split()
            yield text, {"left": x - w - gap, "center": x - w / 2, "right": x + gap}[across], {"top": y - h - gap, "middle": y - h / 2, "bottom": y + gap}[up], w, h


def test_names_on_stills_are_whole_and_apart(site):
    wrong = []
    for name in maps():
        drawn = spec(name)
        for width in style.WIDTHS:
            room, height = style.WIDTHS[width], drawn[width]["layout"].get("height") or style.HEIGHTS[width]
            boxes = list(names(drawn[width], room, height))
            for number, (text, x, y, w, h) in enumerate(boxes):
                if x < -CUT or x + w > room + CUT or y < -CUT or y + h > height + CUT:
                    wrong.append(f"{name}, {width}: {text!r} is cut off")
                wrong += [f"{name}, {width}: {text!r} lies on {other!r}" for other, x2, y2, w2, h2 in boxes[:number]
                          if min(x + w, x2 + w2) - max(x, x2) > OVER[0] and min(y + h, y2 + h2) - max(y, y2) > OVER[1]]
    assert len(maps()) >= 10 and not wrong, "\n".join(wrong)
