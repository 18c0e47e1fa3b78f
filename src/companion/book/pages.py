"""The pages that no file of prose stands behind: one for each figure, one for each table, and the files beside them."""

import shutil
from pathlib import Path

from companion import data, paths, pictures
from companion.book import citations, downloads, library
from companion.book.context import Page, site


def collect(app):
    """On html-collect-pages: yields (name, context, template), and writes the files beside each page."""
    for name, (html, context) in [*figure_pages(app), *table_pages(app)]:
        yield name, {"body": html, **context}, "page.html"
    copy_notebooks(app)


def figure_pages(app):
    """(name, (HTML, context)) of each figure's page; draws what pictures are not drawn yet."""
    homes, folder = app.companion_book.figures, Path(app.outdir) / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    executed = app.companion_book.folder
    drawn = pictures.draw_all(executed, executed.parent / "pictures", site())
    for figure_id, home in homes.items():
        payload, page = home.payload, Page(app, f"figures/{figure_id}")
        own, producers = citations.of_figure(payload, site()), citations.of_producers(payload["origins"])
        for suffix, content in downloads.files(payload, site(), own, producers).items():
            write(folder / f"{figure_id}.{suffix}", content)
        for suffix, path in drawn[figure_id].items():
            shutil.copyfile(path, folder / f"{figure_id}.{suffix}")
        html = page.render("figure_page", figure=payload, home=home, own=own, producers=producers)
        yield page.name, (html, {"title": payload["title"], "companion_meta": citations.head(payload, site())})


def table_pages(app):
    """(name, (HTML, context)) of each table's page; copies the tables and the package that describes them."""
    folder = Path(app.outdir) / "data"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(paths.DATA / "datapackage.json", folder / "datapackage.json")
    for name in data.tables():
        record, page = data.describe(name), Page(app, f"data/{name}")
        shutil.copyfile(paths.DATA / record["path"], folder / record["path"])
        frame = data.load(name)
        if record["format"] == "geojson":
            downloads.geopackage(frame, record, folder / f"{name}.gpkg", site()["date"])
        rows, count = first_rows(frame)
        html = page.render(
            "table_page", name=name, table=record, rows=rows, count=count, producers=citations.of_producers(record["origins"]),
            figures=[payload for payload in page.figures() if name in payload["tables"]],
            corrections=[item for item in library.corrections() if item["table"] == name],
        )
        yield page.name, (html, {"title": record["title"]})


def first_rows(frame, most=10):
    """({"columns", "data"} of a table's first rows without geometry, the number of all its rows)."""
    rows = library.records(frame.head(most))
    columns = [column for column in frame.columns if column != "geometry"]
    return {"columns": columns, "data": [[str(row[column]).removesuffix(" 00:00:00") if row[column] is not None else None for column in columns] for row in rows]}, len(frame)


def copy_notebooks(app):
    """Each notebook as text and as executed, beside its page."""
    for executed in sorted(app.companion_book.folder.glob("*.ipynb")):
        source = Path(app.srcdir) / "notebooks" / f"{executed.stem}.md"
        if source.exists():
            target = Path(app.outdir) / "notebooks"
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(executed, target / executed.name)
            shutil.copyfile(source, target / source.name)


def write(path, content):
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8", newline="\n")
