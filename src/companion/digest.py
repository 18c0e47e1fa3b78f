"""One number for the state of files, to know whether anything changed."""

import hashlib
import sys

from companion.paths import ROOT

PASSING = ("__pycache__", ".ipynb_checkpoints", ".DS_Store")


def digest(entries, *more):
    """SHA-256 (hex) of names and bytes of the files and folders, of the Python, and of more texts.

    Names are relative to the project, so that a copy in another folder has the same digest.
    """
    total = hashlib.sha256("\n".join([sys.version, *more]).encode())
    for path in sorted(file for entry in entries for file in files(entry)):
        total.update(f"\n{path.relative_to(ROOT).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def files(entry):
    """The files in a folder at any depth, or the file itself; what passing programs leave behind does not count."""
    if entry.is_dir():
        if entry.name not in PASSING and entry.suffix != ".egg-info":
            for below in entry.iterdir():
                yield from files(below)
    elif entry.is_file() and entry.name not in PASSING:
        yield entry
