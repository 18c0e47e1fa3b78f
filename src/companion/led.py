"""Who led when in Beijing and Moscow, by formal post: terms, pairs that led together, and bars of them under or over a chart."""

import pandas as pd

from companion import charts, data, style

LINE = {"SUN": "RUS"}     # the USSR and Russia are one line of leaders
LANE = 24     # pixels a lane
LETTER = 6.2     # pixels that a letter of a name takes


def terms(first, last):
    """Who led from `first` to `last`, decimal years: rows of `lane` (CHN or RUS), `person`, `name` (as short as it is plain), `start` and `end`, end to start without a gap."""
    rows = data.load("successions").query("list == 'posts'").sort_values("date")
    rows = rows.assign(lane=rows["country"].replace(LINE), at=rows["date"].dt.year + (rows["date"].dt.day_of_year - 1) / 365.25)
    result = []
    for lane, part in rows.groupby("lane"):
        people, edges = [part["predecessor"].iloc[0], *part["successor"]], [first, *part["at"], last]
        result += [{"lane": lane, "person": person, "name": _short(person, lane), "start": max(start, first), "end": min(end, last)} for person, start, end in zip(people, edges, edges[1:]) if end > first and start < last]
    return pd.DataFrame(result)


def _short(person, lane):
    """The family name, which stands first in Chinese; Hu Yaobang whole, because there are two of the name."""
    return person if person == "Hu Yaobang" else person.split()[0 if lane == "CHN" else -1]


def pairs(first, last):
    """Who led at the same time: rows of `pair`, `start`, `end` and `years` together, the longest first."""
    rows = terms(first, last)
    both = rows[rows["lane"] == "CHN"].merge(rows[rows["lane"] == "RUS"], how="cross", suffixes=("_a", "_b"))
    both = both.assign(pair=both["person_a"] + " and " + both["name_b"], start=both[["start_a", "start_b"]].max(axis=1), end=both[["end_a", "end_b"]].min(axis=1))
    both = both.assign(years=both["end"] - both["start"])
    return both.query("years > 0")[["pair", "start", "end", "years"]].sort_values("years", ascending=False, ignore_index=True)


def lanes(figure, rows, names, place, pixels, lines=False):
    """Draw terms as bars in one row and column of a figure with subplots, one lane a country, each name where it fits its bar.

    rows: as `terms` gives them. names: {lane: heading at the left, or ""}, from the top. pixels: width of the axis. lines: rule off each beginning in all panels.
    """
    row, column = place
    letter = LETTER * (rows["end"].max() - rows["start"].min()) / pixels
    for at, key in enumerate(names):
        for term in rows[rows["lane"] == key].to_dict("records"):
            shade, length = charts.colour(key), term["end"] - term["start"]
            figure.add_scatter(x=[term["start"] + length / 90, term["end"] - length / 90], y=[at, at], mode="lines", showlegend=False, line={"color": shade, "width": 16}, opacity=0.28, hovertemplate=f"<b>{term['name']}</b><extra></extra>", row=row, col=column)
            if length >= letter * len(term["name"]):
                figure.add_annotation(x=(term["start"] + term["end"]) / 2, y=at, text=term["name"], font={"size": 10.5, "color": style.PALETTE["ink"][0]}, row=row, col=column)
            if lines and term["start"] > rows["start"].min():
                figure.add_vline(x=term["start"], line={"color": shade, "width": 1}, opacity=0.5, layer="below")
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], tickvals=list(range(len(names))), ticktext=list(names.values()), showticklabels=any(names.values()), showgrid=False, row=row, col=column)
    return figure
