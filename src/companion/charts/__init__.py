"""The chart forms of the book: each takes tidy rows and gives a Plotly figure.

Labels stand on the lines, never in a legend; three colours mean China, Russia and the United States everywhere.
Here are the common forms; those for one kind of rows are modules of this package, each named for what it draws.
"""

import math

import pandas as pd
import plotly.graph_objects as go

from companion import style

COUNTRY_COLOURS = {"CHN": "china", "RUS": "russia", "SUN": "russia", "USA": "usa"}


def colour(key):
    """The colour of a country (ISO 3166 alpha-3, SUN for the USSR) or of a palette name, in light mode."""
    return style.PALETTE[COUNTRY_COLOURS.get(key, key if key in style.PALETTE else "other")][0]


def spread(positions, gap):
    """Move label positions apart until neighbours are at least `gap` from each other; the order stays."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    placed = [float(positions[i]) for i in order]
    for _ in range(200):
        moved = False
        for a in range(len(placed) - 1):
            short = gap - (placed[a + 1] - placed[a])
            if short > 1e-9:
                placed[a] -= short / 2
                placed[a + 1] += short / 2
                moved = True
        if not moved:
            break
    result = [0.0] * len(positions)
    for i, value in zip(order, placed):
        result[i] = value
    return result


def _label(figure, x, y, key, name, colours, **place):
    shade = colour(colours[key]) if key in colours else colour(key) if key in COUNTRY_COLOURS else style.PALETTE["muted"][0]
    figure.add_annotation(x=x, y=y, text=name, yanchor="middle", showarrow=False, font={"color": shade}, **place)


def lines(rows, x, y, by, names, highlight=(), segments=None, hover="%{y}", gap=None, markers=False, colours=None):
    """Lines of `y` over `x`, one a value of `by`, each labelled at its end.

    rows: tidy frame. names: {key: label}, also the choice of series drawn, in drawing order (last on top).
    highlight: keys drawn in full strength. segments: a column that breaks the line (a change of source is a gap).
    gap: least distance of two labels, in units of `y`. colours: {key: palette name} where it is not the country's.
    """
    figure, ends, colours = go.Figure(), [], colours or {}
    for key, name in names.items():
        series = rows[rows[by] == key].sort_values(x)
        if series[y].notna().sum() == 0:
            continue
        strong = key in highlight
        parts = [part for _, part in series.groupby(segments, sort=False)] if segments else [series]
        for part in parts:
            figure.add_scatter(
                x=part[x].tolist(), y=part[y].tolist(), name=name, showlegend=False,
                mode="lines+markers" if strong and markers or len(part) == 1 else "lines",
                line={"color": colour(colours.get(key, key)), "width": 3 if strong else 1.6},
                marker={"size": 7 if strong else 5},
                hovertemplate=f"<b>{name}</b> %{{x}}: {hover}<extra></extra>",
            )
        known = series.dropna(subset=[y])
        ends.append((known.iloc[-1][x], known.iloc[-1][y], key, name))
    gap = gap or (rows[y].max() - rows[y].min()) / 18
    for (at, _, key, name), height in zip(ends, spread([end[1] for end in ends], gap)):
        _label(figure, at, height, key, name, colours, align="left", xanchor="left", xshift=8)
    figure.update_xaxes(range=[rows[x].min() - 0.5, rows[x].max() + 0.5])
    figure.update_layout(margin={"r": 110})
    return figure


def bump(rows, x, y, by, names, highlight=(), segments=None, top=8, colours=None):
    """Ranks over time, first place on top; every series in `names` is labelled at its end."""
    kept = rows.copy()
    kept[y] = kept[y].where(kept[y] <= top)
    figure = lines(kept, x, y, by, names, highlight, segments, "rank %{y}", 0.55, True, colours)
    figure.update_yaxes(range=[top + 0.6, 0.4], dtick=1, showgrid=False)
    return figure


def dots(rows, value, label, colours=None, text=None, reference=None):
    """A dot for each row on its own line, in the rows' order from the top; its name stands above the line.

    colours: a column of palette names; text: a column of value labels; reference: a value to rule off.
    """
    figure = go.Figure()
    shades = [colour(c) for c in (rows[colours] if colours else ["muted"] * len(rows))]
    low, high = rows[value].min(), rows[value].max()
    figure.add_scatter(
        x=rows[value].tolist(), y=list(range(len(rows))), mode="markers+text", showlegend=False,
        marker={"size": 11, "color": shades}, customdata=rows[label].tolist(), cliponaxis=False,
        text=rows[text].tolist() if text else None, textposition="middle right",
        hovertemplate="%{customdata}: %{x:,.1f}<extra></extra>",
    )
    for line, name in enumerate(rows[label]):
        figure.add_annotation(x=0, xref="paper", y=line, text=name, xanchor="left", yanchor="bottom", yshift=8, showarrow=False, align="left", font={"size": 12, "color": style.PALETTE["muted"][0]})
    if reference is not None:
        figure.add_vline(x=reference, line={"color": style.PALETTE["muted"][0], "width": 1, "dash": "dot"}, layer="below")
    figure.update_xaxes(range=[low - 0.06 * (high - low), high + 0.24 * (high - low)], tickformat=",")
    figure.update_yaxes(range=[len(rows) - 0.5, -0.7], tickvals=list(range(len(rows))), showticklabels=False)
    figure.update_layout(height=80 + 56 * len(rows), margin={"l": 8})
    return figure


def timeline(rows, lane, start, end, label, colours, lanes):
    """Terms of office as vertical bars, time running down, one lane a country or post, names beside the bars.
    Terms of other lanes are left out, so that a narrow figure can draw fewer.

    rows: one row a term, `start` and `end` as dates. lanes: {key: heading}, left to right.
    """
    figure = go.Figure()
    places = {key: index for index, key in enumerate(lanes)}
    rows = rows[rows[lane].isin(lanes)].sort_values([lane, start], ignore_index=True)
    for _, row in rows.iterrows():
        x = places[row[lane]]
        begin, finish = pd.Timestamp(row[start]), pd.Timestamp(row[end])
        figure.add_scatter(
            x=[x, x], y=[begin, finish], mode="lines", showlegend=False,
            line={"color": colour(row[colours]), "width": 12},
            opacity=1.0 if row.name % 2 == 0 else 0.55,
            hovertemplate=f"<b>{row[label]}</b><br>{begin:%-d %B %Y} to {finish:%-d %B %Y}<extra></extra>",
        )
    for key in lanes:
        terms = rows[rows[lane] == key]
        middles = [(pd.Timestamp(s) + (pd.Timestamp(e) - pd.Timestamp(s)) / 2).value for s, e in zip(terms[start], terms[end])]
        year = pd.Timedelta(days=365.25).value
        for (_, row), y in zip(terms.iterrows(), spread(middles, 2.0 * year)):
            figure.add_annotation(
                x=places[key], y=pd.Timestamp(int(y)), text=row[label], xanchor="left", yanchor="middle",
                xshift=12, showarrow=False, font={"size": 12},
            )
    figure.update_xaxes(
        range=[-0.25, len(lanes) - 0.1], tickvals=list(places.values()), ticktext=list(lanes.values()),
        side="top", showgrid=False, ticklabelposition="outside right", tickangle=0,
    )
    first, last = pd.Timestamp(rows[start].min()), pd.Timestamp(rows[end].max())
    figure.update_yaxes(range=[last + pd.Timedelta(days=300), first - pd.Timedelta(days=300)], tickformat="%Y", dtick="M60")
    figure.update_layout(height=760)
    return figure


def _over(figure, x, text, **place):
    figure.add_annotation(x=x, yref="paper", text=text, yanchor="bottom", showarrow=False, font={"size": 11, "color": style.PALETTE["muted"][0]}, **{"y": 1, "xanchor": "center", **place})


def write_beside(figure, at, text, shade, beside, size=11.5, **place):
    """Write a line's name or a heading at the height `at`: `beside` pixels left of the axis, or at its beginning with 0. shade: a colour."""
    figure.add_annotation(x=0, xref="paper", y=at, text=text, xanchor="left", xshift=-beside, font={"size": size, "color": shade}, **place)


def source_break(figure, at, text, y=1.0):
    """Rule off where the source changes, and say so on the chart; of several seams the text stands over the middle."""
    seams = at if isinstance(at, (tuple, list)) else [at]
    for seam in seams:
        figure.add_vline(x=seam, line={"color": style.PALETTE["muted"][0], "width": 1, "dash": "dot"})
    _over(figure, sum(seams) / len(seams), text, y=y)
    return figure


def estimates(figure, start, end, text):
    """Tint the years whose values are estimates, and say so above them."""
    figure.add_vrect(x0=start, x1=end, fillcolor=style.PALETTE["faint"][0], opacity=0.45, line_width=0, layer="below")
    _over(figure, (start + end) / 2, text)
    return figure


def known_then(figure, x, text="later"):
    """Rule off what could not be known on the essay's day, in every panel; a reader of the book can dim all to the right of it.

    x: where on the horizontal axis: 2020.5 for sums of whole years, since that of 2021 was not known in August 2021.
    """
    figure.add_vline(x=x, line={"color": style.PALETTE["muted"][0], "width": 1})
    if text:
        _over(figure, x, text, xanchor="left", xshift=2)
    return _tell(figure, later=x)


def _tell(figure, **more):
    """Hand something over to the page's script, beside what it has been told."""
    figure.update_layout(meta={**(figure.layout.meta or {}), **more})
    return figure


def toggle(figure, names):
    """Let a reader of the book switch series on and off: a box to tick for each name, which is also its traces' name and its label."""
    return _tell(figure, toggle=list(names))


def zoomable(figure, first, last):
    """Let a reader of the book choose the years to see, from `first` to `last`."""
    return _tell(figure, zoom=[first, last])


def pick(figure, label, names):
    """Let a reader of the book bring out the marks of one of the names: those whose second custom value, parted by semicolons, has it."""
    return _tell(figure, pick={"label": label, "names": list(names)})


def dumbbell(rows, value, line, by, names):
    """Two dots on each line (say, a year), joined: the distance is the point."""
    figure = go.Figure()
    for step in sorted(rows[line].unique()):
        pair = rows[rows[line] == step][value]
        figure.add_scatter(
            x=[pair.min(), pair.max()], y=[int(step)] * 2, mode="lines", showlegend=False, hoverinfo="skip",
            line={"color": style.PALETTE["other"][0], "width": 1.5},
        )
    for key in rows[by].unique():
        series = rows[rows[by] == key].sort_values(line)
        figure.add_scatter(
            x=series[value].tolist(), y=series[line].tolist(), mode="markers", showlegend=False,
            marker={"size": 11, "color": colour(key)}, hovertemplate=f"<b>{names[key]}</b> %{{y}}: %{{x:.1f}}<extra></extra>",
        )
        _label(figure, series.iloc[0][value], int(series.iloc[0][line]), key, names[key], {}, yshift=16)
    figure.update_yaxes(range=[rows[line].max() + 0.5, rows[line].min() - 0.8], dtick=1)
    figure.update_layout(height=100 + 34 * rows[line].nunique())
    return figure


def strip(rows, x, y, by, names, highlight=()):
    """Every member of a group as a small dot, the named ones joined by a line and labelled; `y` is logarithmic."""
    figure = go.Figure()
    others = rows[~rows[by].isin(list(names))]
    figure.add_scatter(
        x=others[x].tolist(), y=others[y].round(4).tolist(), mode="markers", showlegend=False, text=others[by].tolist(),
        marker={"size": 4, "color": style.PALETTE["other"][0], "opacity": 0.55}, hovertemplate="%{text} %{x}: %{y:.3g}<extra></extra>",
    )
    ends = []
    for key, name in names.items():
        series = rows[rows[by] == key].sort_values(x)
        figure.add_scatter(
            x=series[x].tolist(), y=series[y].tolist(), mode="lines+markers", showlegend=False,
            line={"color": colour(key), "width": 3 if key in highlight else 1.4}, marker={"size": 6},
            hovertemplate=f"<b>{name}</b> %{{x}}: %{{y:.3g}}<extra></extra>",
        )
        ends.append((series.iloc[-1][x], math.log10(series.iloc[-1][y]), key, name))
    for (at, _, key, name), height in zip(ends, spread([end[1] for end in ends], 0.26)):
        _label(figure, at, height, key, name, {}, xanchor="left", xshift=10)
    figure.update_xaxes(range=[rows[x].min() - 0.5, rows[x].max() + 0.5])
    figure.update_yaxes(
        type="log", range=[-4.2, 2.8], tickvals=[10.0**power for power in range(-4, 3)],
        ticktext=["0.0001", "0.001", "0.01", "0.1", "1", "10", "100"],
    )
    figure.update_layout(margin={"r": 110}, height=520)
    return figure


def log_log(figure, rows, x, y, x_ticks, room=0.02):
    """Put a line chart on logarithmic axes, its labels above the lines' beginnings; x_ticks: {value: label}."""
    for note, trace in zip(figure.layout.annotations, figure.data):
        note.update(x=math.log10(trace.x[0]), y=math.log10(trace.y[0]), xshift=0, yshift=14)
    low, high = (math.log10(edge) for edge in (rows[y].min(), rows[y].max()))
    figure.update_xaxes(type="log", range=[math.log10(rows[x].min()) - 0.1, math.log10(rows[x].max()) + 0.1], tickvals=list(x_ticks), ticktext=list(x_ticks.values()))
    figure.update_yaxes(type="log", range=[low - room, high + 2 * room], dtick="D1", tickformat=",")
    figure.update_layout(margin={"r": 24})
    return figure
