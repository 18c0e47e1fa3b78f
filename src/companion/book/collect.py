"""What the executed notebooks hand over to the book: their figures and their values."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from companion.errors import CompanionError
from companion.figure import MIME, VALUES_MIME


@dataclass(frozen=True)
class Home:
    """A figure's payload and the notebook that shows it."""

    payload: dict
    stem: str

    @property
    def docname(self):
        return f"notebooks/{self.stem}"


@dataclass
class Book:
    """figures: {id: Home}; values: {"notebook.name": text as printed}; folder: that of the executed notebooks."""

    folder: Path
    figures: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)


def collect(folder):
    """Read every executed notebook (.ipynb) of a folder into a `Book`.

    Raises CompanionError if the folder holds no executed notebook, or if two figures have one id.
    """
    paths = sorted(Path(folder).glob("*.ipynb")) if folder else []
    if not paths:
        raise CompanionError(
            "there are no executed notebooks", where="companion_executed", expected="a folder of .ipynb files, executed",
            do="run `make book`, which runs the notebooks before the pages are written",
        )
    book = Book(Path(folder))
    for path in paths:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            for output in cell.get("outputs", []):
                _take(book, path.stem, output.get("data", {}))
    return book


def _take(book, stem, bundle):
    for name, item in bundle.get(VALUES_MIME, {}).items():
        book.values[f"{stem}.{name}"] = item["text"]
    if MIME in bundle:
        payload = bundle[MIME]
        earlier = book.figures.get(payload["id"])
        if earlier:
            raise CompanionError(
                f"the figure {payload['id']!r} is there twice", where=f"notebooks/{stem}.md",
                expected=f"an id of its own; notebooks/{earlier.stem}.md has this one", do="give one of them another id",
            )
        book.figures[payload["id"]] = Home(payload, stem)
