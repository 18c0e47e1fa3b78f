"""Crossings on a map: a shape for each mode, filled at the crossing's own point, open where only a town is known."""

import pandas as pd

from companion import maps, style

# mode: shape, palette name, size in pixels; drawn in this order, so that a small mark stands on a larger one
MODES = {
    "rail": ("square", "accent", 13), "road": ("circle", "ink", 10), "river": ("triangle-up", "accent_2", 11),
    "pipeline": ("diamond", "muted", 10), "power line": ("diamond", "muted", 10), "cable car": ("diamond", "muted", 10),
}
IN_USE = ("open", "open to freight only", "seasonal")
OWN = ("crossing", "computed")      # values of place_of whose point is the crossing's own
SMALLER = 0.65                      # of the size, for what is not in use
KEY = ("■ rail", "● road", "▲ river", "◆ pipeline,", "power line, cable car")


def crossings(view, rows, labels=None):
    """Mark each crossing that has a point and whose mode is known; hover gives what the table says of it.

    rows: of the table `crossings`. labels: {crossing_id: (text, side of the mark in Plotly's words)}.
    An open mark is its shape with a smaller one in the ground's colour upon it: every renderer draws that.
    """
    known = rows.dropna(subset=["lon", "lat", "mode"])
    placed = maps.at(known).clip(view.box).sort_values("order").to_crs(view.crs)
    for mode, (symbol, colour, size) in MODES.items():
        for own in (False, True):
            some = placed[(placed["mode"] == mode) & (placed["place_of"].isin(OWN) == own)]
            if len(some):
                sizes = [size if status in IN_USE else round(SMALLER * size, 1) for status in some["status"]]
                _draw(view, some, symbol, colour, sizes, labels or {})
                if not own:
                    _draw(view, some, symbol, "ground", [round(0.5 * px, 1) for px in sizes])
    return view


def _draw(view, some, symbol, colour, sizes, labels=None):
    core = labels is None
    texts, sides = zip(*((labels or {}).get(name, ("", "top center")) for name in some["crossing_id"]))
    hover = [] if core else [describe(row) for row in some.to_dict("records")]
    view.figure.add_scatter(
        x=some.geometry.x.round(1).tolist(), y=some.geometry.y.round(1).tolist(), mode="markers+text" if any(texts) else "markers", showlegend=False, cliponaxis=True,
        marker={"symbol": symbol, "size": sizes, "color": style.PALETTE[colour][0], "opacity": 1}, **view.axes,
        **({"text": list(texts), "textposition": list(sides), "textfont": {"size": 11, "color": style.PALETTE["ink"][0]}} if any(texts) else {}),
        **({"hoverinfo": "skip"} if core else {"hovertext": hover, "hoverinfo": "text"}),
    )


def describe(row):
    """What the table says of one crossing, for a hover label: names, mode, opening, status, what the point is."""
    names = [name for name in (row["name_zh"], row["name_ru"]) if isinstance(name, str)]
    opened = f"opened {row['opened']}" if pd.notna(row["opened"]) else "opening: not found, or not yet"
    status = row["status"] + (f" ({row['status_as_of']})" if pd.notna(row["status_as_of"]) else " (undated)")
    return "<br>".join([f"<b>{row['name']}</b>", *names, f"{row['mode']}, {opened}", f"status: {status}", f"point: {row['place_of']}; {row['place_note'].split(';')[0]}"])


def key(view, at=(0.02, 0.985), between="  "):
    """Explain the shapes in the map's corner; `at` is the text's upper left end as a fraction of the frame."""
    west, south, east, north = view.frame
    view.figure.add_annotation(
        x=west + at[0] * (east - west), y=south + at[1] * (north - south), xref=view.axes["xaxis"], yref=view.axes["yaxis"], text=between.join(KEY), showarrow=False,
        xanchor="left", yanchor="top", align="left", font={"size": 11},
    )
    return view
