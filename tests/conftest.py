"""What tests share: the built book, a browser to read it with, and copies of the project to break."""

import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

from companion import browser as browsers
from companion import build, paths


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


class Copy:
    """A copy of the project in a folder of its own, with this Python and its packages."""

    def __init__(self, root, built):
        self.root, self.html = root, root / "_build" / "html"
        unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", ".ipynb_checkpoints")
        for name in build.INPUTS:
            source = paths.ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=unwanted)
            else:
                root.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, root / name)
        if built:
            shutil.copytree(paths.BUILD, root / "_build")

    def start(self, *command, **environ):
        """Start `companion …` (or another Python command line) in the copy."""
        command = command if command[0].startswith("-") else ("-P", "-m", "companion.cli", *command)
        surroundings = {**os.environ, "PYTHONPATH": str(self.root / "src"), **environ}
        return subprocess.Popen([sys.executable, *command], cwd=self.root, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def run(self, *command, **environ):
        """Run it to its end: (exit status, all that it printed)."""
        with self.start(*command, **environ) as process:
            said = process.communicate()[0]
        return process.returncode, said

    def edit(self, path, old, new):
        """Replace the first `old` in a file by `new`."""
        text = (self.root / path).read_text("utf8")
        assert old in text, f"{path} has no {old!r}: the test must break something that is there."
        (self.root / path).write_text(text.replace(old, new, 1), "utf8")

    def keep_notebooks(self, *stems):
        """Only these notebooks: what a check says of the rest of the project does not need all to run."""
        for path in (self.root / "notebooks").glob("*.md"):
            if path.stem not in stems:
                path.unlink()

    def append(self, path, text):
        with open(self.root / path, "a", encoding="utf8") as file:
            file.write(text)

    def contents(self):
        """{relative path: bytes} of the built book."""
        return {path.relative_to(self.html).as_posix(): path.read_bytes() for path in sorted(self.html.rglob("*")) if path.is_file()}


@pytest.fixture
def copy(tmp_path, site):
    """A copy of the project with its built book and cache."""
    return Copy(tmp_path / "copy", built=True)


@pytest.fixture
def bare_copy(tmp_path):
    """Makes copies without anything built: bare_copy(name)."""
    return lambda name: Copy(tmp_path / name, built=False)
