"""The command line: `companion book|serve|test|check|data|lock|clean`."""

import argparse
import datetime
import os
import re
import subprocess
import sys

from companion import environment, paths
from companion.errors import CompanionError


def main():
    pin_surroundings()
    parser = argparse.ArgumentParser(prog="companion", description="Builds and checks the research companion.")
    targets = parser.add_subparsers(dest="target", required=True)
    for name, summary in {
        "book": "build the book in _build/html", "serve": "build the book, serve it on this machine and open it in the browser",
        "test": "build the book, find a browser, run all tests, or those that pytest is told", "check": "check data, sources, claims, figures, citations and quotations",
        "data": "derive all tables again from their originals, or those named; with --check write nothing", "lock": "compile requirements.txt again", "clean": "remove the built book and the environment",
    }.items():
        target = targets.add_parser(name, help=summary, description=summary)
        if name in ("book", "serve"):
            target.add_argument("-v", "--verbose", action="store_true", help="show all that Sphinx says")
    arguments, rest = parser.parse_known_args()
    if rest and arguments.target not in ("test", "data"):
        parser.error(f"not understood: {' '.join(rest)}")
    try:
        sys.exit(run(arguments, rest))
    except CompanionError as error:
        sys.exit(f"companion: {error}")
    except OSError as error:
        if error.errno is None:
            raise
        sys.exit(f"companion: {environment.explain(error)}")
    except KeyboardInterrupt:
        sys.exit("\ncompanion: interrupted")


def run(arguments, rest):
    """Do it; returns the exit status. Each room is imported only when it is needed."""
    if arguments.target in ("lock", "clean"):
        return environment.main(arguments.target)
    if arguments.target == "data":
        from companion.sources import derive
        return derive.main(rest)
    if arguments.target == "check":
        from companion import check
        return check.main()
    if arguments.target == "test":
        from companion import browser, build
        browser.ensure()
        build.build()
        return subprocess.call([sys.executable, "-m", "pytest", *(rest or ["-n", "auto", "--dist", "worksteal"])], cwd=paths.ROOT)
    from companion import build
    build.build(verbose=arguments.verbose)
    if arguments.target == "serve":
        from companion import serve
        serve.serve()


def pin_surroundings():
    """Start again with a fixed clock, zone, language and hash seed: the same book on every machine."""
    released = re.search(r"^date-released: \"?(\d{4}-\d\d-\d\d)", (paths.ROOT / "CITATION.cff").read_text("utf8"), re.MULTILINE)[1]
    epoch = int(datetime.datetime.fromisoformat(f"{released}T00:00:00+00:00").timestamp())
    pinned = {"SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    if any(os.environ.get(name) != value for name, value in pinned.items()):
        sys.stdout.flush()
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **pinned})


if __name__ == "__main__":
    main()
