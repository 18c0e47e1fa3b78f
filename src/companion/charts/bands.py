"""Lines in bands: the uncertainty of each line, or the crowd among which a line stands."""

import plotly.graph_objects as go

from companion import charts, style

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


def uncertain(rows, x, y, low, high, by, names, segments=None, colours=None, hover="%{y:.2f}", gap=None):
    """Lines of `y` over `x` with a band from `low` to `high` around each; a missing year breaks both. The arguments are otherwise those of `charts.lines`."""
    figure = charts.lines(rows, x, y, by, names, list(names), segments=segments, hover=hover, gap=gap, colours=colours)
    figure.data = ()
    drawn = [(name, charts.colour((colours or {}).get(key, key)), piece) for key, name in names.items() for piece in _pieces(rows[rows[by] == key].sort_values(x), x, segments)]
    for _, shade, piece in drawn:
        figure.add_trace(_band(piece[x].tolist(), piece[low].tolist(), piece[high].tolist(), shade, 0.18))
    for name, shade, piece in drawn:     # lines over all bands
        figure.add_scatter(x=piece[x].tolist(), y=piece[y].tolist(), name=name, mode="lines", showlegend=False, line={"color": shade, "width": 2.4},
                           customdata=piece[[low, high]].round(2).to_numpy().tolist(), hovertemplate=f"<b>{name}</b> %{{x}}: {hover} (%{{customdata[0]}} to %{{customdata[1]}})<extra></extra>")
    return figure


def crowd(rows, x, y, by, names, segments=None, colours=None, hover="%{y:.2f}", gap=None):
    """Named lines over the spread of all members of a crowd: bands from the 10 to the 90 and from the 25 to the 75 per cent quantile, and the median.

    rows: one a member (`by`) and `x`, the named ones among them. A missing year breaks all. The arguments are otherwise those of `charts.lines`.
    """
    figure = charts.lines(rows, x, y, by, names, list(names), segments=segments, hover=hover, gap=gap, colours=colours)
    lines, figure.data = figure.data, ()
    spread = rows.groupby(x)[y].quantile(list(QUANTILES)).unstack().reset_index()
    shade = style.PALETTE["other"][0]
    for piece in _pieces(spread, x):
        for low, high, strength in ((0.1, 0.9, 0.16), (0.25, 0.75, 0.22)):
            figure.add_trace(_band(piece[x].tolist(), piece[low].tolist(), piece[high].tolist(), shade, strength))
        figure.add_scatter(x=piece[x].tolist(), y=piece[0.5].tolist(), mode="lines", showlegend=False, line={"color": shade, "width": 1.2, "dash": "dot"}, hovertemplate="median %{x}: %{y:.2f}<extra></extra>")
    for line in lines:
        known = dict(zip(line.x, line.y))
        years = list(range(int(min(known)), int(max(known)) + 1))
        line.update(x=years, y=[known.get(year) for year in years])     # a missing year breaks the line
    figure.add_traces(lines)
    return figure


def _pieces(rows, x, segments=None):
    """The rows cut where a year is missing, or where the column `segments` changes."""
    new = rows[x].astype(float).diff().gt(1)
    if segments:
        new = new | rows[segments].ne(rows[segments].shift()).fillna(True)
    return [piece for _, piece in rows.groupby(new.cumsum())]


def _band(x, low, high, shade, strength):
    return go.Scatter(x=x + x[::-1], y=high + low[::-1], mode="lines", fill="toself", fillcolor=shade, opacity=strength, line={"width": 0}, hoverinfo="skip", showlegend=False)
