"""The strip of a crisis: every step with its text, in time's order downwards, in the column of its capital."""

import re

import pandas as pd
import pytest

from companion import style
from companion.charts import days

COLUMNS = {"Beijing": (["Beijing"], "china"), "Moscow": (["Moscow"], "russia"), "Others": (["Washington", "Taipei"], "usa")}


@pytest.fixture
def steps():
    rows = [
        ("1958-08-23", None, "day", "Beijing", "Guns open fire on the islands", "nobody in Moscow by name", None),
        ("1958-09-07", None, "day", "Moscow", "A letter goes to Washington", None, None),
        ("1958-09-05", "1958-09-07", "day", "Moscow", "The minister comes in secret", None, "6 September, by another source"),
        ("1958-09", None, "month", "Taipei", "Ships bring supplies", None, None),
        ("1958-12", None, "month", "Havana", "Somebody else looks on", None, None),
    ]
    return pd.DataFrame(rows, columns=["date", "date_end", "precision", "capital", "what", "told", "disputed"])


def cells(figure):
    return [note for note in figure.layout.annotations if note.text.startswith("<b>") and "<br>" in note.text]


def test_each_step_is_a_cell_in_times_order_under_its_capital(steps):
    figure = days.strip(steps, COLUMNS)
    found = cells(figure)
    assert len(found) == len(steps)
    order = sorted(found, key=lambda note: note.y)
    assert [re.match(r"<b>(.*?)</b>", note.text)[1] for note in order] == ["23 August 1958", "September 1958 · Taipei", "5–7 September 1958", "7 September 1958", "December 1958 · Havana"]
    room = 760 / 3
    assert [int(note.x // room) for note in order] == [0, 2, 1, 1, 2]


def test_what_the_ally_was_told_and_what_others_date_stand_in_the_cell(steps):
    texts = " ".join(re.sub(r"<.*?>", " ", note.text) for note in cells(days.strip(steps, COLUMNS)))
    assert "→ nobody in Moscow by name" in texts and "Otherwise: 6 September, by another source" in re.sub(r"\s+", " ", texts)


def test_no_cell_begins_before_the_one_above_it_in_its_column_ends(steps):
    for figure in days.both(pd.concat([steps] * 3), COLUMNS):
        lines = sorted((shape.x0, shape.y0, shape.y1) for shape in figure.layout.shapes if shape.x0 == shape.x1)
        for (x, _, end), (other, begin, _) in zip(lines, lines[1:]):
            assert x != other or begin > end
        assert max(end for *_, end in lines) < figure.layout.height


def test_a_long_quiet_is_said_with_its_length(steps):
    texts = [note.text for note in days.strip(steps, COLUMNS, gap=10).layout.annotations]
    assert any("85 days later" in text for text in texts) or any("days later" in text for text in texts)
    assert not any("later" in note.text for note in days.strip(steps, COLUMNS, gap=1000).layout.annotations)


def test_the_narrow_strip_is_one_column_that_names_each_capital(steps):
    narrow = days.both(steps, COLUMNS)[1]
    assert all(note.x < 20 for note in cells(narrow)) and all(re.search(r"· (Beijing|Moscow|Taipei|Havana)", note.text) for note in cells(narrow))
    assert narrow.layout.xaxis.range == (0, style.WIDTHS["narrow"]) and narrow.layout.meta["still"]
    assert all(len(line) <= 62 for note in cells(narrow) for line in re.sub(r"</?[bi]>", "", note.text).split("<br>"))
