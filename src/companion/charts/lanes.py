"""Single events as dots on lanes: one lane a kind or a place, time along it. Each dot is a row, so nothing is summed that may be incomplete."""

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from companion import charts, style
from companion.charts import terms as terms_of

SMALL = {"near": 0.45, "size": 6}     # for narrow figures
LANE, APART, TOP, BOTTOM = 46, 0.16, 24, 30     # pixels a lane; how far dots of one time move apart, in lanes; pixels above and below


def dots(rows, when, lane, lanes, name, hollow=None, near=0.35, size=8):
    """A dot for each row at its time (`when`, years with decimals) on its lane; dots nearer than `near` years step aside.

    lanes: {key: (heading, palette name)} from the top; the heading stands above the lane with the number of its rows. name: a column for the hover text.
    hollow: a column of truths; its dots are open.
    """
    figure = go.Figure()
    for number, (key, (heading, shade)) in enumerate(lanes.items()):
        part = rows[rows[lane] == key].sort_values(when)
        steps = aside(part[when].tolist(), near)
        symbols = ["circle-open" if open_ else "circle" for open_ in part[hollow]] if hollow else "circle"
        figure.add_scatter(
            x=part[when].tolist(), y=[number + APART * step for step in steps], mode="markers", showlegend=False, cliponaxis=False, customdata=part[name].tolist(),
            marker={"size": size, "color": charts.colour(shade), "symbol": symbols, "line": {"width": 1.6, "color": charts.colour(shade)}}, hovertemplate="%{customdata}<extra></extra>",
        )
        figure.add_annotation(x=0, xref="paper", y=number - 0.34, text=f"{heading}: {len(part)}", xanchor="left", yanchor="middle", font={"size": 12, "color": charts.colour(shade)})
    for line in range(len(lanes) + 1):
        figure.add_hline(y=line - 0.5, line={"color": style.PALETTE["grid"][0], "width": 1}, layer="below")
    figure.update_xaxes(range=[rows[when].min() - 0.6, rows[when].max() + 0.6], tickformat="d", showgrid=False)
    figure.update_yaxes(range=[len(lanes) - 0.5, -0.5], showticklabels=False, showgrid=False)
    figure.update_layout(height=LANE * len(lanes) + TOP + BOTTOM, margin={"t": TOP, "b": BOTTOM, "l": 8, "r": 12})
    return figure


def aside(times, near):
    """How many steps each time moves aside: 0, 1, 2 … while the one before it on that step is nearer than `near`."""
    last, steps = {}, []
    for time in times:
        step = next(step for step in range(len(times) + 1) if time - last.get(step, float("-inf")) >= near)
        last[step] = time
        steps.append(step)
    return steps


def over_leaders(counts, year, by, names, terms, lanes, height=270, pixels=690):
    """Stacked columns by year over the terms of leaders.

    counts: a table of numbers with a row a year and a column a value of `by`. names: {column: (label, palette name)} from the foot of the columns; the
    labels stand in a row above. terms, lanes, pixels: as `terms.bars` takes them.
    """
    whole = height + 34 + terms_of.LANE * len(lanes)
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[height, terms_of.LANE * len(lanes)], vertical_spacing=34 / whole)
    for number, (key, (label, shade)) in enumerate(names.items()):
        if key not in counts:
            continue
        figure.add_bar(x=counts.index.tolist(), y=counts[key].tolist(), marker={"color": charts.colour(shade)}, showlegend=False, hovertemplate=f"%{{x}}: %{{y}} {label}<extra></extra>", row=1, col=1)
        figure.add_annotation(x=0, xref="paper", y=1, yref="paper", text=f"<b>\N{BLACK SQUARE}</b> {label}", xanchor="left", yanchor="top", xshift=6, yshift=-17 * (len(names) - 1 - number), font={"size": 12, "color": charts.colour(shade)})
    terms_of.bars(figure, terms, lanes, (2, 1), pixels)
    figure.update_xaxes(range=[counts.index.min() - 0.7, counts.index.max() + 1.2], tickformat="d", showgrid=False)
    figure.update_xaxes(showticklabels=False, row=1, col=1)
    figure.update_xaxes(showticklabels=True, row=2, col=1)
    figure.update_layout(height=whole + TOP + BOTTOM, margin={"t": TOP, "b": BOTTOM, "l": 8, "r": 12}, barmode="stack", bargap=0.2)
    return figure
