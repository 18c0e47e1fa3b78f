"""What tests share: the built book, and a browser to read it with."""

import pytest
from playwright.sync_api import sync_playwright

from companion import browser as browsers
from companion import paths


@pytest.fixture(scope="session")
def site():
    """Folder of the built book; `companion test` builds it first."""
    assert (paths.HTML / "index.html").exists(), "The book is not built: run `make test`, or `make book` first."
    return paths.HTML


@pytest.fixture(scope="session")
def browser_path():
    path = browsers.find()
    if path is None:
        pytest.skip(browsers.MISSING)
    return path


@pytest.fixture(scope="session")
def browser(browser_path):
    """A headless Chromium under Playwright."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=list(browsers.ARGUMENTS))
        yield chromium
        chromium.close()
