"""Lines of a few states over the spread of all, with the terms of leaders in lanes below."""

from plotly.subplots import make_subplots

from companion import charts, style
from companion.charts import terms as terms_of

BETWEEN, TOP, BOTTOM = 34, 24, 30     # pixels between two panels, above and below
BANDS = (("p10", "p90", 0.45), ("p25", "p75", 0.75))     # from, to, opacity


def panels(rows, spread, panel, titles, names, terms, lanes, pixels=650, height=230, right=92):
    """One panel for each indicator, lines by country over the tenth to ninetieth percentile of all states and their middle half; below, who led.

    rows: country, year, value, `panel`; a missing year breaks the line. spread: year, p10 to p90, median, `panel`. titles: {panel: title}.
    names: {country: label}, in drawing order; labels stand at the right edge. terms, lanes, pixels: as `terms.bars` takes them.
    """
    heights = [height] * len(titles) + [terms_of.LANE * len(lanes)]
    whole = sum(heights) + BETWEEN * len(titles)
    figure = make_subplots(rows=len(heights), cols=1, shared_xaxes=True, row_heights=heights, vertical_spacing=BETWEEN / whole)
    muted, first, last = style.PALETTE["muted"][0], int(spread["year"].min()), int(max(spread["year"].max(), rows["year"].max()))
    for number, (key, title) in enumerate(titles.items(), start=1):
        _spread(figure, spread[spread[panel] == key].sort_values("year"), number)
        part, ends = rows[rows[panel] == key], []
        for country, label in names.items():
            series = part[part["country"] == country].set_index("year")["value"].sort_index()
            if not len(series):
                continue
            series = series.reindex(range(int(series.index.min()), int(series.index.max()) + 1))
            figure.add_scatter(x=series.index.tolist(), y=series.tolist(), mode="lines", showlegend=False, line={"color": charts.colour(country), "width": 2.4}, hovertemplate=f"<b>{label}</b> %{{x}}: %{{y:.3g}}<extra></extra>", row=number, col=1)
            if label:
                ends.append((series.iloc[-1], label, charts.colour(country)))
        ends.append((spread[spread[panel] == key].sort_values("year")["median"].iloc[-1], "median of all", muted))
        gap = 16 * (max(part["value"].max(), spread[spread[panel] == key]["p90"].max()) - part["value"].min()) / height
        for (_, label, shade), level in zip(ends, charts.spread([end[0] for end in ends], gap)):
            figure.add_annotation(x=last, y=level, text=label, xanchor="left", xshift=6, font={"size": 12, "color": shade}, row=number, col=1)
        figure.add_annotation(x=0, xref="paper", y=figure.get_subplot(number, 1).yaxis.domain[1], yref="paper", text=f"<b>{title}</b>", xanchor="left", yanchor="bottom", yshift=3, font={"size": 12.5})
    terms_of.bars(figure, terms, lanes, (len(heights), 1), pixels)
    figure.update_xaxes(range=[first - 0.5, last + 1.2], tickformat="d", showgrid=False, showticklabels=False)
    figure.update_xaxes(showticklabels=True, row=len(heights), col=1)
    figure.update_layout(height=whole + TOP + BOTTOM, margin={"t": TOP, "b": BOTTOM, "l": 8, "r": right})
    return figure


def _spread(figure, band, row):
    years = band["year"].tolist()
    for low, high, opacity in BANDS:
        figure.add_scatter(x=years + years[::-1], y=band[high].tolist() + band[low].tolist()[::-1], mode="none", fill="toself", fillcolor=style.PALETTE["faint"][0], opacity=opacity, showlegend=False, hoverinfo="skip", row=row, col=1)
    figure.add_scatter(x=years, y=band["median"].tolist(), mode="lines", showlegend=False, line={"color": style.PALETTE["other"][0], "width": 1.2, "dash": "dot"}, hovertemplate="median of all states %{x}: %{y:.3g}<extra></extra>", row=row, col=1)
