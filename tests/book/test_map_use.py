"""What readers do with a map: look closer, move, pinch, read; by mouse, finger and keyboard."""

import itertools
import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from reading import address, charts, watch

from companion import paths

pytestmark = pytest.mark.browser

NUMBERS = "box => ({zoom: Number(box.dataset.zoom), kmPerPixel: Number(box.dataset.kmPerPixel)})"
# The rectangles of all labels to be seen, of the scale bar's words and of the buttons.
TAKEN = """() => [...document.querySelectorAll(".live text, .map-tools")].filter((node) => getComputedStyle(node).visibility === "visible").map((node) => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { words: node.textContent, left, right, top, bottom };
})"""

# A place 4 pixels beside a line that says something, where nothing else lies.
LINE = """box => {
  for (const path of box.querySelectorAll("path[pointer-events=stroke]"))
    for (let part = 0.1; part < 1; part += 0.1) {
      const at = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(path.getScreenCTM());
      if (document.elementFromPoint(at.x + 4, at.y) === path) return [at.x + 4, at.y];
    }
}"""


def maps():
    """The ids of all maps."""
    return [name for name in charts() if 'data-kind="map"' in (paths.HTML / f"figures/{name}.html").read_text("utf8")]


@pytest.fixture
def context(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context):
    return context.new_page()


@pytest.fixture
def phone(browser, site):
    """A page under fingers, and what sends them."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)

    def fingers(kind, *points):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]})
        page.wait_for_timeout(30)

    yield page, fingers
    context.close()


def alive(page, name="border-sections"):
    """The live map on its figure's page."""
    page.goto(address(f"figures/{name}.html"))
    page.locator(".drawing").evaluate("drawing => drawing.scrollIntoView({block: 'center'})")
    box = page.locator(".live-map[data-ms]")
    box.wait_for(timeout=20_000)
    return box


def changed(page, change, name="border-sections"):
    """Let a map's page read what `change` has made of its Plotly JSON, wide and narrow."""
    text = (paths.HTML / f"figures/{name}.js").read_text("utf8")
    specs = json.loads(text.partition(",")[2].rstrip().removesuffix(");"))
    for spec in specs.values():
        change(spec)
    page.route(f"**/figures/{name}.js", lambda route: route.fulfill(body=f'companion.chart("{name}", {json.dumps(specs)});', content_type="text/javascript"))


def look(page, box):
    """The map's zoom and scale once two frames have gone by, and where its lines are."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return {**box.evaluate(NUMBERS), "place": box.locator("g[fill-rule]").first.get_attribute("transform")}


def closer(box):
    """Press "+"; not so on small maps side by side, which stand still."""
    button = box.locator("button[aria-label='Zoom in']:visible:enabled")
    if button.count():
        button.click()


def middle(box):
    room = box.bounding_box()
    return room["x"] + room["width"] / 2, room["y"] + room["height"] / 2


def test_maps_come_alive_quickly_and_without_plotly(page):
    faults, asked = watch(page), []
    page.on("request", lambda request: asked.append(request.url))
    for name in maps():
        box = alive(page, name)
        assert box.locator("svg.main-svg path").count() > 3
        assert box.locator("svg.main-svg").get_attribute("aria-label") == page.locator(".drawing").get_attribute("data-alt")
        assert page.locator(".drawing.is-live").count() == 1 and look(page, box)["zoom"] == 1
    assert len(maps()) >= 2 and not faults and not [url for url in asked if "plotly.min" in url]
    assert int(alive(page).get_attribute("data-ms")) <= 500


def test_the_buttons_zoom(page):
    box = alive(page)
    nearer, farther, whole = (box.get_by_role("button", name=name) for name in ("Zoom in", "Zoom out", "Whole map"))
    assert farther.is_disabled() and whole.is_disabled()
    nearer.click()
    near = look(page, box)["zoom"]
    assert near > 1 and farther.is_enabled()
    nearer.click()
    assert look(page, box)["zoom"] > near
    farther.click()
    assert look(page, box)["zoom"] == pytest.approx(near)
    whole.press("Enter")
    assert look(page, box)["zoom"] == 1 and farther.is_disabled()
    assert page.evaluate("document.activeElement.className").startswith("live")  # not lost with the button that is disabled now
    for button in (nearer, farther, whole):
        assert min(button.bounding_box()["width"], button.bounding_box()["height"]) >= 28


def test_the_keyboard_moves_zooms_and_resets(page):
    box = alive(page)
    box.focus()
    start = look(page, box)
    page.keyboard.press("+")
    page.keyboard.press("=")
    near = look(page, box)
    assert near["zoom"] > 2
    for there, back in (("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp")):
        page.keyboard.press(there)
        assert look(page, box)["place"] != near["place"]
        page.keyboard.press(back)
    page.keyboard.press("-")
    assert 1 < look(page, box)["zoom"] < near["zoom"]
    for key in ("0", "Home", "Escape"):
        page.keyboard.press("+")
        assert look(page, box)["zoom"] > 1
        page.keyboard.press(key)
        assert look(page, box) == start
    for _ in range(12):
        page.keyboard.press("+")
    assert look(page, box)["zoom"] == 40
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert box.get_by_role("status").is_visible() and box.get_by_role("status").inner_text()
    page.keyboard.press("Escape")
    assert not box.get_by_role("status").is_visible()


def test_the_wheel_scrolls_the_page_and_zooms_with_control(page):
    box = alive(page)
    page.mouse.move(*middle(box))
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, -150)
    page.wait_for_function("before => scrollY < before", arg=before)
    assert look(page, box)["zoom"] == 1
    page.mouse.move(*middle(box))
    before = page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function("document.querySelector('.live-map').dataset.zoom > 1")
    assert page.evaluate("scrollY") == before


def test_the_mouse_drags_zooms_and_reads(page):
    box = alive(page)
    x, y = middle(box)
    page.mouse.dblclick(x, y)
    near = look(page, box)
    assert near["zoom"] == pytest.approx(2)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    moved = look(page, box)
    shift = [float(b) - float(a) for a, b in zip(near["place"].strip("matrix()").split()[4:], moved["place"].strip("matrix()").split()[4:])]
    assert shift == pytest.approx([60, 30], abs=0.5) and moved["zoom"] == near["zoom"]
    page.keyboard.down("Shift")
    page.mouse.dblclick(x, y)
    page.keyboard.up("Shift")
    assert look(page, box)["zoom"] == 1
    page.mouse.move(*box.evaluate(LINE))
    box.get_by_role("status").wait_for(timeout=3000)
    assert box.get_by_role("status").inner_text()
    page.keyboard.press("Escape")
    assert not box.get_by_role("status").is_visible()


def test_fingers_scroll_the_page_pinch_and_then_pan(phone):
    page, fingers = phone
    box = alive(page)
    x, y = middle(box)
    before = page.evaluate("scrollY")
    fingers("touchStart", (x, y))
    for step in range(1, 8):
        fingers("touchMove", (x, y + 15 * step))
    fingers("touchEnd")
    page.wait_for_function("before => scrollY < before - 30", arg=before)
    assert look(page, box)["zoom"] == 1
    x, y = middle(box)
    fingers("touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 7):
        fingers("touchMove", (x - 30 - 10 * step, y), (x + 30 + 10 * step, y))
    fingers("touchEnd")
    near = look(page, box)
    assert near["zoom"] == pytest.approx(3, rel=0.05) and page.evaluate("visualViewport.scale") == 1
    before = page.evaluate("scrollY")
    fingers("touchStart", (x, y))
    for step in range(1, 6):
        fingers("touchMove", (x - 12 * step, y + 12 * step))
    fingers("touchEnd")
    assert look(page, box)["place"] != near["place"] and page.evaluate("scrollY") == before


@pytest.mark.parametrize("width", [1280, 390])
def test_no_label_lies_on_another(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page, wrong = context.new_page(), []
    for name in maps():
        box = alive(page, name)
        for _ in range(4):
            zoom = look(page, box)["zoom"]
            taken = page.evaluate(TAKEN)
            wrong += [f"{name} × {zoom:.2f}: {a['words']} and {b['words']}" for a, b in itertools.combinations(taken, 2)
                      if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1 and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1]
            if zoom == 1 and len(taken) < 3:
                wrong.append(f"{name}: only {len(taken)} labels")
            closer(box)
    context.close()
    assert maps() and not wrong, "\n".join(wrong)


def test_the_scale_bar_is_as_long_as_it_says(page):
    for width, name in itertools.product((1280, 390), maps()):
        page.set_viewport_size({"width": width, "height": 900})
        box = alive(page, name)
        if not box.locator("button:visible").count():
            continue  # small maps side by side keep the still's bar
        assert page.locator(".map-bar").count() == page.locator(".map-scale").count() == 1
        for _ in range(8):
            now = look(page, box)
            place = [float(part) for part in now["place"].removeprefix("matrix(").rstrip(")").split()]
            assert now["kmPerPixel"] == pytest.approx(1 / place[0])
            value, unit = box.locator(".map-scale").text_content().split()
            length = box.locator(".map-bar").bounding_box()["width"]
            assert length * now["kmPerPixel"] == pytest.approx(float(value.replace(",", "")) / (1000 if unit == "m" else 1), rel=0.01)
            assert 55 <= length <= 141
            closer(box)


def test_size_and_colour_change_and_the_view_stays(page):
    box = alive(page)
    box.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    near = look(page, box)
    ground = box.locator("path").first.get_attribute("fill")
    page.locator(".theme-button").click()
    assert look(page, box) == near and box.locator("path").first.get_attribute("fill") != ground
    page.set_viewport_size({"width": 500, "height": 900})
    page.wait_for_function("document.querySelector('.live svg').clientWidth < 500")
    assert look(page, box)["zoom"] == near["zoom"] and page.locator(".live svg.main-svg").count() == 1


def test_some_names_wait_until_there_is_room_and_the_important_one_stands(page):
    def add(spec):
        x, y = (sum(spec["layout"][f"{axis}axis"]["range"]) / 2 for axis in "xy")
        town = {"x": [x], "y": [y], "mode": "markers+text", "textposition": "top center", "marker": {"size": 5, "color": "#1f2328"}, "hoverinfo": "skip"}
        aside = x + (spec["layout"]["xaxis"]["range"][1] - x) / 5
        spec["data"] += [{**town, "x": [aside], "text": ["A later town"], "visible": False, "meta": {"zoom": 2, "rank": 0}}, {**town, "text": ["Never"], "visible": False},
                         {**town, "text": ["Unimportant"], "textposition": "middle center", "meta": {"rank": 9}}, {**town, "text": ["Important"], "textposition": "middle center", "meta": {"rank": 1}}]

    changed(page, add)
    box = alive(page)

    def shown():
        look(page, box)
        return {words for words in ("A later town", "Never", "Unimportant", "Important")
                if any(label.evaluate("label => getComputedStyle(label).visibility") == "visible" for label in box.locator("text", has_text=words).all() if label.text_content() == words)}

    assert "Important" in shown() and not shown() & {"A later town", "Never"}
    for _ in range(2):
        box.get_by_role("button", name="Zoom in").click()
    assert {"A later town", "Important"} <= shown() and "Never" not in shown()


def test_panels_stand_still(page):
    changed(page, lambda spec: spec["layout"].update(meta={"panels": True}))
    box = alive(page)
    box.focus()
    page.keyboard.press("+")
    assert look(page, box)["zoom"] == 1 and not box.locator("button:visible").count() and not box.locator(".map-bar").count()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_on_a_live_map(browser, site, mode):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=mode)
    page, wrong = context.new_page(), []
    for name in maps():
        box = alive(page, name)
        closer(box)
        box.focus()
        page.keyboard.press("Enter")
        violations = Axe().run(page, ".figure", {"resultTypes": ["violations"]}).response["violations"]
        wrong += [f"{name}: {violation['id']}: {violation['nodes'][0]['html'][:160]}" for violation in violations]
    context.close()
    assert maps() and not wrong, "\n".join(wrong)
