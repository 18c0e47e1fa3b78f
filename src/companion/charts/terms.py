"""Terms of office as bars, one lane a country, in one panel of a chart whose years they share."""

from companion import charts, style

LANE = 24     # pixels a lane
LETTER = 6.2     # pixels that a letter of a name takes


def bars(figure, rows, names, place, pixels, lines=False):
    """Draw terms as bars in one row and column of a figure with subplots, one lane a country, each name where it fits its bar.

    rows: as `led.terms` gives them. names: {lane: heading at the left, or ""}, from the top. pixels: width of the axis. lines: rule off each beginning in all panels.
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
