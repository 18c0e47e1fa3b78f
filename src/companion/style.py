"""Colours, Plotly template, and the formats of numbers and dates: one place for charts, maps, pictures and pages.

Three colours mean something everywhere (China, Russia, United States); they differ from each other for colour-blind
eyes and in greyscale. Figures are made in light colours; `dark` exchanges each for its dark twin, in a picture at
build time and (by the same table) in the reader's browser.
"""

import copy
import datetime
import re

import plotly.graph_objects as go
import plotly.io
from babel.dates import format_date

# name: (light, dark); every light colour occurs once, so that `dark` is a plain exchange. The accents have no fixed
# meaning; to colour-blind eyes they come near China's and Russia's colours, so only labelled marks may carry them.
PALETTE = {
    "china": ("#b3281a", "#f26a4b"),
    "russia": ("#17407f", "#84b0f2"),
    "usa": ("#0e8273", "#62d6c2"),
    "accent": ("#7a3e9d", "#c79be6"),
    "accent_2": ("#8a6100", "#dcb04f"),
    "ink": ("#1f2328", "#e8e6e1"),
    "muted": ("#5c636b", "#a5abb3"),
    "other": ("#8a9097", "#767d86"),
    "faint": ("#dedbd3", "#3a3f47"),
    "grid": ("#e9e6de", "#2c3037"),
    "ground": ("#fffdf9", "#16181c"),
    "land_china": ("#f3d9ce", "#4a2a24"),
    "land_russia": ("#d3dfee", "#22344d"),
    "land_other": ("#ece9e1", "#26292f"),
    "water": ("#a9c4d4", "#3d5f75"),
}
FONT = "'Noto Sans', system-ui, 'Noto Sans SC', sans-serif"
WIDTHS = {"wide": 760, "narrow": 360}  # pixels
HEIGHTS = {"wide": 460, "narrow": 420}  # pixels, where a figure's layout gives none
NARROW_FONT = 11  # pixels, the largest size in a narrow figure

_DARK = {light: dark for light, dark in PALETTE.values()}
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def _light(name):
    return PALETTE[name][0]


def template():
    """The Plotly template: transparent ground, thin horizontal grid, no legend, no zero line, no title."""
    axis = dict(
        showline=False, zeroline=False, automargin=True, title=dict(text=""), ticks="",
        tickfont=dict(color=_light("muted")), gridcolor=_light("grid"), gridwidth=1,
    )
    return go.layout.Template(layout=dict(
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font=dict(family=FONT, size=13, color=_light("ink")),
        colorway=[_light(name) for name in ("china", "russia", "usa", "accent", "accent_2", "muted")],
        showlegend=False,
        margin=dict(l=44, r=24, t=20, b=36),
        hovermode="closest",
        hoverlabel=dict(
            bgcolor=_light("ground"), bordercolor=_light("muted"),
            font=dict(family=FONT, size=13, color=_light("ink")),
        ),
        separators=".,",
        xaxis=axis | dict(showgrid=False, ticks="outside", ticklen=4, tickcolor=_light("faint")),
        yaxis=axis | dict(showgrid=True),
        annotationdefaults=dict(showarrow=False, font=dict(size=13)),
    ))


def register():
    """Make the template the default of every Plotly figure in this process."""
    plotly.io.templates["companion"] = template()
    plotly.io.templates.default = "companion"


def narrow(figure):
    """A copy of a Plotly figure for columns about 360 pixels wide.

    Fonts of at most 11 pixels, margins drawn in, fewer ticks along the x axis; labels and annotations stay.
    """
    small = go.Figure(copy.deepcopy(figure))
    layout = small.layout
    small.update_layout(font_size=NARROW_FONT, hoverlabel_font_size=12, showlegend=False, width=None)
    small.for_each_annotation(lambda note: note.update(font_size=min(note.font.size or NARROW_FONT, NARROW_FONT)))
    small.for_each_trace(_shrink_text)
    for side, most in (("l", 36), ("r", 84), ("t", 24), ("b", 32)):
        given = layout.margin[side]
        if given is not None and given > most:
            small.update_layout(margin={side: most})
    for axis in (*small.select_xaxes(), *small.select_yaxes()):
        if axis.tickfont.size and axis.tickfont.size > NARROW_FONT:
            axis.tickfont.size = NARROW_FONT
    for axis in small.select_xaxes():
        if axis.tickvals is None and axis.showticklabels is not False:
            axis.update(dtick=None, tick0=None, nticks=5)
    if layout.height is None:
        small.update_layout(height=HEIGHTS["narrow"])
    return small


def _shrink_text(trace):
    font = getattr(trace, "textfont", None)
    if font is not None and isinstance(font.size, (int, float)) and font.size > NARROW_FONT:
        font.size = NARROW_FONT


def dark(spec):
    """The same JSON-like value (dicts, lists, strings) with each light colour exchanged for its dark twin."""
    if isinstance(spec, dict):
        return {key: dark(value) for key, value in spec.items()}
    if isinstance(spec, (list, tuple)):
        return [dark(value) for value in spec]
    if isinstance(spec, str) and "#" in spec:
        return _HEX.sub(lambda match: _DARK.get(match[0].lower(), match[0]), spec)
    return spec


def css_variables():
    """CSS custom properties `--companion-<name>` for light (`:root`) and dark (`html[data-theme="dark"]`)."""
    def block(selector, mode):
        lines = [f"  --companion-{name.replace('_', '-')}: {pair[mode]};" for name, pair in PALETTE.items()]
        return "\n".join([f"{selector} {{", *lines, "}"])

    return "\n".join([block(":root", 0), block('html[data-theme="dark"]', 1)]) + "\n"


def number(value, digits=0):
    """A number for prose and labels: thousands with commas, a true minus; `digits` after the point."""
    text = f"{value:,.{digits}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    return text.replace("-", "\N{MINUS SIGN}")


def share(value, digits=0):
    """A share between 0 and 1 as a percentage: 0.123 → 12%."""
    return number(100 * value, digits) + "%"


def span(first, last):
    """A range with an en dash: 1992–2014."""
    return f"{first}\N{EN DASH}{last}"


def date(value, precision="day"):
    """A date as 1 October 1949; with precision "month" October 1949, with "year" 1949.

    value: anything with year, month and day (datetime, pandas), or an ISO string.
    """
    if isinstance(value, str):
        value = datetime.date.fromisoformat(value[:10])
    pattern = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}[precision]
    return format_date(datetime.date(value.year, value.month, value.day), pattern, locale="en_GB")


def iso(text):
    """An ISO day, month or year as people read it: 1958-09-07 as 7 September 1958, 1958-09 as September 1958."""
    parts = text.split("-")
    return date("-".join([*parts, "01", "01"][:3]), ("year", "month", "day")[len(parts) - 1])


register()
