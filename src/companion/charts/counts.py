"""Counts that disagree: ranges by year, and ranges side by side. No line joins counts of different counters."""

import math

import plotly.graph_objects as go

from companion import charts, style

SHAPES = {"intelligence": "circle", "official": "triangle-up", "scholar": "diamond", "press": "square", "popular": "circle-open"}


def by_year(rows, names, acts, last, height=700):
    """Ranges on a time axis that runs down, each named at the right, with a thin line from name to mark.

    rows: first_year, last_year, low, high, side (its colour), kind (its shape; popular ones are open). names: a label
    for each row, in the same order. acts: {year with decimals: text} to rule off. last: year in which the axis ends.
    """
    figure, muted, faint = go.Figure(), style.PALETTE["muted"][0], style.PALETTE["faint"][0]
    most = float(rows["high"].max())
    years = ((rows["first_year"] + rows["last_year"]) / 2).astype(float).tolist()
    first = min(years) - 3
    for row, year, name, place in zip(rows.to_dict("records"), years, names, charts.spread(years, 18 * (last - first) / (height - 70))):
        shade, ends = charts.colour(row["side"]), sorted({row["low"], row["high"]})
        figure.add_scatter(x=[row["high"], most * 1.06], y=[year, place], mode="lines", line={"color": faint, "width": 1}, hoverinfo="skip", showlegend=False)
        if row["last_year"] > row["first_year"]:
            figure.add_scatter(x=[row["high"]] * 2, y=[row["first_year"], row["last_year"]], mode="lines", line={"color": shade, "width": 1.5, "dash": "dot"}, hoverinfo="skip", showlegend=False)
        figure.add_scatter(
            x=ends, y=[year] * len(ends), mode="lines+markers", showlegend=False, line={"color": shade, "width": 3},
            marker={"size": 9, "color": shade, "symbol": SHAPES[row["kind"]], "line": {"width": 1.5, "color": shade}}, hovertemplate=f"<b>{name}</b><extra></extra>",
        )
        figure.add_annotation(x=most * 1.07, y=place, text=name, xanchor="left", yanchor="middle", showarrow=False, font={"size": 12, "color": shade})
    for year, text in acts.items():
        figure.add_hline(y=year, line={"color": muted, "width": 1, "dash": "dot"}, layer="below")
        figure.add_annotation(x=0, y=year, text=text, xanchor="left", yanchor="bottom", xshift=4, showarrow=False, font={"size": 11, "color": muted})
    figure.update_xaxes(range=[0, most * 2.05], tickvals=list(range(0, math.ceil(most / 10) * 10 + 1, 10)), side="top", showgrid=True)
    figure.update_yaxes(range=[last, first], dtick=5, tickformat="d", showgrid=False)
    figure.update_layout(height=height, margin={"r": 8, "t": 32})
    return figure


def side_by_side(rows, low, high, name, group, colours, text):
    """A range on a line of its own for each row, its name above it, on a logarithmic axis; groups stand under headings.

    colours: a column of palette names (or countries); text: a column of value labels. The rows' order is kept.
    """
    figure, line, headings = go.Figure(), 0.0, []
    ticks = range(math.floor(math.log10(rows[low].min())), math.ceil(math.log10(rows[high].max())) + 1)
    for _, members in rows.groupby(group, sort=False):
        headings.append((line - 0.1, members[group].iloc[0]))
        line += 0.9
        for row in members.to_dict("records"):
            shade = charts.colour(row[colours])
            figure.add_scatter(
                x=sorted({row[low], row[high]}), y=[line] * len({row[low], row[high]}), mode="lines+markers", showlegend=False, line={"color": shade, "width": 4},
                marker={"size": 9, "color": shade}, hovertemplate=f"<b>{row[name]}</b>: {row[text]}<extra></extra>", cliponaxis=False,
            )
            left = math.log10(row[high]) > ticks[0] + 0.6 * (ticks[-1] - ticks[0])     # near the right edge the label stands before its mark
            figure.add_annotation(x=math.log10(row[low if left else high]), y=line, text=row[text], xanchor="right" if left else "left", xshift=-9 if left else 9, showarrow=False, font={"size": 12, "color": shade})
            figure.add_annotation(x=0, xref="paper", y=line, text=row[name], xanchor="left", yanchor="bottom", yshift=5, showarrow=False, font={"size": 12, "color": style.PALETTE["muted"][0]})
            line += 1
    for y, heading in headings:
        figure.add_annotation(x=0, xref="paper", y=y, text=f"<b>{heading}</b>", xanchor="left", yanchor="middle", showarrow=False, font={"size": 13, "color": style.PALETTE["ink"][0]})
    figure.update_xaxes(type="log", range=[ticks[0], ticks[-1]], tickvals=[10**power for power in ticks], ticktext=[style.number(10**power) if power >= 0 else f"{10**power:g}" for power in ticks], showgrid=True)
    figure.update_yaxes(range=[line - 0.4, -0.6], showticklabels=False, showgrid=False)
    figure.update_layout(height=round(60 + 43 * line), margin={"l": 8})
    return figure
