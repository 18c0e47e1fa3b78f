import pytest
from reading import WIDTHS, watch


@pytest.fixture(scope="module", params=[f"{width}-{mode}" for width in WIDTHS for mode in ("light", "dark")])
def view(request):
    """"desk-light", "desk-dark", "phone-light", "phone-dark"."""
    return request.param


@pytest.fixture(scope="module")
def tab(view, browser, site):
    """(page, list of faults): one tab for many pages, in one width and colour."""
    width, mode = view.split("-")
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 900}, color_scheme=mode)
    page = context.new_page()
    yield page, watch(page)
    context.close()


@pytest.fixture(scope="module")
def counter(browser):
    """A blank page in which pixels are counted."""
    page = browser.new_page()
    yield page
    page.close()
