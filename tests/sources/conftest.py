"""The originals, as far as they can be had on this machine."""

import pytest

from companion.errors import CompanionError
from companion.sources import fetch, origin


@pytest.fixture(scope="session")
def originals():
    """{file name: path} of every original; what cannot be had on this machine is said in one line."""
    found, missing = {}, []
    for origin_id in origin.ids():
        for file in origin.load(origin_id)["files"]:
            try:
                found[file["name"]] = fetch.fetch(origin_id, file["name"])
            except CompanionError as error:
                if "is in none of" not in error.what:
                    raise
                missing.append(file["name"])
    if missing:
        pytest.skip(f"ORIGINALS MISSING AND NO NETWORK: {', '.join(missing)}; put them in a folder and name it in COMPANION_ORIGINALS")
    return found
