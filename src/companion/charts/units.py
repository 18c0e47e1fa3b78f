"""A dot for every single row, in lines of a kind: how many there are, and of what sort, without a sum that hides them."""

import plotly.graph_objects as go

from companion import charts, style

LINE, TOP, BOTTOM = 25, 46, 12     # pixels a line, above and below


def lines(rows, line, names, colour, colours, hollow, said, beside=86, step=13, across=44):
    """One line for each key of `names`, with a dot a row from the left, ordered by colour and filled before open ones; the number of dots stands at the end.

    names: {key: label} from the top. colour: a column, colours: {value: (label, palette name)}, in the order of the dots; hollow: a column of truths, its dots are open.
    said: a column for the hover. beside: pixels for the labels; step: pixels from dot to dot; across: how many dots have room in a line, more begin a second.
    """
    figure, at = go.Figure(), 0
    order = list(colours)
    for key, name in names.items():
        part = rows[rows[line] == key]
        part = part.assign(rank=part[colour].map(order.index)).sort_values(["rank", hollow], kind="stable", ignore_index=True)     # the index is then the place of the dot
        for shade in order:
            mine = part[part[colour] == shade]
            paint = charts.colour(colours[shade][1])
            figure.add_scatter(
                x=(mine.index % across).tolist(), y=(at + 0.62 * (mine.index // across)).tolist(), mode="markers", showlegend=False, cliponaxis=False, customdata=mine[said].tolist(), hovertemplate="%{customdata}<extra></extra>",
                marker={"size": step - 4, "color": paint, "symbol": ["circle-open" if open_ else "circle" for open_ in mine[hollow]], "line": {"width": 1.6, "color": paint}},
            )
        charts.write_beside(figure, at, name, style.PALETTE["muted"][0], beside, yanchor="middle")
        figure.add_annotation(x=min(len(part), across), y=at, text=str(len(part)), xanchor="left", yanchor="middle", font={"size": 11.5, "color": style.PALETTE["muted"][0]})
        at += 1 + 0.62 * ((max(len(part), 1) - 1) // across)
    keys = "   ".join(f"<span style='color:{charts.colour(shade)}'><b>\N{BLACK CIRCLE}</b> {label}</span>" for label, shade in colours.values())
    figure.add_annotation(x=0, xref="paper", y=1, yref="paper", text=keys, xanchor="left", xshift=-beside, yanchor="bottom", yshift=6, font={"size": 12})
    figure.update_xaxes(range=[-0.7, across + 1.5], visible=False)
    figure.update_yaxes(range=[at - 0.3, -0.7], visible=False)
    figure.update_layout(height=round(LINE * (at + 0.4) + TOP + BOTTOM), margin={"l": beside, "r": 8, "t": TOP, "b": BOTTOM})
    return figure
