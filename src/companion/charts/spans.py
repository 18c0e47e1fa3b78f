"""What was in force when: a bar through time for each line, under headings; a bar that goes on when its source ends has an open end."""

import plotly.graph_objects as go

from companion import charts, style

LINE, HEADING = 18, 1.5     # pixels a line; lines that a heading takes


def through_time(rows, start, end, line, group, colours, said, first, last, open_end=None, coded_to=None, beside=170):
    """Bars from `start` to `end` (whole years), one line for each value of `line` under the heading of its `group`, in the rows' order.

    colours: a column of palette names; said: a column of hover texts. open_end: a column that is true where the bar goes on at the end of
    the coding, which is drawn as an arrow. coded_to: (year, text) to rule off. beside: pixels for the names; 0 puts them above their bar.
    """
    figure, at, step = go.Figure(), 0.0, 1 if beside else 1.75
    for heading, members in rows.groupby(group, sort=False):
        if heading:
            at += HEADING
            charts.write_beside(figure, at - 0.3, f"<b>{heading}</b>", style.PALETTE["ink"][0], beside, 12.5)
        for name, bars in members.groupby(line, sort=False):
            at += step
            charts.write_beside(figure, at - (0 if beside else 0.78), name, style.PALETTE["muted"][0], beside)
            for bar in bars.to_dict("records"):
                _bar(figure, max(bar[start], first), bar[end], at, charts.colour(bar[colours]), f"<b>{heading or name}</b><br>{bar[said]}", bool(open_end and bar[open_end]))
    if coded_to:
        figure = charts.source_break(figure, coded_to[0], "")
        figure.add_annotation(x=coded_to[0], yref="paper", y=1, text=coded_to[1], xanchor="right", yanchor="bottom", yshift=18, xshift=4, font={"size": 11, "color": style.PALETTE["muted"][0]})
    figure.update_xaxes(range=[first - 0.5, last + 0.5], nticks=9, tickformat="d", side="top", showgrid=True, gridcolor=style.PALETTE["grid"][0])
    figure.update_yaxes(range=[at + 0.9, 0.1], showticklabels=False, showgrid=False)
    figure.update_layout(height=round(64 + LINE * (at + 0.8)), margin={"l": beside or 8, "r": 16, "t": 44, "b": 8})
    return figure


def _bar(figure, begin, finish, at, shade, said, goes_on):
    figure.add_scatter(x=[begin - 0.5, finish + 0.5], y=[at, at], mode="lines", showlegend=False, line={"color": shade, "width": 8}, hovertemplate=f"{said}<extra></extra>")
    if goes_on:
        figure.add_scatter(x=[finish + 0.5], y=[at], mode="markers", showlegend=False, hoverinfo="skip", cliponaxis=False, marker={"symbol": "triangle-right", "size": 12, "color": shade})


def spells(years, last=None):
    """Unbroken runs of years as (first, last, whether it reaches the year `last`), in order."""
    runs = []
    for year in sorted(set(int(year) for year in years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return [(begin, end, end == last) for begin, end in runs]
