"""A copy of the project is broken on purpose, and the message read."""

import signal
import time

import pytest

pytestmark = pytest.mark.slow

CELL = "\n```{code-cell} python\n%s\n```\n"


def fails(copy, *words):
    """Building fails, says all the words, and leaves the last good book as it was."""
    before = copy.contents()
    status, said = copy.run("book")
    assert status == 1, said
    for word in words:
        assert word in said
    assert copy.contents() == before


def test_raising_cell(copy):
    copy.append("notebooks/trade.md", CELL % "raise ValueError('broken on purpose')")
    fails(copy, "notebooks/trade.md, line", "code cell", "ValueError: broken on purpose", "What to do")


def test_figure_with_unknown_claim(copy):
    copy.edit("notebooks/trade.md", 'claims=["', 'claims=["C99-9", "')
    fails(copy, "notebooks/trade.md", "C99-9", "claims.csv")


def test_faults_of_prose_are_named_in_one_go(copy):
    """A citation without an entry, a number that no notebook computes, a broken link: one build names all three."""
    copy.append("book/method.md", "\nSee {cite}`nobody1900`.\n")
    copy.append("book/rerun.md", "\nThere are {value}`trade.no_such_number` of them.\n")
    copy.append("book/cite.md", "\nSee [nowhere](no-such-page.md).\n")
    fails(copy, "book/method.md", "nobody1900", "book/rerun.md", "trade.no_such_number", "book/cite.md", "no-such-page.md")


def test_hanging_cell(copy):
    copy.append("notebooks/trade.md", CELL % "import time; time.sleep(600)")
    begun = time.monotonic()
    status, said = copy.run("-c", "from companion import execute; execute.execute(cell_seconds=20)")
    assert status == 1 and "did not finish within 20 seconds" in said and "notebooks/trade.md" in said
    assert time.monotonic() - begun < 120


def test_killed_half_way(copy):
    """Killed while it writes, the last good book stays and the next build makes the new one."""
    before = copy.contents()
    copy.append("book/method.md", "\nA sentence more.\n")
    process = copy.start("book")
    while "Writing the pages" not in process.stdout.readline():
        assert process.poll() is None, "the build ended before it wrote pages"
    time.sleep(1)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert copy.contents() == before
    status, said = copy.run("book")
    assert status == 0, said
    assert "A sentence more." in (copy.html / "book" / "method.html").read_text("utf8")


def test_swap_cut_short(copy):
    """Between the two renames there is no book for a moment; the next build puts the last good one back."""
    copy.html.rename(copy.html.with_name("last"))
    status, said = copy.run("book")
    assert status == 0 and "Nothing changed" in said and (copy.html / "index.html").exists()
