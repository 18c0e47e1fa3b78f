"""Estimates and what they are held against: intervals on lines of their own, one result among random draws or among others."""

import plotly.graph_objects as go

from companion import charts, style

LINE = 46     # pixels a line, its name above the mark


def intervals(rows, value, low, high, name, text, inner=None, band=None, colours=None):
    """A dot with its interval on each line, in the rows' order from the top, its name above it; nought is ruled off.

    inner: the columns of a narrower interval, drawn thick. band: the column of a bound; a bar from minus that to plus that is laid
    behind each line. text: a column of labels at the right. colours: a column of palette names.
    """
    figure, muted = go.Figure(), style.PALETTE["muted"][0]
    for at, row in enumerate(rows.to_dict("records")):
        shade = charts.colour(row[colours]) if colours else style.PALETTE["accent"][0]
        if band:
            figure.add_scatter(x=[-row[band], row[band]], y=[at, at], mode="lines", hoverinfo="skip", showlegend=False, line={"color": style.PALETTE["faint"][0], "width": 16})
        for ends, width in (((low, high), 1.6), *([(inner, 5)] if inner else [])):
            figure.add_scatter(x=[row[ends[0]], row[ends[1]]], y=[at, at], mode="lines", hoverinfo="skip", showlegend=False, line={"color": shade, "width": width})
        figure.add_scatter(x=[row[value]], y=[at], mode="markers", showlegend=False, marker={"size": 10, "color": shade, "line": {"width": 1.5, "color": style.PALETTE["ground"][0]}},
                           hovertemplate=f"{row[name]}: %{{x:.2f}} ({row[low]:.2f} to {row[high]:.2f})<extra></extra>")
        figure.add_annotation(x=0, xref="paper", y=at, text=row[name], xanchor="left", yanchor="bottom", yshift=9, font={"size": 12, "color": style.PALETTE["ink"][0]})
        figure.add_annotation(x=1, xref="paper", y=at, text=row[text], xanchor="right", yanchor="bottom", yshift=9, font={"size": 11.5, "color": muted})
    most = max(rows[column].abs().max() for column in (low, high, *([band] if band else [])))
    figure.add_vline(x=0, line={"color": muted, "width": 1, "dash": "dot"})
    figure.update_xaxes(range=[-1.05 * most, 1.05 * most], showgrid=True, nticks=7)
    figure.update_yaxes(range=[len(rows) - 0.45, -0.75], showticklabels=False, showgrid=False)
    figure.update_layout(height=64 + LINE * len(rows), margin={"l": 8, "r": 8, "t": 8})
    return figure


def drawn(rows, observed, labels):
    """How often random draws gave each value, as columns, with what was observed ruled off.

    rows: `at`, the middle of a column, and `draws`, how many fell there. observed: one or two, {key of a palette or country: value}. labels: {the same key: text}.
    """
    figure = go.Figure()
    figure.add_bar(x=rows["at"].tolist(), y=rows["draws"].tolist(), marker={"color": style.PALETTE["other"][0], "line": {"width": 0}}, opacity=0.55, hovertemplate="%{x:.2f}: %{y:,} draws<extra></extra>", showlegend=False)
    most, order = rows["draws"].max(), sorted(observed, key=observed.get)
    for key in order:     # the lower one's label stands at its left, above the columns
        side, shift = ("right", -6) if key == order[0] and len(order) > 1 else ("left", 6)
        figure.add_scatter(x=[observed[key]] * 2, y=[0, 1.3 * most], mode="lines", showlegend=False, hoverinfo="skip", line={"color": charts.colour(key), "width": 2.5})
        figure.add_annotation(x=observed[key], y=1.28 * most, text=labels[key], xanchor=side, xshift=shift, align=side, yanchor="top", font={"size": 12, "color": charts.colour(key)})
    figure.update_yaxes(tickformat=",", nticks=5, range=[0, 1.32 * most])
    figure.update_xaxes(nticks=6)
    figure.update_layout(height=360, margin={"l": 8, "r": 12}, bargap=0.06)
    return figure


def among(rows, value, group, groups, chosen, name, label):
    """Every member as a small ring on the line of its group, the chosen one as a labelled dot: where it stands among its kind.

    groups: {key: heading}, from the top. chosen: a column that is true for the one. label: a column with the chosen one's label.
    """
    figure, muted = go.Figure(), style.PALETTE["other"][0]
    for at, (key, heading) in enumerate(groups.items()):
        part = rows[rows[group] == key]
        rest, own = part[~part[chosen]], part[part[chosen]]
        figure.add_scatter(x=rest[value].tolist(), y=[at] * len(rest), mode="markers", showlegend=False, text=rest[name].tolist(), marker={"size": 8, "symbol": "line-ns-open", "color": muted, "line": {"width": 1.2}}, opacity=0.8, hovertemplate="%{text}: %{x:.2f}<extra></extra>")
        figure.add_scatter(x=own[value].tolist(), y=[at] * len(own), mode="markers", showlegend=False, text=own[name].tolist(), marker={"size": 13, "color": style.PALETTE["accent"][0]}, hovertemplate="%{text}: %{x:.2f}<extra></extra>")
        figure.add_annotation(x=0, xref="paper", y=at, text=f"<b>{heading}</b>", xanchor="left", yanchor="bottom", yshift=13, font={"size": 12, "color": style.PALETTE["ink"][0]})
        for text in own[label]:
            figure.add_annotation(x=1, xref="paper", y=at, text=text, xanchor="right", yanchor="bottom", yshift=13, font={"size": 11.5, "color": style.PALETTE["accent"][0]})
    figure.add_vline(x=1, line={"color": style.PALETTE["muted"][0], "width": 1, "dash": "dot"}, layer="below")
    figure.update_xaxes(nticks=7)
    figure.update_yaxes(range=[len(groups) - 0.5, -0.8], showticklabels=False, showgrid=False)
    figure.update_layout(height=64 + 62 * len(groups), margin={"l": 8, "r": 8, "t": 8})
    return figure
