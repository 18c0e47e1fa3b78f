"""How the browser tests read the book: its pages, what a page does while it is read, and whether a picture has ink."""

import base64

from companion import paths

WIDTHS = {"desk": 1280, "phone": 390}
TURNS = ("desk-light", "phone-dark", "phone-light", "desk-dark")

# How many pixels of a picture differ clearly from its first one, which is ground.
COUNT_INK = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    count += Math.abs(data[at] - data[0]) + Math.abs(data[at + 1] - data[1]) + Math.abs(data[at + 2] - data[2]) > 60;
  return count;
}"""


def pages():
    """The paths of all pages, relative to the site; none before the book is built."""
    found = sorted(path.relative_to(paths.HTML).as_posix() for path in paths.HTML.rglob("*.html")) if paths.HTML.exists() else []
    return [name for name in found if name != "index.html"]  # it only leads on to book/index.html


def charts():
    """The ids of all charts and maps."""
    return sorted(path.name.removesuffix(".wide.svg") for path in (paths.HTML / "figures").glob("*.wide.svg"))


def written():
    """The pages that people write: prose and notebooks."""
    return [name for name in pages() if not name.startswith(("figures/", "data/"))]


def made():
    """The pages that a template makes of a figure or a table; they differ in their words and numbers only."""
    return [name for name in pages() if name.startswith(("figures/", "data/"))]


def turn(names, view, of):
    """Every `of`-th name, beginning elsewhere for each view: with two turns each name is read in one colour and, where all four views read, in both widths."""
    return names[TURNS.index(view) % of::of]


def watch(page):
    """A list that fills with what goes wrong while the page is read."""
    faults = []
    page.on("request", lambda request: request.url.startswith(("file:", "data:", "blob:", "about:")) or faults.append(f"asks for {request.url}"))
    # aborted: the test went on to the next page while Plotly was on its way
    page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or faults.append(f"does not get {request.url}"))
    page.on("console", lambda message: message.type in ("error", "warning") and faults.append(f"says {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"fails: {error}"))
    return faults


def address(name):
    return (paths.HTML / name).as_uri()


def ink(locator, counter):
    """Pixels of an element's picture that are not ground; counter: a blank page to count in."""
    picture = base64.b64encode(locator.screenshot()).decode()
    return counter.evaluate(COUNT_INK, f"data:image/png;base64,{picture}")
