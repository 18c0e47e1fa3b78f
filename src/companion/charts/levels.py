"""Levels on a scale by year: a stem for each year in which something happened, in a panel for each pair or source."""

import pandas as pd

from companion import style
from companion.charts import panels

HEIGHT = 104     # pixels a panel


def stems(rows, year, level, weight, panel, names, first, last, coded_to, scale, colours, said, columns=2, notes=(), others=None, uncoded=None, height=HEIGHT):
    """Stems as high as `level`, topped by a dot: open where `weight` is 0, filled where it is more (larger for more), with a cross where it is missing.

    names: {panel: title}. first, last: years of the axis; coded_to: {panel: last year coded}, after which the panel is tinted.
    scale: {level: text} of the vertical axis. colours: {panel: palette name}. notes: (panel, year, level, text, side of the dot).
    said: a column of hover texts. others: a column that is true for stems drawn grey. uncoded: (panel, year, level, text) of what happened after the coding, as a diamond.
    """
    figure, places = panels.frame(list(names.values()), columns, height)
    where = dict(zip(names, places))
    for key, place in where.items():
        spot = {"row": place[0], "col": place[1]}
        figure.add_vrect(x0=coded_to[key] + 0.5, x1=last + 1, fillcolor=style.PALETTE["faint"][0], opacity=0.5, line_width=0, layer="below", exclude_empty_subplots=False, **spot)
        part = rows[rows[panel] == key]
        for grey in (True, False):
            some = part[part[others].astype(bool) == grey] if others else part if not grey else part[:0]
            shade = style.PALETTE["other" if grey else colours[key]][0]
            figure.add_scatter(x=[at for value in some[year] for at in (value, value, None)], y=[at for value in some[level] for at in (min(scale) - 1, value, None)], mode="lines", hoverinfo="skip", showlegend=False, line={"color": shade, "width": 2}, **spot)
            for row in some.to_dict("records"):
                _dot(figure, row, year, level, weight, shade, said, spot)
        figure.update_yaxes(range=[min(scale) - 1, max(scale) + 0.75], tickvals=list(scale), ticktext=list(scale.values()), **spot)
        figure.update_xaxes(range=[first - 2, last + 1], nticks=8, tickformat="d", **spot)
    for key, at, high, text, side in notes:
        place = {"right": ("left", "middle", 10, 0), "left": ("right", "middle", -10, 0), "above": ("center", "bottom", 0, 7)}[side]
        _note(figure, at, high, text, "ink", *place, *where[key])
    for key, at, high, text in uncoded or ():
        figure.add_scatter(x=[at], y=[high], mode="markers", showlegend=False, cliponaxis=False, marker={"symbol": "diamond", "size": 10, "color": style.PALETTE[colours[key]][0]}, hovertemplate=f"{text}, not coded<extra></extra>", row=where[key][0], col=where[key][1])
        _note(figure, at, high, text, "ink", "center", "bottom", 0, 7, *where[key])
    return figure


def _dot(figure, row, year, level, weight, shade, said, spot):
    known = pd.notna(row[weight])
    heavy = int(row[weight]) if known else 0
    symbol = "x-thin" if not known else "circle" if heavy else "circle-open"
    figure.add_scatter(
        x=[row[year]], y=[row[level]], mode="markers", showlegend=False, cliponaxis=False, marker={"symbol": symbol, "size": 6 + 0.9 * heavy, "color": shade, "line": {"width": 1.6, "color": shade}},
        hovertemplate=f"{int(row[year])}: {row[said]}<extra></extra>", **spot,
    )


def _note(figure, x, y, text, shade, xanchor, yanchor, xshift, yshift, row, col):
    figure.add_annotation(x=x, y=y, text=text, xanchor=xanchor, yanchor=yanchor, xshift=xshift, yshift=yshift, align="left", font={"size": 11, "color": style.PALETTE[shade][0]}, row=row, col=col)
