"""The grid of votes: a mark for each known vote, nothing for the rest."""

import pandas as pd

from companion.charts import ballots

ROWS = pd.DataFrame({"name": ["first", "second"], "group": ["then", "later"], "chn": ["abstain", "no"], "rus": ["no", pd.NA], "vnm": ["not a member", "yes"], "result": ["100–11–58", "5–1–0"]})
VOTERS = {"chn": "China", "rus": "Russia", "vnm": "Viet-<br>nam"}


def test_each_known_vote_has_its_mark_and_others_none():
    figure = ballots.grid(ROWS, "name", "group", VOTERS, "result")
    marks = {trace.marker.symbol: sorted(trace.x) for trace in figure.data}
    assert marks == {"circle": [2], "circle-open": [0], "square": [0, 1], "x-thin-open": []}
    assert figure.data[0].text == ("Vietnam yes: second",)


def test_headings_names_and_totals_stand_in_order():
    texts = [note.text for note in ballots.grid(ROWS, "name", "group", VOTERS, "result").layout.annotations]
    assert texts == ["<b>then</b>", "first", "100–11–58", "<b>later</b>", "second", "5–1–0"]


def test_names_above_their_lines_make_a_narrow_figure_higher():
    beside, above = (ballots.grid(ROWS, "name", "group", VOTERS, "result", beside=pixels) for pixels in (330, 0))
    assert above.layout.height > beside.layout.height and above.layout.margin.l < beside.layout.margin.l
