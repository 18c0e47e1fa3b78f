"""Moves of two sides as marks on lanes: the colour says who moved, the shape what the move was."""

import plotly.graph_objects as go

from companion import charts, style
from companion.charts.lanes import aside

LANE, TOP, BOTTOM = 54, 40, 30      # pixels a lane, above and below
APART = 0.15                        # how far marks of one time move apart, in lanes


def lanes(rows, when, lane, lanes, side, sides, kind, kinds, said, near=0.3, size=10, first=None, last=None):
    """A mark for each row at its time (`when`, years with decimals) on its lane.

    lanes: {key: heading} from the top; sides: {key: (label, palette name)}; kinds: {key: (label, Plotly's symbol)}; said: a column for the hover.
    Both keys stand above the lanes.
    """
    figure = go.Figure()
    for number, (key, heading) in enumerate(lanes.items()):
        part = rows[rows[lane] == key].sort_values(when)
        steps = aside(part[when].tolist(), near)
        figure.add_scatter(
            x=part[when].round(3).tolist(), y=[number + 0.12 + APART * step for step in steps], mode="markers", showlegend=False, cliponaxis=False, customdata=part[said].tolist(), hovertemplate="%{customdata}<extra></extra>",
            marker={"size": size, "symbol": [kinds[name][1] for name in part[kind]], "color": [charts.colour(sides[name][1]) for name in part[side]], "line": {"width": 1.6, "color": [charts.colour(sides[name][1]) for name in part[side]]}},
        )
        figure.add_annotation(x=0, xref="paper", y=number - 0.34, text=heading, xanchor="left", yanchor="middle", font={"size": 12, "color": style.PALETTE["ink"][0]})
        figure.add_hline(y=number - 0.5, line={"color": style.PALETTE["grid"][0], "width": 1}, layer="below")
    signs = {"triangle-down-open": "\N{WHITE DOWN-POINTING TRIANGLE}", "circle-open": "\N{WHITE CIRCLE}", "circle": "\N{BLACK CIRCLE}", "square": "\N{BLACK SQUARE}", "x-thin": "\N{MULTIPLICATION SIGN}"}
    for text, lift in (
        ("   ".join(f"<span style='color:{charts.colour(shade)}'><b>{label}</b></span>" for label, shade in sides.values()), 22),
        ("   ".join(f"{signs[symbol]} {label}" for label, symbol in kinds.values()), 6),
    ):
        figure.add_annotation(x=0, xref="paper", y=1, yref="paper", text=text, xanchor="left", yanchor="bottom", yshift=lift - 4, font={"size": 11.5, "color": style.PALETTE["muted"][0]})
    figure.update_xaxes(range=[(first or rows[when].min()) - 0.3, (last or rows[when].max()) + 0.4], tickformat="d", showgrid=True)
    figure.update_yaxes(range=[len(lanes) - 0.5, -0.5], showticklabels=False, showgrid=False)
    figure.update_layout(height=LANE * len(lanes) + TOP + BOTTOM, margin={"t": TOP, "b": BOTTOM, "l": 8, "r": 12})
    return figure
