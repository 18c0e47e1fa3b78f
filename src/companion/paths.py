"""The folders of the project, each under one name."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
NOTEBOOKS = ROOT / "notebooks"
DATA = ROOT / "data"
COLLECTED = DATA / "collected"
ORIGINS = DATA / "origins"
SCHEMAS = DATA / "schemas"
BUILD = ROOT / "_build"
HTML = BUILD / "html"
