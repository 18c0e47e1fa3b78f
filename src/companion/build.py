"""Build the book: notebooks, pictures, Sphinx, then the swap that makes the new book the current one."""

import contextlib
import fcntl
import io
import re
import shutil

from companion import paths
from companion.digest import digest
from companion.errors import CompanionError

# Heavy libraries are imported where they are used: a build with nothing to do must take no time.

INPUTS = ("src", "data", "book", "notebooks", "_config.yml", "_toc.yml", "requirements.txt", "pyproject.toml", "CITATION.cff")
NEXT, LAST, EXECUTED = paths.BUILD / "next", paths.BUILD / "last", paths.BUILD / "executed"
STAMP = "made-from.txt"


def build(verbose=False):
    """Make _build/html unless nothing changed since it was made. Raises CompanionError; the last good book then stays."""
    with alone():
        recover()
        make(verbose)
    print(f"Open {(paths.HTML / 'index.html').as_uri()}")


@contextlib.contextmanager
def alone():
    """One build at a time in this folder; another waits."""
    paths.BUILD.mkdir(exist_ok=True)
    with open(paths.BUILD / "lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is at work here; waiting for it …", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make(verbose):
    wanted = digest(paths.ROOT / name for name in INPUTS)
    stamp = paths.HTML / STAMP
    if stamp.exists() and stamp.read_text() == wanted:
        print("Nothing changed since the book was built.")
        return
    from companion import execute, pictures
    cache, executed = execute.execute()
    execute.write(executed, EXECUTED)
    print("Drawing the pictures …", flush=True)
    pictures.draw_all(EXECUTED, paths.BUILD / "pictures")
    print("Writing the pages …", flush=True)
    pages(cache, verbose)
    (NEXT / STAMP).write_text(wanted)
    swap()
    print(f"The book is built: {len(list(paths.HTML.rglob('*.html')))} pages. `make serve` serves it on this machine.")


def pages(cache, verbose):
    """Run Sphinx as Jupyter Book does, from nothing, into NEXT. A warning is an error."""
    from jupyter_book.sphinx import build_sphinx
    doctrees = paths.BUILD / "doctrees"
    for folder in (NEXT, doctrees):
        shutil.rmtree(folder, ignore_errors=True)
    settings = {
        "external_toc_path": str(paths.ROOT / "_toc.yml"),
        "latex_individualpages": False,
        "nb_execution_mode": "cache",                   # filled beforehand: nothing is run here
        "nb_execution_cache_path": str(cache),
        "nb_execution_raise_on_error": True,
        "companion_executed": str(EXECUTED),
    }
    noise = io.StringIO()
    with contextlib.ExitStack() as quiet:
        if not verbose:
            quiet.enter_context(contextlib.redirect_stdout(noise))
            quiet.enter_context(contextlib.redirect_stderr(noise))
        result = build_sphinx(paths.ROOT, NEXT, path_config=paths.ROOT / "_config.yml", noconfig=True, confoverrides=settings, doctreedir=doctrees,
                              freshenv=True, warningiserror=True, keep_going=True, quiet=not verbose)
    if result != 0:
        said = re.sub(r"\x1b\[[0-9;]*m", "", noise.getvalue()).replace(f"{paths.ROOT}/", "").strip()
        cause = getattr(result, "orig_exc", result)
        if isinstance(cause, CompanionError):       # Sphinx would ask to report it to its developers
            said = re.split(r"\n(?:Exception occurred|Extension error)", f"\n{said}")[0] + f"\n{cause}"
        raise CompanionError(f"{said}\nThe pages could not be written", do="mend what is named above and build again; the last good book is still in _build/html")
    shutil.rmtree(NEXT / ".doctrees", ignore_errors=True)


def swap():
    """NEXT becomes the book. A rename, so that there is never half a book."""
    if paths.HTML.exists():
        paths.HTML.rename(LAST)
    NEXT.rename(paths.HTML)
    shutil.rmtree(LAST, ignore_errors=True)


def recover():
    """Put the last good book back if a swap was cut short between its two renames."""
    if LAST.exists():
        if paths.HTML.exists():
            shutil.rmtree(LAST)
        else:
            LAST.rename(paths.HTML)
