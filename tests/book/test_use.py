"""What readers do with a page: dark colours, folded charts, paper, copying, filtering, searching, embedding."""

import http.server
import threading

import pytest
from reading import address, charts

from companion import data, paths

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def server(site):
    """The address of the book served on this machine."""
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=paths.HTML)

        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()


def alive(page):
    page.locator(".drawing").first.scroll_into_view_if_needed()
    page.locator(".drawing.is-live").first.wait_for(timeout=20_000)


def test_the_contents_show_where_the_reader_is(page):
    page.goto(address("notebooks/regimes.html"))
    here = page.locator(".contents .current > a").last
    box = here.bounding_box()
    assert 0 <= box["y"] and box["y"] + box["height"] <= 900


def test_dark_colours_are_kept_and_recolour_the_chart(page, server):
    page.goto(f"{server}figures/{charts()[0]}.html")
    alive(page)
    light = page.locator(".live .main-svg").first.inner_html()
    page.locator(".theme-button").click()
    page.wait_for_function("before => document.querySelector('.live .main-svg').innerHTML !== before", arg=light)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_a_folded_chart_waits_until_it_is_seen(page):
    page.add_init_script("""document.addEventListener("DOMContentLoaded", () => {
      const drawing = document.querySelector(".drawing"), fold = document.createElement("details");
      fold.append(document.createElement("summary"));
      drawing.replaceWith(fold);
      fold.append(drawing);
    }, {capture: true})""")
    page.goto(address(f"figures/{charts()[0]}.html"))
    page.wait_for_timeout(300)
    assert page.locator(".live").count() == 0
    page.evaluate("document.querySelector('.figure > details').open = true")
    alive(page)
    width, room = page.evaluate("[document.querySelector('.live .main-svg').clientWidth, document.querySelector('.drawing').clientWidth]")
    assert width == room > 300


def test_paper_has_stills_open_evidence_and_addresses(page):
    page.goto(address("book/4-frictions.html"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.evidence").count() > 10 and page.locator("details.evidence:not([open])").count() == 0
    page.emulate_media(media="print")
    link = page.locator(".paragraph > p:not(.paragraph-links) a[href^=http]").first
    assert "href" in (after := link.evaluate("a => getComputedStyle(a, '::after').content")) or link.get_attribute("href") in after
    page.emulate_media(media="screen")
    page.goto(address(f"figures/{charts()[0]}.html"))
    alive(page)
    page.emulate_media(media="print")
    assert page.locator("picture.light img").first.is_visible() and not page.locator(".live").first.is_visible()
    assert not page.locator(".contents").is_visible()


def test_copying_a_paragraph_and_a_citation_gives_whole_addresses(page, server):
    page.goto(f"{server}book/4-frictions.html")
    page.locator("#p27 .paragraph-links .copy").click()
    page.locator("#p27 .paragraph-links .copy", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Paragraph 27" in copied and f"{server}book/4-frictions.html#p27" in copied
    page.goto(f"{server}figures/{charts()[0]}.html")
    page.locator("[data-copy=figure-chicago]").click()
    page.locator("[data-copy=figure-chicago]", has_text="Copied").wait_for()
    assert f"{server}figures/{charts()[0]}.html" in page.evaluate("navigator.clipboard.readText()")


def test_the_ledger_filters(page):
    page.goto(address("book/claims.html"))
    claims = data.load("claims")
    assert page.locator("#ledger tr:visible").count() == len(claims)
    page.select_option("[name=paragraph]", "27")
    assert page.locator("#ledger tr:visible").count() == (claims["paragraph"] == 27).sum()
    page.fill("[name=text]", "no such words anywhere")
    assert page.locator("#ledger tr:visible").count() == 0


def test_documents_filter_by_what_they_are_and_say_how_many(page):
    page.goto(address("book/documents.html"))
    documents = data.load("documents")
    shown, count = page.locator("#filtered-documents > :visible"), page.locator(".ledger-filter output")
    assert shown.count() == len(documents)
    page.select_option("[name=paragraph]", "10")
    of_ten = documents["paragraphs"].str.split(";").map(lambda numbers: "10" in numbers)
    assert shown.count() == of_ten.sum()
    page.select_option("[name=nature]", "primary")
    primary = of_ten & (documents["nature"] == "primary")
    assert shown.count() == primary.sum() < of_ten.sum()
    assert count.inner_text() == f"{primary.sum()} of {len(documents)} documents"


def test_the_chronology_filters_by_theme_actor_and_dispute(page):
    page.goto(address("book/chronology.html"))
    events = data.load("chronology")
    shown = page.locator("#filtered-events > :visible")
    page.select_option("[name=dates]", "disputed")
    assert shown.count() == events["dates_elsewhere"].notna().sum()
    page.select_option("[name=dates]", "")
    page.select_option("[name=theme]", "crises and war")
    page.select_option("[name=actor]", "Vietnam")
    assert shown.count() == ((events["theme"] == "crises and war") & events["actors"].fillna("").str.split(";").map(lambda actors: "Vietnam" in actors)).sum()


def test_the_timeline_shows_chosen_years_and_brings_out_an_actor(page):
    page.goto(address("figures/chronology-lanes.html"))
    alive(page)
    years = page.locator(".toggle input[type=number]")
    years.first.fill("1975")
    years.first.press("Tab")
    page.wait_for_function("document.querySelector('.live').layout.xaxis.range[0] === 1975")
    page.select_option(".toggle select", "Vietnam")
    page.wait_for_function("document.querySelector('.live').data.some((trace) => Array.isArray(trace.marker.opacity) && trace.marker.opacity.includes(1) && trace.marker.opacity.includes(0.12))")
    page.get_by_role("button", name="All years").click()
    page.wait_for_function("document.querySelector('.live').layout.xaxis.range[0] === 1949")


def test_lists_strips_and_cards_are_there_without_javascript(browser):
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address("book/chronology.html"))
    assert page.locator("#filtered-events > :visible").count() == len(data.load("chronology")) and not page.locator(".ledger-filter").is_visible()
    page.goto(address("notebooks/crisis-1958.html"))
    strip = page.locator("#crisis-1958 img:visible")
    assert strip.count() == 1 and strip.bounding_box()["height"] > 1000
    page.goto(address("book/2-alliance.html"))
    assert page.locator("#p10 .document-primary:visible").count() >= 3 and page.locator("#p10 .document-secondary:visible").count() >= 2
    context.close()


def test_a_card_leads_to_its_place_in_the_list_and_to_the_archive(page):
    page.goto(address("book/2-alliance.html"))
    card = page.locator("#p10 .document", has_text="D013").first
    assert card.locator(".document-title a").get_attribute("href") == data.load("documents").set_index("document").loc["D013", "url"]
    card.get_by_role("link", name="D013").click()
    assert page.locator("#D013").is_visible() and page.url.endswith("book/documents.html#D013")


def test_a_strip_stays_the_picture_that_is_drawn(page):
    page.goto(address("figures/crisis-1958.html"))
    page.locator(".drawing").first.scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    assert page.locator(".live").count() == 0 and page.locator(".drawing img:visible").count() == 1


def test_a_table_sorts_by_a_press_on_a_heading(page):
    page.goto(address("figures/china-neighbours.html"))
    head = page.locator(".figure-table th", has_text="Length").first
    place = head.evaluate("th => th.cellIndex")
    def column():
        return [float(text.replace(",", "")) for text in page.locator(f".figure-table tbody td:nth-child({place + 1})").all_inner_texts()]
    assert column() == sorted(column(), reverse=True)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert column() == sorted(column()) and head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert column() == sorted(column(), reverse=True) and head.get_attribute("aria-sort") == "descending"


def test_a_sorted_table_keeps_empty_cells_last(page):
    page.goto(address("figures/border-treaties.html"))
    head = page.locator(".figure-table th", has_text="In force").first
    place = head.evaluate("th => th.cellIndex")
    for _ in range(2):
        head.get_by_role("button").click()
        texts = [text.strip() for text in page.locator(f".figure-table tbody td:nth-child({place + 1})").all_inner_texts()]
        known = [text for text in texts if text]
        assert texts[:len(known)] == known and len(known) < len(texts)


def test_the_search_works_from_the_disk(page):
    page.goto(address("search.html") + "?q=border")
    page.locator("#search-results li a").first.wait_for(timeout=10_000)
    assert page.locator("#search-results li").count() >= 3


def test_the_keyboard_reaches_the_text_and_every_fold(page):
    page.goto(address("notebooks/trade.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("details.rows summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.rows .scroll").first.is_visible()


def test_contents_open_on_a_phone(browser, site):
    for javascript in (True, False):
        context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=javascript)
        page = context.new_page()
        page.goto(address("book/method.html"))
        assert not page.locator("#contents").is_visible()
        page.locator(".menu-button").click()
        assert page.locator("#contents a").first.is_visible()
        context.close()


def test_embedded_the_figure_stands_alone(page, server):
    page.set_content(f'<iframe src="{server}figures/{charts()[0]}.html" width="700" height="600"></iframe>')
    frame = page.frame_locator("iframe")
    frame.locator(".drawing").wait_for()
    assert frame.locator("figcaption strong").is_visible() and not frame.locator(".contents").is_visible() and not frame.locator("#cite").is_visible()


def test_what_came_later_can_be_dimmed_and_stays_so(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address("book/5-cards.html"))
    button = page.locator(".then-button")
    assert button.get_attribute("aria-pressed") in (None, "false")
    later = page.locator("main .later").first
    assert "Later: " in page.locator("main p .later").first.inner_text()
    button.press("Enter")                                   # by keyboard
    assert button.get_attribute("aria-pressed") == "true"
    assert later.evaluate("part => part.inert && getComputedStyle(part).opacity < 0.5")
    page.goto(address("figures/russia-partner-ranks.html"))     # the choice holds on the next page
    drawing = page.locator(".drawing")
    drawing.scroll_into_view_if_needed()
    page.locator(".drawing.is-live").wait_for(timeout=20_000)
    covers = "() => [...document.querySelectorAll('.live .shapelayer path')].filter((path) => path.style.fillOpacity !== '' && path.getBBox().width > 20).length"
    assert page.evaluate("document.documentElement.classList.contains('only-then')")
    with_cover = page.evaluate(covers)
    page.locator(".then-button").click()
    page.wait_for_timeout(300)
    assert page.evaluate(covers) < with_cover
    context.close()


def test_a_page_with_nothing_later_has_no_button(browser, site):
    page = browser.new_page()
    page.goto(address("book/rerun.html"))
    assert page.locator(".then-button").count() == 0
    page.close()


def test_sources_of_a_chart_can_be_switched_off(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address("figures/china-russia-by-source.html"))
    page.locator(".drawing").scroll_into_view_if_needed()
    page.locator(".drawing.is-live").wait_for(timeout=20_000)
    boxes = page.locator(".toggle input")
    names = [boxes.nth(at).get_attribute("value") for at in range(boxes.count())]
    assert {"COW", "BACI", "UNCTAD"} <= set(names)
    lines = "() => document.querySelectorAll('.live .scatterlayer .trace').length"
    before = page.evaluate(lines)
    page.get_by_label("BACI").press("Space")
    page.wait_for_function(f"({lines})() === {before - 1}")
    assert "BACI" not in page.locator(".live .infolayer").text_content()
    page.close()
