"""Triangles to scale: how far three stand from each other, one small triangle a period."""

import math

import plotly.graph_objects as go

from companion import charts, style

WIDE, HIGH = 1.12, 1.12     # a cell, in units of distance; no side may be longer than 1


def corners(base, left, right):
    """The corners of a triangle with these sides: the first at the origin, the second along the axis, the third above; sides that do not close lie flat."""
    if not base:
        return (0.0, 0.0), (0.0, 0.0), (0.0, left)
    x = (base**2 + left**2 - right**2) / (2 * base)
    return (0.0, 0.0), (base, 0.0), (x, math.sqrt(max(left**2 - x**2, 0.0)))


def row(rows, period, sides, names, columns):
    """One triangle a row, all to one scale, in cells from left to right and down.

    sides: the columns of the distances (first to second, first to third, second to third), each from 0 to 1. names: {country: label}, first, second, third;
    they are written at the first triangle, and the length of the base below each.
    """
    figure, keys = go.Figure(), list(names)
    for number, item in enumerate(rows.to_dict("records")):
        across, down = number % columns, number // columns
        points = corners(*(item[side] for side in sides))
        middle = sum(point[0] for point in points) / 3
        left, floor = across * WIDE + WIDE / 2 - middle, -down * HIGH
        x, y = [left + point[0] for point in points], [floor + point[1] for point in points]
        figure.add_scatter(x=[*x, x[0]], y=[*y, y[0]], mode="lines", fill="toself", fillcolor=style.PALETTE["grid"][0], line={"color": style.PALETTE["other"][0], "width": 1.2}, hoverinfo="skip", showlegend=False)
        figure.add_scatter(x=x[:2], y=y[:2], mode="lines", line={"color": style.PALETTE["accent"][0], "width": 3}, hoverinfo="skip", showlegend=False)
        figure.add_scatter(x=x, y=y, mode="markers", showlegend=False, cliponaxis=False, marker={"size": 11, "color": [charts.colour(key) for key in keys]}, text=list(names.values()),
                           hovertemplate=f"%{{text}}, {item[period]}<extra></extra>")
        _write(figure, across * WIDE + WIDE / 2, floor + 0.84, f"<b>{item[period]}</b>", style.PALETTE["ink"][0], 12.5)
        _write(figure, left + points[1][0] / 2, floor - 0.09, f"{item[sides[0]]:.2f}", style.PALETTE["accent"][0], 11.5)
        if number == 0:
            for key, px, py, place in zip(keys, x, y, ({"xanchor": "right", "xshift": -8}, {"xanchor": "left", "xshift": 8}, {"xanchor": "left", "xshift": 9})):
                _write(figure, px, py, names[key], charts.colour(key), 11, **place)
    deep = math.ceil(len(rows) / columns)
    figure.update_xaxes(range=[0, columns * WIDE], visible=False, constrain="domain")
    figure.update_yaxes(range=[-(deep - 1) * HIGH - 0.18, 0.94], visible=False, scaleanchor="x", scaleratio=1)
    figure.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4})
    return figure


def _write(figure, x, y, text, shade, size, **place):
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, yanchor="middle", font={"size": size, "color": shade}, **place)
