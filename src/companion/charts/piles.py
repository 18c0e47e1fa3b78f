"""Events as dots piled up by year, one lane a theme: each dot is a row, and a crowded year stands out by its height, not by dots that hide each other."""

import plotly.graph_objects as go

from companion import charts, style

LANE, TOP, BOTTOM = 30, 18, 30     # pixels: of a lane besides its dots, above and below all lanes
SMALL = {"step": 4.6, "size": 4}     # for narrow figures


def years(rows, when, lane, lanes, name, seam, who=None, step=6.6, size=6):
    """A dot for each row on its lane, piled up in the years of twelve months that are counted from `seam`, so that no pile stands on both sides of it.

    rows: one an event. when: its time in years with decimals. lanes: {key: (heading, palette name)} from the top; the heading stands above the lane with
    the number of its rows. name: a column for the hover text. seam: a moment in years with decimals.
    who: a column of names parted by semicolons, for `charts.pick`. step, size: pixels from dot to dot, and of a dot.
    """
    figure, at = go.Figure(), 0
    piled = rows.assign(year=(rows[when] - seam) // 1 + seam + 0.5).sort_values(when)
    piled = piled.assign(place=piled.groupby([lane, "year"]).cumcount())
    for key, (heading, shade) in lanes.items():
        part = piled[piled[lane] == key]
        foot = at + LANE + step * (part["place"].max() if len(part) else 0)
        figure.add_scatter(
            x=part["year"].tolist(), y=(foot - step * part["place"]).round(2).tolist(), mode="markers", showlegend=False, cliponaxis=False, name=f"{heading}: {len(part)}", customdata=part[[name, who]].to_numpy().tolist() if who else part[name].tolist(),
            marker={"size": size, "color": charts.colour(shade)}, hovertemplate=f"%{{customdata{'[0]' if who else ''}}}<extra></extra>",
        )
        figure.add_annotation(x=0, xref="paper", y=at + 10, text=f"{heading}: {len(part)}", xanchor="left", yanchor="middle", font={"size": 12, "color": charts.colour(shade)})
        at = foot + step
        figure.add_hline(y=at, line={"color": style.PALETTE["grid"][0], "width": 1}, layer="below")
    figure.update_xaxes(range=[piled["year"].min() - 1, piled["year"].max() + 1], tickformat="d", showgrid=False)
    figure.update_yaxes(range=[at, 0], showticklabels=False, showgrid=False)
    figure.update_layout(height=round(at + TOP + BOTTOM), margin={"t": TOP, "b": BOTTOM, "l": 8, "r": 12})
    return figure
