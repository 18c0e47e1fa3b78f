"""A grid of votes: one line a resolution, one column a state, yes, no, or an abstention."""

import plotly.graph_objects as go

from companion import charts, style

LINE, HEADING, ABOVE = 19, 1.7, 1.85     # pixels a line; lines that a heading takes, and a line whose name stands above it
MARKS = {"yes": ("circle", 11, "accent_2"), "abstain": ("circle-open", 10, "muted"), "no": ("square", 11, "accent"), "absent": ("x-thin-open", 7, "other")}
WORDS = {"yes": "yes", "abstain": "abstains", "no": "no", "absent": "absent"}


def grid(rows, line, group, voters, result, beside=330):
    """Votes by resolution, under the headings of their groups, in the rows' order; a vote that is not known, or of a state that had none, is empty.

    voters: {column: heading}. result: a column written at the line's end. beside: pixels for the names at the left; 0 puts each above its line (narrow figures).
    """
    figure, at, step = go.Figure(), 0.0, 1 if beside else ABOVE
    seen, columns = {mark: ([], [], []) for mark in MARKS}, list(voters)
    for heading, members in rows.groupby(group, sort=False):
        at += HEADING
        charts.write_beside(figure, at - 0.35, f"<b>{heading}</b>", style.PALETTE["ink"][0], beside, align="left")
        for item in members.to_dict("records"):
            at += step
            charts.write_beside(figure, at - (0 if beside else 0.88), item[line], style.PALETTE["muted"][0], beside, align="left")
            figure.add_annotation(x=len(columns) - 0.4, y=at, text=item[result], xanchor="left", font={"size": 11, "color": style.PALETTE["muted"][0]})
            for place, column in enumerate(columns):
                if item[column] in seen:
                    for values, value in zip(seen[item[column]], (place, at, f"{voters[column].replace('-<br>', '').replace('<br>', ' ')} {WORDS[item[column]]}: {item[line]}")):
                        values.append(value)
    for mark, (x, y, text) in seen.items():
        symbol, size, name = MARKS[mark]
        figure.add_scatter(x=x, y=y, mode="markers", text=text, showlegend=False, cliponaxis=False, hovertemplate="%{text}<extra></extra>",
                           marker={"symbol": symbol, "size": size, "color": style.PALETTE[name][0], "line": {"width": 2, "color": style.PALETTE[name][0]}})
    figure.update_xaxes(range=[-0.5, len(columns) + 0.75], tickvals=list(range(len(columns))), ticktext=list(voters.values()), side="top", showgrid=False, tickangle=0, ticks="")
    figure.update_yaxes(range=[at + 0.7, 0.4], showticklabels=False, showgrid=False)
    figure.update_layout(height=round(56 + LINE * (at + 0.4)), margin={"l": beside or 8, "r": 12, "t": 44, "b": 8})
    return figure
