"""Pictures of figures: stills for the book, and SVG, PNG and PDF that travel alone.

The one module that calls kaleido 0.2.1. It is the last version that carries a renderer of its own, so pictures need no
browser on the machine and, pinned by the lock, come out the same on every machine; it is no longer maintained, so
everything about it stays here and can be replaced here. On Linux fontconfig is pointed at the fonts that the project
carries. On macOS and Windows kaleido knows no fontconfig and takes the system's fonts: there pictures are right, but
not equal to the byte.
"""

import base64
import contextlib
import hashlib
import importlib.metadata
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import plotly
from kaleido.scopes.plotly import PlotlyScope

from companion import cite, figure, fonts, style, svg, table
from companion.cores import cores
from companion.errors import CompanionError

LIMIT = 60  # seconds for one picture
STARTING = threading.Lock()  # the environment belongs to the whole process: one renderer starts at a time
STILLS = [(width, mode) for width in style.WIDTHS for mode in ("light", "dark")]
_EPOCH = rb"D:20000101000000+00'00'"


class _Scope(PlotlyScope):
    """Kaleido's scope, with three faults mended.

    Its start script breaks on paths with spaces and leaves the real process running when it is killed; its thread
    outlives the process.
    """

    def __init__(self, folder):
        self._folder = folder
        script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
        super().__init__(plotlyjs=script.as_uri(), mathjax=False)
        self.chromium_args += ("--font-render-hinting=none",)

    def executable_path(self):
        given = Path(super().executable_path())
        if sys.platform != "linux" or not (given.parent / "bin" / "kaleido").exists():
            return str(given)
        script = Path(self._folder) / "kaleido"
        if not script.exists():
            home = shlex.quote(str(given.parent))
            script.write_text(
                f"#!/bin/sh\ncd {home}\nexport LD_LIBRARY_PATH={home}/lib:$LD_LIBRARY_PATH XDG_DATA_HOME={home}/xdg\n"
                'exec ./bin/kaleido "$@"\n'
            )
            script.chmod(0o700)
        return str(script)

    def _collect_standard_error(self):
        process = self._proc
        for line in iter(process.stderr.readline, b""):
            self._std_error.write(line)


class Renderer:
    """A running renderer, for use in a `with` statement; one serves any number of pictures."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="companion-")
        self._scope = _Scope(self._folder.name)
        return self

    def __exit__(self, *problem):
        self._end()
        self._folder.cleanup()

    def _end(self):
        process, thread = self._scope._proc, self._scope._std_error_thread
        if process is None:
            return
        try:
            self._scope._shutdown_kaleido()
        except OSError:  # a process that is gone takes no goodbye
            self._scope._proc = None
        process.kill()
        process.wait()
        thread.join(timeout=5)
        for pipe in (process.stdin, process.stdout, process.stderr):
            with contextlib.suppress(OSError):
                pipe.close()

    def draw(self, spec, format, width, height, scale=1):
        """A Plotly JSON as bytes of "svg", "png" or "pdf"; raises CompanionError if the renderer fails or hangs."""
        self._start()
        guard = threading.Timer(LIMIT, self._scope._proc.kill)
        guard.start()
        try:
            return self._scope.transform(spec, format=format, width=width, height=height, scale=scale)
        except (ValueError, OSError) as problem:
            self._end()
            lines = str(problem).strip().splitlines()
            raise CompanionError(
                f"the picture cannot be drawn: {lines[0] if lines else 'no message'}", expected=f"an answer of kaleido within {LIMIT} s",
                do="try again; if it stays, look at the Plotly JSON of this figure",
            ) from problem
        finally:
            guard.cancel()

    def _start(self):
        # fontconfig's lasting cache would not notice fonts that were cut again; one of its own takes milliseconds
        ours = {"FONTCONFIG_FILE": str(fonts.CONFIG), "XDG_CACHE_HOME": self._folder.name}
        STARTING.acquire()
        before = {name: os.environ.get(name) for name in ours}
        os.environ.update(ours)
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", category=DeprecationWarning, message="setDaemon")  # of kaleido
                self._scope._ensure_kaleido()
        except (ValueError, OSError) as problem:
            raise CompanionError(
                "kaleido does not start", expected="the renderer of the Python package kaleido 0.2.1",
                do="make the environment again; on bare Debian its libraries are libnss3 and libexpat1",
            ) from problem
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})
            STARTING.release()


def draw(payload, width="wide", mode="light", renderer=None):
    """A still for the book as SVG text: transparent ground, no title; width "wide" or "narrow", mode "light" or "dark".

    The dark one is the light one with its colours exchanged. Raises CompanionError for a character that the fonts lack.
    """
    if renderer is None and payload["kind"] != "table":
        with Renderer() as renderer:
            return draw(payload, width, mode, renderer)
    if payload["kind"] == "table":
        drawn = svg.table(payload, style.WIDTHS[width])
    else:
        spec = payload[width]
        height = spec.get("layout", {}).get("height") or style.HEIGHTS[width]
        drawn = renderer.draw(spec, "svg", style.WIDTHS[width], height).decode()
        drawn = svg.clean(drawn, f"{payload['id']}-{width}-{mode}")
    lacking = fonts.missing(svg.texts(drawn) + payload["title"] + payload["subtitle"])
    if lacking:
        raise CompanionError(
            f"the fonts lack {lacking!r}", where=f"figure {payload['id']!r}", expected="characters of companion/fonts/advances.json",
            do="python -m companion.fonts.cut",
        )
    return style.dark(drawn) if mode == "dark" else drawn


def downloads(payload, source_line, address, renderer=None, still=None):
    """{"svg": bytes, "png": bytes, "pdf": bytes} with title, subtitle, source line and address drawn in, on white.

    The PNG is at twice the size. The same payload gives the same bytes. still: the wide light still, if drawn before.
    """
    if renderer is None:
        with Renderer() as renderer:
            return downloads(payload, source_line, address, renderer, still)
    framed = svg.frame(still or draw(payload, "wide", "light", renderer), payload, source_line, address)
    width, height = svg.size(framed)
    spec = _sheet(framed)
    return {
        "svg": framed.encode(),
        "png": renderer.draw(spec, "png", width, height, scale=2),
        "pdf": re.sub(rb"D:\d{14}[+-]\d\d'\d\d'", _EPOCH, renderer.draw(spec, "pdf", width, height)),
    }


def _sheet(picture):
    """A Plotly JSON that shows an SVG and nothing else: kaleido's way to turn SVG into PNG and (still vector) PDF."""
    source = "data:image/svg+xml;base64," + base64.b64encode(svg.fine(picture).encode()).decode()
    image = dict(source=source, xref="paper", yref="paper", x=0, y=1, sizex=1, sizey=1, sizing="stretch")
    return {"data": [], "layout": dict(
        images=[image], margin=dict(l=0, r=0, t=0, b=0, pad=0), xaxis=dict(visible=False), yaxis=dict(visible=False),
    )}


def payloads(executed):
    """The payloads of all figures in a folder of executed notebooks (.ipynb), in the order of files and cells.

    Raises CompanionError if two figures have one id.
    """
    found = {}
    for path in sorted(Path(executed).glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                payload = output.get("data", {}).get(figure.MIME)
                if payload is None:
                    continue
                if payload["id"] in found:
                    raise CompanionError(
                        f"two figures have the id {payload['id']!r}", where=path.name, expected="an id for each figure",
                        do="give one of them another id",
                    )
                found[payload["id"]] = payload
    return list(found.values())


def draw_all(executed, folder, site=None):
    """Draw every picture of every figure in a folder of executed notebooks, in one batch.

    Writes folder/<figure id>/: wide.svg, wide.dark.svg, narrow.svg, narrow.dark.svg (none of these for a table), svg, png,
    pdf, and digest, which says what was drawn, by what code, with what versions and fonts: a figure whose digest is
    unchanged is not drawn again. site: as `cite.site` gives it. Returns {figure id: {suffix: path}}.
    """
    folder, site, result, due = Path(folder), site or cite.site(), {}, []
    common = _code_digest()
    figures = payloads(executed)
    for payload in figures:
        place, lines = folder / payload["id"], (cite.source_line(payload), cite.address(payload, site))
        wanted, known = _digest(payload, lines, common), place / "digest"
        if not known.exists() or known.read_text() != wanted:
            due.append((payload, place, lines, wanted))
        stills = [_suffix(*still) for still in STILLS] if payload["kind"] != "table" else []
        result[payload["id"]] = {suffix: place / suffix for suffix in [*stills, "svg", "png", "pdf"]}
    for old in folder.iterdir() if folder.exists() else ():
        if old.name not in result:
            shutil.rmtree(old)
    hands = min(len(due), cores())
    with ThreadPoolExecutor(hands or 1) as pool:     # each with a renderer of its own, which is where the time goes
        list(pool.map(_draw_some, [due[hand::hands] for hand in range(hands)]))
    return result


def _draw_some(due):
    with Renderer() as renderer:
        for one in due:
            _draw_one(*one, renderer)


def _draw_one(payload, place, lines, wanted, renderer):
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    stills = {width: draw(payload, width, "light", renderer) for width in style.WIDTHS} if payload["kind"] != "table" else {}
    for width, light in stills.items():
        dark = style.dark(light).replace(f"{payload['id']}-{width}-light", f"{payload['id']}-{width}-dark")
        for mode, drawn in (("light", light), ("dark", dark)):
            (place / _suffix(width, mode)).write_text(drawn, encoding="utf-8", newline="\n")
    for suffix, content in downloads(payload, *lines, renderer, stills.get("wide")).items():
        (place / suffix).write_bytes(content)
    (place / "digest").write_text(wanted)  # last, so that a picture cut short is drawn again


def _suffix(width, mode):
    return f"{width}.svg" if mode == "light" else f"{width}.dark.svg"


def _digest(payload, lines, common):
    drawn = {key: payload[key] for key in ("id", "kind", "title", "subtitle", "wide", "narrow")}
    if payload["kind"] == "table":
        drawn |= {"rows": payload["rows"], "fields": payload["fields"]}
    text = json.dumps([drawn, lines, common], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _code_digest():
    digest = hashlib.sha256()
    for module in (sys.modules[__name__], svg, style, table):
        digest.update(Path(module.__file__).read_bytes())
    for path in sorted(fonts.FOLDER.glob("*.[tjoc]*")):
        digest.update(path.read_bytes())
    for package in ("plotly", "kaleido"):
        digest.update(importlib.metadata.version(package).encode())
    return digest.hexdigest() + sys.platform
