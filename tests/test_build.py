"""The build: the same to the byte wherever and whenever, and nothing done twice."""

import re
import urllib.request

import pytest


@pytest.mark.slow
def test_two_builds_are_equal(bare_copy, copy):
    """Other folder, time zone, language and hash seed, nothing kept from before: the same bytes as the book that these tests read."""
    other = bare_copy("a much longer name")
    status, said = other.run("book", TZ="Asia/Vladivostok", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", LANG="ru_RU.UTF-8")
    assert status == 0, said
    first, second = copy.contents(), other.contents()
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert not [name for name, content in second.items() if str(other.root).encode() in content]


@pytest.mark.slow
def test_nothing_is_done_twice_and_only_the_changed_notebook_runs(copy):
    status, said = copy.run("book")
    assert status == 0 and "Nothing changed" in said
    assert said.splitlines()[-1] == f"Open {(copy.html / 'index.html').as_uri()}"

    copy.append("book/method.md", "\nA sentence more.\n")
    copy.append("notebooks/trade.md", "\n```{code-cell} python\n# a comment more\n```\n")
    status, said = copy.run("book")
    assert status == 0, said
    assert "notebooks: trade" in said and "border" not in said
    assert "A sentence more." in (copy.html / "book" / "method.html").read_text("utf8")


@pytest.mark.slow
def test_serve_gives_the_book_on_this_machine_only(copy):
    process = copy.start("serve", DISPLAY="", WAYLAND_DISPLAY="")
    try:
        said = next(line for line in process.stdout if "Serving" in line)
        address = re.search(r"http://localhost:\d+/", said)[0]
        with urllib.request.urlopen(address + "book/index.html") as answer:
            assert b"<title>" in answer.read()
    finally:
        process.terminate()
        process.communicate()
