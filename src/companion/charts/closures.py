"""Chart forms for what opens and closes: counts that rise by steps, and interruptions from day to day."""

import pandas as pd
import plotly.graph_objects as go

from companion import charts, style
from companion.sources import dates

STUB = pd.Timedelta(days=110)    # how far a dotted line goes on where an end is not known


def steps(rows, year, by, names, first, last, colours):
    """How many of each kind had opened by each year, as steps from the first on, each labelled at its end with its last number.

    rows: one row an opening, `year` its year. names: {key: label}, in drawing order. first, last: years drawn; what is
    older is in the first level. colours: {key: palette name}.
    """
    figure, ends = go.Figure(), []
    years = list(range(first, last + 1))
    for key, name in names.items():
        opened = rows.loc[rows[by] == key, year]
        level = [int((opened <= at).sum()) or None for at in years]
        shade = charts.colour(colours[key])
        figure.add_scatter(x=years, y=level, name=name, mode="lines", showlegend=False, line={"color": shade, "width": 2.5, "shape": "hv"}, hovertemplate=f"<b>{name}</b> by %{{x}}: %{{y}}<extra></extra>")
        if level[-1]:
            ends.append((level[-1], name, shade))
    highest = max(end[0] for end in ends)
    for (level, name, shade), height in zip(ends, charts.spread([end[0] for end in ends], highest / 16)):
        figure.add_annotation(x=last, y=height, text=f"{name} {level}", xanchor="left", xshift=6, yanchor="middle", align="left", showarrow=False, font={"color": shade})
    figure.update_xaxes(range=[first, last])
    figure.update_yaxes(range=[0, highest * 1.12], dtick=1 if highest < 9 else 2)
    figure.update_layout(margin={"r": 110, "t": 24})
    return figure


def spans(rows, label, kinds, reports=None, until="2026-06-30"):
    """For each row and kind a line from closing to reopening; where an end is not known the line goes on dotted and has no dot.

    rows: drawn from the top in their order, `label` a column. kinds: {name: (column of the closing, of the reopening,
    palette name)}, ISO text to the precision known; a year alone is too rough for an end and counts as not known.
    reports: rows with the columns `label`, `kind`, `date` to be drawn as open dots: what other sources say.
    """
    figure, lift = go.Figure(), 0.27 / max(len(kinds) - 1, 1)
    for place, row in enumerate(rows.to_dict("records")):
        for rank, (kind, (start, end, colour)) in enumerate(kinds.items()):
            begin, finish = (_day(row[column]) for column in (start, end))
            _span(figure, place - 0.16 + rank * lift, begin, finish, charts.colour(colour), f"<b>{row[label]}</b>, {kind}: {_said(row[start])} to {_said(row[end])}")
    order = {name: place for place, name in enumerate(rows[label])}
    for rank, (kind, (_, _, colour)) in enumerate(kinds.items()):
        some = reports[(reports["kind"] == kind) & reports["label"].isin(order)] if reports is not None else pd.DataFrame()
        if len(some):
            figure.add_scatter(
                x=[_day(text).strftime("%Y-%m-%d") for text in some["date"]], y=[order[name] - 0.16 + rank * lift for name in some["label"]], mode="markers", showlegend=False,
                marker={"symbol": "circle-open", "size": 8, "color": charts.colour(colour)}, hovertemplate=f"another report, {kind}: %{{x}}<extra></extra>",
            )
    for name, place in order.items():
        figure.add_annotation(x=0, xref="paper", y=place - 0.27, text=name, xanchor="left", yanchor="bottom", showarrow=False, font={"size": 12, "color": style.PALETTE["muted"][0]})
    key = [f'<span style="color:{charts.colour(colour)}">● {kind}</span>' for kind, (_, _, colour) in kinds.items()]
    figure.add_annotation(x=0, xref="paper", y=-0.95, text="   ".join([*key, "○ another report", "··· not found"]), xanchor="left", yanchor="middle", showarrow=False, font={"size": 12})
    figure.update_xaxes(range=["2019-10-01", until], tickformat="%Y", dtick="M12", tick0="2020-01-01", showgrid=True, gridcolor=style.PALETTE["grid"][0], side="top")
    figure.update_yaxes(range=[len(rows) - 0.4, -1.25], showticklabels=False, showgrid=False)
    figure.update_layout(height=70 + 46 * len(rows), margin={"l": 8, "t": 24, "b": 4})
    return figure


def _span(figure, y, begin, finish, colour, text):
    if begin is None and finish is None:
        return
    left, right = begin or finish - STUB, finish or begin + STUB
    figure.add_scatter(x=[left.strftime("%Y-%m-%d"), right.strftime("%Y-%m-%d")], y=[y, y], mode="lines", showlegend=False, hoverinfo="skip",
                       line={"color": colour, "width": 2.5 if begin and finish else 2, "dash": "solid" if begin and finish else "dot"})
    known = [moment.strftime("%Y-%m-%d") for moment in (begin, finish) if moment is not None]
    figure.add_scatter(x=known, y=[y] * len(known), mode="markers", showlegend=False, marker={"size": 8, "color": colour}, hovertemplate=f"{text}<extra></extra>")


def _day(text):
    """The first day of an ISO day or month; None for a year or nothing."""
    return None if pd.isna(text) or len(text) < 7 else dates.first_day(pd.Series([text])).iloc[0]


def _said(text):
    return "not found" if pd.isna(text) else text
