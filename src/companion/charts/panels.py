"""Small multiples: the same drawing once a panel, each with a scale of its own where the units differ."""

import math

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from companion import charts, style

ROW = 190                 # pixels a row of panels
BETWEEN = 58              # pixels between two rows, for the years of one and the title of the next
TOP, BOTTOM = 34, 30      # pixels above the first row and below the last
WIDE_RIGHT = 0.30    # of the years, kept free at the right of a panel for labels


def frame(titles, columns, height=ROW):
    """An empty figure with a titled panel for each title, filled row by row; returns (figure, [(row, column)])."""
    rows = math.ceil(len(titles) / columns)
    drawn = rows * height + (rows - 1) * BETWEEN
    figure = make_subplots(rows=rows, cols=columns, vertical_spacing=BETWEEN / drawn if rows > 1 else 0, horizontal_spacing=0.10 if columns > 1 else 0)
    places = [(number // columns + 1, number % columns + 1) for number in range(len(titles))]
    for title, place in zip(titles, places):
        _, axis = _axes(figure, place)
        figure.add_annotation(
            x=figure.layout[_axes(figure, place)[0]].domain[0], xref="paper", y=figure.layout[axis].domain[1], yref="paper", text=f"<b>{title}</b>",
            xanchor="left", yanchor="bottom", yshift=3, align="left", font={"size": 12.5, "color": style.PALETTE["ink"][0]},
        )
    for number in range(len(titles), rows * columns):
        figure.update_xaxes(visible=False, row=number // columns + 1, col=number % columns + 1)
        figure.update_yaxes(visible=False, row=number // columns + 1, col=number % columns + 1)
    figure.update_layout(height=drawn + TOP + BOTTOM, margin={"t": TOP, "r": 12, "l": 8, "b": BOTTOM})
    return figure, places


def two_widths(form, later=None, **drawing):
    """The same drawing for wide pages in two columns and for narrow ones in one: (wide, narrow).

    form: `lines` or `pairs`, with its arguments in `drawing`. later: `charts.known_then` in every panel.
    """
    wide, narrow = form(**drawing), style.narrow(form(**drawing, columns=1))
    if later is not None:
        wide, narrow = charts.known_then(wide, later, ""), charts.known_then(narrow, later, "")
    return wide, narrow


def _axes(figure, place):
    subplot = figure.get_subplot(*place)
    return subplot.xaxis.plotly_name, subplot.yaxis.plotly_name


def lines(rows, x, y, by, panel, panels, names, columns=2, log=False, segments=None, markers=False, hover="%{y:,.3g}", zero=True, colours=None, reference=None, room=WIDE_RIGHT, ticks=None, height=ROW):
    """Lines of `y` over `x`, one a value of `by`, in one panel for each value of `panel`, all on the same years.

    panels: {key: title}, names: {key: label}, in drawing order. segments: a column that breaks the line. reference: a
    level to rule off in every panel. room: share of the years kept free at the right for labels. ticks: {value: text} of a
    logarithmic axis. A missing year is a gap; a lonely point needs markers.
    """
    figure, places = frame(list(panels.values()), columns, height)
    first, last = rows[x].min(), rows[x].max()
    end = last + (last - first) * room
    for key, place in zip(panels, places):
        part = rows[(rows[panel] == key) & rows[y].notna()]
        low, high = (part[y].min(), part[y].max()) if len(part) else (0, 1)
        ends = []
        for name, label in names.items():
            series = part[part[by] == name].sort_values(x)
            if not len(series):
                continue
            shade = charts.colour((colours or {}).get(name, name))
            for _, piece in series.groupby(segments, sort=False) if segments else [(None, series)]:
                piece = _with_gaps(piece[[x, y]].set_index(x)[y])
                figure.add_scatter(
                    x=piece.index.tolist(), y=piece.tolist(), mode="lines+markers" if markers or len(piece) == 1 else "lines", showlegend=False, cliponaxis=False,
                    line={"color": shade, "width": 2.2}, marker={"size": 5}, hovertemplate=f"<b>{label.replace('<br>', ' ')}</b> %{{x}}: {hover}<extra></extra>", row=place[0], col=place[1],
                )
            ends.append((series.iloc[-1][x], series.iloc[-1][y], label, shade))
        scale = math.log10 if log else float
        span = (scale(high) - scale(low)) if log else high - (0 if zero else low)
        heights = charts.spread([scale(value) for _, value, _, _ in ends], 15 / height * (span or 1) * 1.15)
        for (at, _, label, shade), level in zip(ends, heights):
            figure.add_annotation(x=at, y=level, text=label, xanchor="left", xshift=6, align="left", font={"size": 11.5, "color": shade}, row=place[0], col=place[1])
        if reference is not None:
            figure.add_hline(y=reference, line={"color": style.PALETTE["other"][0], "width": 1, "dash": "dot"}, row=place[0], col=place[1], layer="below")
        if log:
            chosen = {value: text for value, text in (ticks or {}).items() if low / 2.2 <= value <= high * 2.2}
            figure.update_yaxes(type="log", range=[scale(low) - 0.08 * (span or 1), scale(high) + 0.12 * (span or 1)], row=place[0], col=place[1])
            if chosen:
                figure.update_yaxes(tickvals=list(chosen), ticktext=list(chosen.values()), row=place[0], col=place[1])
        else:
            figure.update_yaxes(rangemode="tozero" if zero else "normal", nticks=5, row=place[0], col=place[1])
        figure.update_xaxes(range=[first - 0.5, end], nticks=6 if columns == 1 else 5, tickformat="d", row=place[0], col=place[1])
    return figure


def _with_gaps(series):
    """A series by year with the missing years between, so that no line runs over them; other axes stay as they are."""
    years = series.index
    if not all(float(year).is_integer() for year in years):
        return series
    return series.astype(float).reindex(range(int(years.min()), int(years.max()) + 1))


def pairs(rows, value, line, when, panel, panels, colours, columns=2, text="%{x:.1f}", pixels=26):
    """Two dots on each line, the earlier open and the later filled, in one panel for each value of `panel`; names stand above the lines.

    rows: one a panel, line and time (`when`, two values); the lines are in the rows' order. colours: {panel: palette name}.
    """
    most, lines_high = rows[value].max(), max(rows[rows[panel] == key][line].nunique() for key in panels)
    figure, places = frame(list(panels.values()), columns, lines_high * (pixels + 8) + 12)
    for (key, _), place in zip(panels.items(), places):
        part, shade = rows[rows[panel] == key], charts.colour(colours[key])
        order = list(dict.fromkeys(part[line]))
        first, last = sorted(part[when].unique())
        for number, name in enumerate(order):
            ends = part[part[line] == name].set_index(when)[value]
            figure.add_scatter(x=[ends.get(first), ends.get(last)], y=[number] * 2, mode="lines", hoverinfo="skip", showlegend=False, line={"color": style.PALETTE["other"][0], "width": 1.5}, row=place[0], col=place[1])
            figure.add_annotation(x=0, y=number, text=name, xanchor="left", yanchor="bottom", yshift=4, font={"size": 11.5, "color": style.PALETTE["muted"][0]}, row=place[0], col=place[1])
        for moment in (first, last):
            dots = part[part[when] == moment].set_index(line)[value].reindex(order)
            figure.add_scatter(
                x=dots.tolist(), y=list(range(len(order))), mode="markers", showlegend=False, cliponaxis=False, customdata=order,
                marker={"size": 9, "color": shade, "symbol": "circle-open" if moment == first else "circle", "line": {"width": 2, "color": shade}},
                hovertemplate=f"%{{customdata}}, {moment}: {text}<extra></extra>", row=place[0], col=place[1],
            )
        figure.update_yaxes(range=[len(order) - 0.5, -0.9], showticklabels=False, showgrid=False, row=place[0], col=place[1])
        figure.update_xaxes(range=[0, most * 1.04], nticks=5, showgrid=True, row=place[0], col=place[1])
    return figure
