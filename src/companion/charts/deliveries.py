"""What was delivered and when: columns by year, and below them each large deal as a bar from its first to its last delivery."""

from plotly.subplots import make_subplots

from companion import charts, style

COLUMNS, LANE, TOP = 150, 31, 30     # pixels: height of the columns, of a deal, above both


def by_year_and_deal(years, deals, year, value, first, last, name, text, shade="russia", hover="%{y:,.0f}", columns=COLUMNS):
    """Columns of `value` by `year` over lanes of deals on the same axis, in the rows' order from the top.

    years: one row a year, zeros included. deals: one row a deal; `name` stands above its bar, `text` behind it (or before it, near the right edge).
    """
    colour, muted = charts.colour(shade), style.PALETTE["muted"][0]
    height = columns + 46 + LANE * len(deals)
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[columns, LANE * len(deals)], vertical_spacing=46 / height)
    start, end = int(years[year].min()), int(years[year].max())
    figure.add_bar(x=years[year].tolist(), y=years[value].tolist(), marker={"color": colour}, showlegend=False, hovertemplate=f"%{{x}}: {hover}<extra></extra>", row=1, col=1)
    for lane, deal in enumerate(deals.to_dict("records")):
        begun, ended = deal[first] - 0.4, deal[last] + 0.4
        figure.add_scatter(x=[begun, ended], y=[lane, lane], mode="lines", line={"color": colour, "width": 7}, showlegend=False, hovertemplate=f"{deal[name]}: {deal[text]}<extra></extra>", row=2, col=1)
        left = (begun + ended) / 2 > (start + end) / 2      # the label begins or ends with the bar, so that it stays inside
        figure.add_annotation(x=ended if left else begun, y=lane, text=f"{deal[name]}, <b>{deal[text]}</b>", xanchor="right" if left else "left", yanchor="bottom", yshift=4, font={"size": 11.5, "color": muted}, row=2, col=1)
    figure.update_xaxes(range=[start - 0.7, end + 0.7], tickformat="d", showgrid=False)
    figure.update_xaxes(showticklabels=True, row=1, col=1)
    figure.update_xaxes(showticklabels=False, ticks="", row=2, col=1)
    figure.update_yaxes(rangemode="tozero", nticks=4, tickformat=",", row=1, col=1)
    figure.update_yaxes(range=[len(deals) - 0.5, -0.9], showticklabels=False, showgrid=False, row=2, col=1)
    figure.update_layout(height=height + TOP, margin={"t": TOP, "b": 8, "l": 8, "r": 12}, bargap=0.25)
    return figure
