"""Run the notebooks that need it, side by side, and keep their results in a cache that MyST-NB reads too."""

import asyncio
import os
import re
import shutil

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from myst_nb.core.read import read_myst_markdown_notebook
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from companion import paths
from companion.cores import cores
from companion.digest import digest
from companion.errors import CompanionError

# Rooms after the notebooks: a change in them cannot change what a notebook computes.
LATER = ("book", "check", "browser.py", "build.py", "cli.py", "cores.py", "environment.py", "execute.py", "pictures.py", "serve.py")
CELL_SECONDS = 120
VALUES = "application/vnd.companion.values+json"


def cache_folder():
    """The cache's folder, named by all that a notebook's results depend on besides its own code."""
    package = paths.ROOT / "src" / "companion"
    rooms = [entry for entry in package.iterdir() if entry.name not in LATER]
    return paths.BUILD / "cache" / digest([*rooms, paths.DATA, paths.ROOT / "requirements.txt"])[:16]


def execute(say=print, cell_seconds=CELL_SECONDS):
    """Run every notebook whose code, tables, helpers, lock or Python changed.

    Returns (cache folder for MyST-NB, {stem: executed notebook}). Raises CompanionError that names notebook and cell.
    """
    folder = cache_folder()
    if folder.parent.exists():
        for old in folder.parent.iterdir():
            if old != folder:
                shutil.rmtree(old)
    folder.mkdir(parents=True, exist_ok=True)
    # a person's own start-up files must not change a result
    os.environ.update(IPYTHONDIR=str(paths.BUILD / "ipython"), JUPYTER_PREFER_ENV_PATH="1", JUPYTER_PLATFORM_DIRS="1")

    cache = get_cache(str(folder))
    notebooks = {path.stem: read(path) for path in sorted(paths.NOTEBOOKS.glob("*.md"))}
    missing = {stem: notebook for stem, notebook in notebooks.items() if recall(cache, notebook) is None}
    if missing:
        say(f"Running {len(missing)} of {len(notebooks)} notebooks: {', '.join(missing)} …", flush=True)
        failures = []
        for stem, outcome in asyncio.run(side_by_side(missing, cell_seconds)).items():
            if outcome:
                failures.append(outcome)
            else:
                cache.cache_notebook_bundle(CacheBundleIn(missing[stem], str(paths.NOTEBOOKS / f"{stem}.md")), check_validity=False, overwrite=True)
        if failures:
            raise CompanionError("\n".join(map(str, failures)))
    return folder, {stem: recall(cache, notebook) for stem, notebook in notebooks.items()}


def read(path):
    return read_myst_markdown_notebook(path.read_text("utf8"), add_source_map=True, path=str(path))


def recall(cache, notebook):
    """The notebook with its kept results, or None."""
    try:
        return cache.merge_match_into_notebook(notebook)[1]
    except Exception:   # not there, or a file half-written when a build was killed: both are run again
        return None


async def side_by_side(notebooks, cell_seconds):
    """{stem: None or a CompanionError}; results are written into the notebooks, as many at once as there are cores."""
    slots = asyncio.Semaphore(cores())

    async def run(stem, notebook):
        begun = 0

        def note(cell, cell_index):
            nonlocal begun
            begun = cell_index

        client = NotebookClient(notebook, timeout=cell_seconds, kernel_name="python3", record_timing=False, on_cell_start=note,
                                extra_arguments=["--log-level=ERROR", "--HistoryManager.enabled=False"],     # no noise, no files shared
                                resources={"metadata": {"path": str(paths.NOTEBOOKS)}})
        async with slots:
            try:
                with open(paths.BUILD / "kernels.log", "ab") as log:     # a kernel that ends while a message is under way says so at length
                    await client.async_execute(stderr=log)
            except CellExecutionError as error:
                return failure(stem, notebook, begun, error.evalue if error.ename == "CompanionError" else f"{error.ename}: {error.evalue}")
            except CellTimeoutError:
                return failure(stem, notebook, begun, f"did not finish within {cell_seconds} seconds")
            except DeadKernelError:
                return failure(stem, notebook, begun, "its Python died, perhaps for want of memory; its last words are in _build/kernels.log")

    return dict(zip(notebooks, await asyncio.gather(*(run(*item) for item in notebooks.items()))))


def failure(stem, notebook, index, reason):
    """One message with notebook, cell, line, the cell's first line of code, and the reason."""
    number = sum(cell.cell_type == "code" for cell in notebook.cells[:index + 1])
    line = notebook.metadata["source_map"][index] + 1
    first = notebook.cells[index].source.strip().splitlines()[0]
    return CompanionError(f"code cell {number} failed: {reason}", f"notebooks/{stem}.md, line {line} ({first!r})",
                          do="mend the cell or what it calls and build again; the last good book is still in _build/html")


def write(executed, folder):
    """Write {stem: executed notebook} as .ipynb into the folder, the same to the byte each time."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {f"{stem}.{name}": value["text"] for stem, notebook in executed.items() for name, value in values_of(notebook).items()}
    for stem, notebook in executed.items():
        cells = []
        for number, cell in enumerate(notebook.cells, 1):
            cell = nbformat.from_dict({**cell, "id": f"{stem}-{number}"})     # nbformat would draw ids by lot
            if cell.cell_type == "markdown":     # JupyterLab does not know the book's roles
                cell.source = re.sub(r"\{value\}`([^`]+)`", lambda match: values.get(match[1], match[0]), cell.source)
            cells.append(cell)
        metadata = {key: notebook.metadata[key] for key in ("kernelspec", "language_info") if key in notebook.metadata}
        whole = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
        (folder / f"{stem}.ipynb").write_text(nbformat.writes(whole) + "\n", "utf8")


def values_of(notebook):
    """{name: {"value", "text"}} that the notebook hands to the prose."""
    bundles = [output.get("data", {}).get(VALUES, {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    return {name: value for bundle in bundles for name, value in bundle.items()}
