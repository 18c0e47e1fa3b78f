"""Every page as readers see it, from the disk: both widths, light and dark."""

import functools
import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from reading import address, charts, ink, made, pages, turn, written

from companion import paths

pytestmark = pytest.mark.browser

# colours do not depend on the width: two of the four views show all that can go wrong
both_widths_and_colours = pytest.mark.parametrize("view", ["desk-light", "phone-dark"], indirect=True)
ALIKE = [[f"{rows}:nth-child(n+8)"] for rows in (".scroll tbody tr", "#filtered-events > li", "#filtered-documents > div", "#filtered-names > li")]
INK = 500  # pixels: far fewer than a line of labels has


def test_every_page_is_quiet_and_fits(tab, view):
    page, faults = tab
    wrong = []
    for name in written() + turn(made(), view, 4):     # those that a template makes are read once each, in turn in all four views
        page.goto(address(name))
        page.wait_for_timeout(20)
        width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if width > room:
            wrong.append(f"{name}: {width} pixels wide, {room} are there")
        wrong += [f"{name}: {fault}" for fault in faults]
        faults.clear()
    assert len(pages()) > 30 and not wrong, "\n".join(wrong)


@both_widths_and_colours
def test_axe_finds_nothing(tab, view):
    """All that people write in both views, and every other page that a template makes; of long lists and tables the first rows, since the others are of the same template."""
    page, faults = tab
    wrong = []
    for name in written() + turn(made(), view, 4):
        page.goto(address(name))
        for violation in Axe().run(page, {"exclude": ALIKE}, {"resultTypes": ["violations"]}).response["violations"]:
            where = violation["nodes"][0]
            wrong.append(f"{name}: {violation['id']} ({len(violation['nodes'])}): {where['html'][:160]} {where.get('failureSummary', '')[:200]}")
    faults.clear()
    assert not wrong, "\n".join(wrong)


@both_widths_and_colours
def test_every_chart_comes_alive_with_ink(tab, view, counter):
    page, faults = tab
    wrong = []
    for name in turn(charts(), view, 2):
        page.goto(address(f"figures/{name}.html"))
        drawing = page.locator(".drawing")
        drawing.scroll_into_view_if_needed()
        if drawing.get_attribute("data-still") is None:     # a strip is read as it is drawn
            page.locator(".drawing.is-live").wait_for(timeout=20_000)
            before, after = drawing.evaluate("e => e.clientHeight"), page.locator(".live .main-svg").first.evaluate("e => e.clientHeight")
            if abs(before - after) > 1:
                wrong.append(f"{name}: the live chart is {after} high, its place {before}")
        amount = ink(drawing, counter)
        if amount < INK:
            wrong.append(f"{name}: only {amount} pixels of ink")
        wrong += [f"{name}: {fault}" for fault in faults]
        faults.clear()
    assert charts() and not wrong, "\n".join(wrong)


@both_widths_and_colours
def test_without_javascript_stills_and_tables_are_there(view, browser, site, counter):
    width, mode = view.split("-")
    context = browser.new_context(viewport={"width": 1280 if width == "desk" else 390, "height": 900}, color_scheme=mode, java_script_enabled=False)
    page, wrong = context.new_page(), []
    for name in turn(charts(), view, 2):
        page.goto(address(f"figures/{name}.html"))
        image = page.locator(f".drawing picture.{mode} img")
        image.scroll_into_view_if_needed()
        amount = ink(image, counter)
        if amount < INK:
            wrong.append(f"{name}: only {amount} pixels of ink in the still")
        if not page.locator("#rows ~ .scroll td").first.is_visible() or page.locator("button.copy:visible").count():
            wrong.append(f"{name}: the table is hidden, or a button that can do nothing is shown")
    context.close()
    assert charts() and not wrong, "\n".join(wrong)


@functools.cache
def packed(file):
    """The bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes()))


@pytest.mark.parametrize("width", [1280, 390])
def test_first_view_is_light(browser, site, width):
    """Gzipped: a page of text at most 100 kB, a page with charts, or with a catalogue of figures or documents, 200 kB before Plotly and its charts' data."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page, loaded, wrong = context.new_page(), [], []
    page.on("request", lambda request: loaded.append(request.url))
    for name in written() + made()[width == 390::2]:
        loaded.clear()
        page.goto(address(name))
        later = [url for url in loaded if url.endswith("plotly.min.js") or ("/figures/" in url and url.endswith(".js"))]
        files = [paths.HTML / url.partition("?")[0].removeprefix(paths.HTML.as_uri() + "/") for url in loaded if url not in later and url.startswith("file:")]
        weight = sum(map(packed, files)) / 1000
        most = 200 if page.locator(".drawing, .thumbnail, .document-list").count() else 100
        if weight > most:
            wrong.append(f"{name}: {weight:.0f} kB in {len(files)} files, at most {most}")
    context.close()
    assert not wrong, "\n".join(wrong)
