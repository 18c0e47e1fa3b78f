"""The site's one style sheet, one script, icon and copy of Plotly; and what each page's head must say of them."""

import base64
import hashlib
import json
import shutil
from pathlib import Path

import plotly

from companion import style

ASSETS = Path(__file__).parent / "theme" / "assets"

# Before the first paint: the colours that the reader chose, that JavaScript is there, and whether a page shows us in a frame.
HEAD_SCRIPT = (
    "(function(r){try{var t=localStorage.getItem('theme');if(t)r.dataset.theme=t}catch(e){}"
    "r.classList.add('js');if(self!==top)r.classList.add('embedded')})(document.documentElement)"
)


def policy():
    """The Content Security Policy: nothing from elsewhere; Plotly needs styles of its own in the page."""
    digest = base64.b64encode(hashlib.sha256(HEAD_SCRIPT.encode()).digest()).decode()
    return (
        f"default-src 'self'; script-src 'self' 'sha256-{digest}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def css():
    """The style sheet: the colours of the figures as custom properties, then ours."""
    colours = style.css_variables()
    dark = colours.partition('html[data-theme="dark"] {')[2].partition("}")[0]
    asked = f"@media screen and (prefers-color-scheme: dark) {{\nhtml:not([data-theme]) {{{dark}}}\n}}\n"
    screen = colours.replace('html[data-theme="dark"] {', '@media screen {\nhtml[data-theme="dark"] {') + "}\n"
    return screen + asked + (ASSETS / "companion.css").read_text(encoding="utf-8")


def script():
    """The script, after the table by which it recolours charts and the drawing of maps, both of which it uses."""
    colours = json.dumps({light: dark for light, dark in style.PALETTE.values()}, sort_keys=True)
    parts = [(ASSETS / name).read_text(encoding="utf-8") for name in ("map.js", "companion.js")]
    return f"const COLOURS = {colours};\n" + "\n".join(parts)


def stamp():
    """A short digest of style sheet and script: a browser must not pair an old one with a new page."""
    return hashlib.sha256((css() + script()).encode()).hexdigest()[:10]


def write(app, problem):
    """On build-finished: write them into _static."""
    if problem or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "companion.css").write_text(css(), encoding="utf-8", newline="\n")
    (folder / "companion.js").write_text(script(), encoding="utf-8", newline="\n")
    shutil.copyfile(ASSETS / "icon.svg", folder / "icon.svg")
    shutil.copyfile(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", folder / "plotly.min.js")
