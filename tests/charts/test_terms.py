"""Terms of office as bars: a name stands only where it fits."""

import pandas as pd
import pytest

from companion.charts import panels, terms


@pytest.mark.parametrize("pixels, named", [(600, ["Deng", "Jiang", "Yeltsin"]), (60, ["Jiang"])])
def test_a_name_stands_only_where_it_fits_and_beginnings_are_ruled_off(pixels, named):
    rows = pd.DataFrame({"lane": ["CHN", "CHN", "RUS"], "name": ["Deng", "Jiang", "Yeltsin"], "start": [1985.0, 1989.5, 1991.9], "end": [1989.5, 2010.0, 2000.0]})
    figure, places = panels.frame(["Who led", "Votes"], 1)
    terms.bars(figure, rows, {"CHN": "China", "RUS": "Russia"}, places[0], pixels, lines=True)
    assert [note.text for note in figure.layout.annotations][2:] == named
    assert {shape.x0 for shape in figure.layout.shapes} == {1989.5, 1991.9}
