"""Origin records, caveats and corrections: what is known of each source, written once and read from here."""

import copy
import datetime
import functools
import re
from types import MappingProxyType

import yaml

from companion import paths
from companion.errors import CompanionError

REQUIRED = ("id", "title", "producer", "attribution", "version", "published", "accessed", "url", "license", "citation", "caveats", "files")
SHA256 = re.compile(r"[0-9a-f]{64}")


_parsed = functools.cache(yaml.safe_load)     # by the text: a page asks for the same record hundreds of times


def _yaml(path, copied=True):
    try:
        record = _parsed(path.read_text(encoding="utf-8"))
        return copy.deepcopy(record) if copied else record
    except FileNotFoundError:
        raise CompanionError("the file is missing", path.relative_to(paths.ROOT), do="restore it from the repository: git checkout -- data") from None
    except yaml.YAMLError as error:
        raise CompanionError(f"this is not YAML ({error.problem})", path.relative_to(paths.ROOT), "a readable record", "mend the line that the message names") from None


def ids():
    """The ids of all origins, sorted."""
    return sorted(path.stem for path in paths.ORIGINS.glob("*.yml"))


def load(origin_id):
    """The record of one origin as a dict, checked; its parts are shared and to be read only. Raises CompanionError if it is unknown or incomplete."""
    path = paths.ORIGINS / f"{origin_id}.yml"
    if not path.exists():
        raise CompanionError(f"there is no origin {origin_id!r}", "data/origins", f"one of {', '.join(ids())}", f"write data/origins/{origin_id}.yml or mend the name")
    record = _yaml(path, copied=False)
    _check(origin_id, path.read_text(encoding="utf-8"), frozenset(caveats()))
    return dict(record)


@functools.cache     # by the text, as the parsing
def _check(origin_id, text, known):
    record, where = _parsed(text), f"data/origins/{origin_id}.yml"
    missing = [key for key in REQUIRED if key not in record]
    if missing:
        raise CompanionError(f"the record lacks {', '.join(missing)}", where, f"the keys {', '.join(REQUIRED)}", "add them; null where the producer gives nothing")
    if record["id"] != origin_id:
        raise CompanionError(f"the id is {record['id']!r}", where, f"{origin_id!r}, the name of the file", "make the two the same")
    if not isinstance(record["accessed"], datetime.date):
        raise CompanionError("`accessed` is no date", where, "the day the source was read, as 2026-11-23", "write the date without quotation marks")
    for file in record["files"]:
        if not SHA256.fullmatch(str(file.get("sha256"))):
            raise CompanionError(f"the SHA-256 of {file.get('name')} is missing or wrong in form", where, "64 hexadecimal digits", "write the sum that `sha256sum` gives for the file")
    unknown = [key for key in record["caveats"] if key not in known]
    if unknown:
        raise CompanionError(f"unknown caveat {', '.join(unknown)}", where, "keys of data/caveats.yml", "write the caveat there or mend the name")


def caveats():
    """All caveats: {key: {"short": …, "text": …}}; every figure asks, so it is one and the same mapping, to be read only."""
    return MappingProxyType(_yaml(paths.DATA / "caveats.yml", copied=False))


def corrections(table):
    """The known errors of sources that are set right in one table: a list of dicts (see data/corrections.yml)."""
    return [entry for entry in _yaml(paths.DATA / "corrections.yml") if entry["table"] == table]
