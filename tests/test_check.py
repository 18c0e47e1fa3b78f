"""`companion check` on the project as it is, and on a copy with many things broken at once."""

import pytest


@pytest.mark.slow
def test_the_project_is_sound(copy):
    status, said = copy.run("check")
    assert status == 0, said
    assert "fault" not in said and "quotations" in said


@pytest.mark.slow
def test_a_changed_byte_is_named(copy):
    copy.keep_notebooks("power")
    copy.edit("data/trade.csv", "RUS", "RUZ")
    status, said = copy.run("check")
    assert status == 1 and "Traceback" not in said
    assert "data/trade.csv: the file was changed" in said and "What to do" in said


@pytest.mark.slow
def test_each_fault_is_named(copy):
    copy.keep_notebooks("power", "trade")
    copy.append("data/caveats.yml", "\nnobodys_caveat: {short: Nobody's., text: Nobody names this.}\n")
    copy.edit("data/origins/cow_trade.yml", "citation: ", "citation: nobody")
    copy.edit("data/evidence.csv", "\nC", "\nC9")
    copy.append("book/method.md", f"""
{{value}}`trade.no_such_number` and {{cite}}`nobody1900` and {{numref}}`no-such-figure` and {{origin}}`no_such_origin`
and {{quote}}`{'word ' * 31}`

```{{paragraph}} 1
Twice.
```
""")
    # the package is written anew, so that hashes agree and what is behind them is looked at
    assert copy.run("-c", "from companion import paths; from companion.sources import package; package.write(paths.DATA / 'datapackage.json')") == (0, "")
    status, said = copy.run("check")
    assert status == 1 and "Traceback" not in said
    for words in ("nobodys_caveat", "data/origins/cow_trade.yml", "there is no claim 'C9", "trade.no_such_number", "nobody1900", "no-such-figure", "no_such_origin",
                  "a quotation of 31 words", "paragraph 1 stands in 2 places"):
        assert words in said
    assert said.count("What to do") >= 9
