"""Grids: a statement under each of many definitions by year; changes of many measures at many moments; counts or words in cells under columns."""

import pandas as pd
import plotly.graph_objects as go

from companion import charts, style

LINE, HEADING = 17, 1.55     # pixels a line; lines that a heading takes


def verdicts(rows, year, line, group, holds, first_year, beside=250, right="from {}", colour="china", said=("it leads", "it does not lead"), never="never"):
    """One line a definition, under the heading of its group; a filled square where the statement holds, a small ring where not, nothing where not known.

    rows: one a definition and year, `holds` True, False or missing. first_year: {line name: year from which it holds without a
    break, or None}, written at the line's end by `right`, or `never`. beside: pixels for the names, 0 puts them above their line
    (narrow figures). said: what a filled square and a ring mean, for the hover.
    """
    figure, at, step = go.Figure(), 0.0, 1 if beside else 1.9
    shade, ring = style.PALETTE[colour][0], style.PALETTE["other"][0]
    years = sorted(rows[year].unique())
    for heading, members in rows.groupby(group, sort=False):
        at += HEADING
        charts.write_beside(figure, at - 0.45, f"<b>{heading}</b>", style.PALETTE["ink"][0], beside)
        for name, cells in members.groupby(line, sort=False):
            at += step
            for state, symbol, size, paint in ((True, "square", 8, shade), (False, "circle-open", 5, ring)):
                chosen = cells[(cells[holds] == state).fillna(False)]
                figure.add_scatter(x=chosen[year].tolist(), y=[at] * len(chosen), mode="markers", showlegend=False, cliponaxis=False, marker={"symbol": symbol, "size": size, "color": paint},
                                   hovertemplate=f"{heading}: {name}, %{{x}}: {said[0] if state else said[1]}<extra></extra>")
            charts.write_beside(figure, at - (0 if beside else 0.85), name, style.PALETTE["muted"][0], beside)
            begun = first_year.get((heading, name))
            figure.add_annotation(x=years[-1], y=at, text=right.format(begun) if begun else never, xanchor="left", xshift=10, font={"size": 11, "color": shade if begun else style.PALETTE["muted"][0]})
    figure.update_xaxes(range=[years[0] - 0.7, years[-1] + 0.6], nticks=8, tickformat="d", side="top", showgrid=False)
    figure.update_yaxes(range=[at + 0.8, 0.2], showticklabels=False, showgrid=False)
    figure.update_layout(height=round(52 + LINE * (at + 0.6)), margin={"l": beside or 8, "r": 74, "t": 30, "b": 8})
    return figure


def cells(rows, line, group, column, columns, text, kind, kinds, said, beside=150, head=11.5):
    """One line for each value of `line`, under the heading of its group, with a box for each column that a row has, and its text in it.

    columns: {key: heading} from the left. kinds: {kind: (palette names of the box's ground, of its edge, of the text)}; a row without a kind is a
    small dot, no row is nothing. said: a column of hover texts. beside: pixels for the names, 0 puts them above their line.
    """
    figure, at, step = go.Figure(), 0.0, 1.45 if beside else 2.35
    places = {key: number for number, key in enumerate(columns)}
    for heading, members in rows.groupby(group, sort=False):
        at += HEADING
        charts.write_beside(figure, at - 0.35 + (step - 1) / 2, f"<b>{heading}</b>", style.PALETTE["ink"][0], beside)
        for name, row in members.groupby(line, sort=False):
            at += step
            charts.write_beside(figure, at - (0 if beside else 1.15), name, style.PALETTE["muted"][0], beside)
            for cell in row.to_dict("records"):
                x, known = places[cell[column]], pd.notna(cell[kind])
                ground, edge, ink = (style.PALETTE[shade][0] for shade in (kinds[cell[kind]] if known else ("faint", "faint", "muted")))
                if known:
                    figure.add_shape(type="rect", x0=x - 0.42, x1=x + 0.42, y0=at - 0.6, y1=at + 0.6, fillcolor=ground, line={"color": edge, "width": 1.5}, layer="below")
                figure.add_scatter(
                    x=[x], y=[at], mode="text" if known else "markers", text=[cell[text]] if known else None, showlegend=False, cliponaxis=False, textfont={"size": 11, "color": ink},
                    marker={"size": 5, "color": ground}, hovertemplate=f"{cell[said]}<extra></extra>",
                )
    figure.update_xaxes(range=[-0.55, len(columns) - 0.45], tickvals=list(places.values()), ticktext=list(columns.values()), tickfont={"size": head}, tickangle=0, side="top", showgrid=False, ticks="")
    figure.update_yaxes(range=[at + 0.9, 0.2], showticklabels=False, showgrid=False)
    figure.update_layout(height=round(64 + LINE * (at + 0.6)), margin={"l": beside or 8, "r": 8, "t": 44, "b": 8})
    return figure


def changes(rows, line, column, columns, value, text, beside=206):
    """A circle for each line and column, as large as the change: filled where it goes up, a ring where it goes down, a dot where it is nought, nothing where not known.

    columns: {key: heading}, left to right. value: the change in standard deviations, cut off at three. text: a column for the hover.
    beside: pixels for the lines' names, 0 puts each above its line.
    """
    figure, step = go.Figure(), 34 if beside else 52
    order, places = list(dict.fromkeys(rows[line])), {key: at for at, key in enumerate(columns)}
    known = rows.dropna(subset=[value])
    way = known[value].round(2).map(lambda change: (change > 0) - (change < 0))
    for sign, symbol, shade in ((1, "circle", "accent"), (-1, "circle-open", "accent_2"), (0, "circle", "other")):
        part = known[way == sign]
        figure.add_scatter(
            x=part[column].map(places).tolist(), y=[order.index(name) for name in part[line]], mode="markers", showlegend=False, cliponaxis=False, text=part[text].tolist(),
            marker={"symbol": symbol, "size": (4 + 9 * part[value].abs().clip(upper=3)).round(1).tolist(), "color": style.PALETTE[shade][0], "line": {"width": 2, "color": style.PALETTE[shade][0]}}, hovertemplate="%{text}<extra></extra>",
        )
    for at, name in enumerate(order):
        figure.add_annotation(x=0, xref="paper", y=at, text=name, xanchor="left", xshift=-beside, yanchor="middle" if beside else "bottom", yshift=0 if beside else 12, align="left", font={"size": 11.5, "color": style.PALETTE["ink"][0]})
    figure.update_xaxes(range=[-0.6, len(columns) - 0.4], tickvals=list(places.values()), ticktext=list(columns.values()), side="top", showgrid=False, tickangle=0, tickfont={"size": 11})
    figure.update_yaxes(range=[len(order) - 0.4, -0.6 if beside else -0.9], tickvals=list(range(len(order))), showticklabels=False, showgrid=True)
    figure.update_layout(height=70 + step * len(order), margin={"l": beside or 8, "r": 8, "t": 48, "b": 8})
    return figure


def since(series):
    """The year from which a series of True, False and missing is True in every known year to its end; None if it ends False."""
    known = series.dropna().sort_index()
    falls = known.index[~known.astype(bool)]
    after = known.index if not len(falls) else known.index[known.index > falls[-1]]
    return int(after[0]) if len(after) and pd.notna(after[0]) else None
