"""Days of a crisis as a strip to be read downwards: what each capital did, in a column of its own, and what the other ally was told of it.

The text is the chart, set in pixels for one width; so the picture stays as it is drawn, and no live chart takes its place.
"""

import re
import textwrap

import pandas as pd
import plotly.graph_objects as go

from companion import charts, style
from companion.sources import dates

ADDRESS = re.compile(r"[:,]?\s*\(?https?://\S+")      # stays in the data, where it can be followed
LETTER = 0.535        # of a letter's height is its mean width in the charts' fonts
PAD, BELOW, LATER = 7, 9, 12     # pixels between a line at the side and its text; below a cell; by which a later day stands lower


def strip(rows, columns, width=760, size=11.5, gap=10, single=False):
    """A cell for each step under its capital's column, none higher than an earlier one; where nothing happened for `gap` days or more, a line says for how long.

    rows: date, date_end, precision, capital, what, told, disputed. columns: {heading: (its capitals, palette name)}; the last column takes all other capitals, and its
    cells name theirs. width: pixels; size: of the text. single: all in one column, each cell with its capital, for narrow figures.
    """
    figure, top = go.Figure(), 4.0 if single else 26.0     # in columns below their headings
    edges = [top] * (1 if single else len(columns))
    room = width / len(edges)
    letters = int((room - PAD - 12) / (size * LETTER))
    ordered = rows.assign(day=dates.first_day(rows["date"]), end=dates.first_day(rows["date_end"].fillna("")).fillna(dates.first_day(rows["date"])), rough=rows["precision"].map({"day": 2, "month": 1, "year": 0}))
    ordered = ordered.sort_values(["day", "rough"], kind="stable")
    last, line = None, size * 1.28
    for row in ordered.to_dict("records"):
        if last is not None and (row["day"] - last).days >= gap:
            top = max(edges) + 4
            _pause(figure, top, width, (row["day"] - last).days, size)
            top += line + 6
            edges = [top] * len(edges)
        place, shade, named = _column(row["capital"], columns)
        column = 0 if single else place
        top = max(top + (LATER if last is not None and row["day"] > before else 0), edges[column])
        text, lines = _cell(row, letters, named or single, shade)
        figure.add_annotation(x=column * room + PAD + 3, y=top, text=text, xanchor="left", yanchor="top", align="left", font={"size": size, "color": style.PALETTE["ink"][0]})
        deep = lines * line
        figure.add_shape(type="line", x0=column * room + 2, x1=column * room + 2, y0=top + 3, y1=top + deep + 1, line={"color": charts.colour(shade), "width": 2.5})
        edges[column], last, before = top + deep + BELOW, max(row["end"], last or row["end"]), row["day"]
    if not single:
        for number, (heading, (_, shade)) in enumerate(columns.items()):
            figure.add_annotation(x=number * room + 2, y=2, text=f"<b>{heading}</b>", xanchor="left", yanchor="top", font={"size": size + 1, "color": charts.colour(shade)})
    height = round(max(edges) + 6)
    figure.update_xaxes(range=[0, width], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    figure.update_layout(height=height, margin={"l": 0, "r": 0, "t": 0, "b": 0}, meta={"still": True})
    return figure


def both(rows, columns, **parts):
    """The strip for wide figures and for narrow ones."""
    return strip(rows, columns, **parts), strip(rows, columns, width=style.WIDTHS["narrow"], size=style.NARROW_FONT, single=True, **parts)


def when(row):
    """A step's date as people read it: 7 September 1958; 5–7 September 1958."""
    first, last = style.iso(row["date"]), row["date_end"]
    if pd.isna(last) or last == row["date"]:
        return first
    end = style.iso(last)
    same = first.split(" ")[1:] == end.split(" ")[1:]
    return f"{first.split(' ')[0] if same and row['precision'] == 'day' else first}\N{EN DASH}{end}"


def _column(capital, columns):
    for place, (capitals, shade) in enumerate(columns.values()):
        if capital in capitals:
            return place, shade, len(capitals) > 1
    return len(columns) - 1, list(columns.values())[-1][1], True


def _cell(row, letters, named, shade):
    """The text of a cell with its line breaks, and how many lines it has."""
    head = when(row) + (f" \N{MIDDLE DOT} {row['capital']}" if named else "")
    wrapped = [textwrap.wrap(head, letters), textwrap.wrap(row["what"], letters)]
    if pd.notna(row["told"]):
        wrapped.append(textwrap.wrap(f"\N{RIGHTWARDS ARROW} {row['told']}", letters))
    if pd.notna(row["disputed"]):
        wrapped.append(textwrap.wrap(f"Otherwise: {ADDRESS.sub('', row['disputed'])}", letters))
    marks = [("<b>", "</b>"), ("", ""), *[("<i>", "</i>")] * (len(wrapped) - 2)]
    parts = [f"{before}{'<br>'.join(lines)}{after}" for (before, after), lines in zip(marks, wrapped)]
    return "<br>".join(parts), sum(len(lines) for lines in wrapped)


def _pause(figure, top, width, days, size):
    long = f"{days} days" if days < 90 else f"{days // 30} months" if days < 700 else f"{days // 365} years"
    figure.add_shape(type="line", x0=0, x1=width, y0=top + size * 0.7, y1=top + size * 0.7, line={"color": style.PALETTE["faint"][0], "width": 1})
    figure.add_annotation(x=width / 2, y=top, text=f" {long} later ", xanchor="center", yanchor="top", bgcolor=style.PALETTE["ground"][0], font={"size": size - 0.5, "color": style.PALETTE["muted"][0]})
