"""Lines of a few states over the spread of all, with the terms of leaders in lanes below."""

import pandas as pd
from plotly.subplots import make_subplots

from companion import charts, style

LANE, BETWEEN, TOP, BOTTOM = 24, 34, 24, 30     # pixels: a lane of leaders, between two panels, above and below
BANDS = (("p10", "p90", 0.45), ("p25", "p75", 0.75))     # from, to, opacity


def panels(rows, spread, panel, titles, names, terms, lanes, letter=0.69, height=230, right=92):
    """One panel for each indicator, lines by country over the tenth to ninetieth percentile of all states and their middle half; below, who led.

    rows: country, year, value, `panel`; a missing year breaks the line. spread: year, p10 to p90, median, `panel`. titles: {panel: title}.
    names: {country: label}, in drawing order; labels stand at the right edge. terms: lane, start, end (dates), label. lanes: {lane: country, for its
    colour}. letter: years that a letter of a leader's name takes; a name that does not fit its term is left out.
    """
    heights = [height] * len(titles) + [LANE * len(lanes)]
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
    leaders(figure, terms, lanes, letter, len(heights))
    figure.update_xaxes(range=[first - 0.5, last + 1.2], tickformat="d", showgrid=False, showticklabels=False)
    figure.update_xaxes(showticklabels=True, row=len(heights), col=1)
    figure.update_layout(height=whole + TOP + BOTTOM, margin={"t": TOP, "b": BOTTOM, "l": 8, "r": right})
    return figure


def _spread(figure, band, row):
    years = band["year"].tolist()
    for low, high, opacity in BANDS:
        figure.add_scatter(x=years + years[::-1], y=band[high].tolist() + band[low].tolist()[::-1], mode="none", fill="toself", fillcolor=style.PALETTE["faint"][0], opacity=opacity, showlegend=False, hoverinfo="skip", row=row, col=1)
    figure.add_scatter(x=years, y=band["median"].tolist(), mode="lines", showlegend=False, line={"color": style.PALETTE["other"][0], "width": 1.2, "dash": "dot"}, hovertemplate="median of all states %{x}: %{y:.3g}<extra></extra>", row=row, col=1)


def leaders(figure, terms, lanes, letter, row):
    """Draw the terms of leaders as bars in a row of a figure with subplots, one lane a country, each name at the beginning of its bar."""
    for lane, (key, country) in enumerate(lanes.items()):
        for number, term in enumerate(terms[terms["lane"] == key].sort_values("start").to_dict("records")):
            start, end = (_year(term[side]) for side in ("start", "end"))
            figure.add_scatter(x=[start, end], y=[lane, lane], mode="lines", line={"color": charts.colour(country), "width": 15}, opacity=0.95 if number % 2 else 0.65, showlegend=False, hovertemplate=f"<b>{term['label']}</b><extra></extra>", row=row, col=1)
            if end - start >= letter * len(term["label"]):
                figure.add_annotation(x=start, y=lane, text=term["label"], xanchor="left", xshift=1, font={"size": 10, "color": style.PALETTE["ground"][0]}, row=row, col=1)
    figure.update_yaxes(range=[len(lanes) - 0.5, -0.5], showticklabels=False, showgrid=False, row=row, col=1)


def terms(posts, read):
    """The terms at the top in Beijing and Moscow since 1949, for `leaders`: lane (CHN, RUS), start, end, label (the family name; Hu Yaobang whole).

    posts: the table `leaders`. read: the day on which the list was read, for those in office. Two posts of one person in a row are one term.
    """
    rows = posts[posts["top"] & posts["country"].isin(["CHN", "SUN", "RUS"])]
    rows = rows.assign(lane=rows["country"].replace("SUN", "RUS"), end=rows["end"].fillna(read), start=rows["start"].clip(lower=pd.Timestamp("1949-01-01")))
    rows = rows[rows["end"] > rows["start"]].sort_values(["lane", "start"])
    key = rows["lane"] + rows["person"]
    rows["term"] = (key != key.shift(fill_value="")).cumsum()
    rows = rows.groupby("term").agg(lane=("lane", "first"), person=("person", "first"), start=("start", "min"), end=("end", "max"))
    names = rows["person"].str.split()
    return rows.assign(label=names.str[0].where(rows["lane"] == "CHN", names.str[-1]).where(rows["person"] != "Hu Yaobang", "Hu Yaobang"))


def _year(day):
    day = pd.Timestamp(day)
    return day.year + (day.day_of_year - 1) / 365.25
