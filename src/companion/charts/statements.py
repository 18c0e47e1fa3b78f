"""Counts on a logarithmic axis: lines that keep their ratios, and statements of how many, from census to rumour."""

import math

import pandas as pd
import plotly.graph_objects as go

from companion import charts, style

BESIDE, ABOVE = 25, 34     # pixels a line, with the label beside its mark or above it


def short(value):
    """A number as a label: 4.2, 57,459, and from a million on 1.5 million."""
    return style.number(value, int(value < 100 and value % 1 > 0)) if value < 1e6 else f"{value / 1e6:,.10g} million"


def span(low, high):
    """A range as a label: 57,459; 3–5 million; over 200,000 or under 200,000 where one end is missing."""
    if pd.isna(low) or pd.isna(high):
        return f"under {short(high)}" if pd.isna(low) else f"over {short(low)}"
    first, last = short(low), short(high)
    if low == high:
        return last
    return f"{first.removesuffix(' million') if last.endswith('million') else first}\N{EN DASH}{last}" if low >= 1e6 or high < 1e6 else f"{first} to {last}"


def log_lines(rows, x, y, by, names, ticks, gap=0.1, **parts):
    """`charts.lines` on a logarithmic axis. ticks: {value: text}, their ends are the axis's; gap: least distance of two labels, in powers of ten."""
    figure = charts.lines(rows, x, y, by, names, gap=1e-9, **parts)
    notes = figure.layout.annotations
    for note, height in zip(notes, charts.spread([math.log10(note.y) for note in notes], gap)):
        note.y = height
    figure.update_yaxes(type="log", range=[math.log10(min(ticks)), math.log10(max(ticks))], tickvals=list(ticks), ticktext=list(ticks.values()))
    return figure


def statements(rows, low, high, label, group, groups, ticks, reference=None, beside=250):
    """One line a statement of how many, under the headings of its groups, in the rows' order.

    A single number is a dot, a range a bar, a mere upper or lower limit a triangle that points down or up the axis.
    groups: {key: (heading, palette name, hollow)}, from the top; a hollow mark is no count. ticks: {value: text}.
    reference: (value, text) to rule off. beside: width of the labels' column in pixels; 0 puts each label above its mark.
    """
    figure, line = go.Figure(), 0.0
    for key, (heading, name, hollow) in groups.items():
        shade = style.PALETTE[name][0]
        _name(figure, line, f"<b>{heading}</b>", shade, beside)
        for _, row in rows[rows[group] == key].iterrows():
            line += 1
            _mark(figure, row[low], row[high], line, shade, hollow, row[label])
            _name(figure, line, row[label], style.PALETTE["muted"][0], beside, above=not beside)
        line += 1.4
    bottom = line - 0.9
    if reference:
        figure.add_vline(x=reference[0], line={"color": style.PALETTE["muted"][0], "width": 1, "dash": "dot"}, layer="below")
        figure.add_annotation(x=math.log10(reference[0]), y=1, yref="paper", text=reference[1], yanchor="bottom", font={"size": 11, "color": style.PALETTE["muted"][0]})
    figure.update_xaxes(type="log", range=[math.log10(min(ticks)), math.log10(max(ticks))], tickvals=list(ticks), ticktext=list(ticks.values()), showgrid=True)
    figure.update_yaxes(range=[bottom, -0.8], showticklabels=False, showgrid=False)
    figure.update_layout(height=int(64 + (bottom + 0.8) * (BESIDE if beside else ABOVE)), margin={"l": beside or 8, "r": 8, "t": 28})
    return figure


def _name(figure, line, text, shade, beside, above=False):
    place = {"yanchor": "bottom", "yshift": 6} if above else {"yanchor": "middle", "xshift": -beside}
    figure.add_annotation(x=0, xref="paper", y=line, text=text, xanchor="left", font={"size": 12, "color": shade}, **place)


def _mark(figure, low, high, line, shade, hollow, name):
    ends = sorted({value for value in (low, high) if pd.notna(value)})
    said = span(low, high)
    if len(ends) == 2:
        figure.add_scatter(x=ends, y=[line, line], mode="lines", showlegend=False, hoverinfo="skip", line={"color": shade, "width": 9}, opacity=0.25 if hollow else 0.6)
    symbol = "triangle-left" if pd.isna(low) else "triangle-right" if pd.isna(high) else "circle"
    figure.add_scatter(
        x=ends, y=[line] * len(ends), mode="markers+text", showlegend=False, cliponaxis=False,
        marker={"symbol": symbol + ("-open" if hollow else ""), "size": 10, "color": shade, "line": {"width": 2 if hollow else 0, "color": shade}},
        text=[""] * (len(ends) - 1) + [said], textposition="middle right", textfont={"size": 12, "color": shade},
        hovertemplate=f"{name}: {said}<extra></extra>",
    )
