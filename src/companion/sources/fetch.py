"""Find an original file, on this machine or at its public address; its SHA-256 is checked always."""

import hashlib
import os
import subprocess
from pathlib import Path

import pooch

from companion import paths
from companion.errors import CompanionError
from companion.sources import origin


def folders():
    """Where originals are looked for, in this order: $COMPANION_ORIGINALS, the folder beside the checkout, the cache."""
    named = os.environ.get("COMPANION_ORIGINALS")
    places = [Path(named)] if named else []
    return places + [paths.ROOT.parent / "shared" / "sources" / "originals", Path(pooch.os_cache("companion"))]


def address(file):
    """The public address of a file that an origin record places in a GitHub repository at a commit."""
    return f"https://raw.githubusercontent.com/{file['repository']}/{file['commit']}/{file['path']}"


def retrieve(file, folder):
    """Bring a file from where its record places it into `folder`: from GitHub by pooch, an npm package by npm's own client."""
    if not file["repository"].startswith("npm:"):
        return Path(pooch.retrieve(address(file), known_hash=f"sha256:{file['sha256']}", fname=file["name"], path=folder))
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(pack(file), cwd=folder, check=True, capture_output=True)
    return folder / file["name"]


def pack(file):
    """The command that brings an npm package's tarball."""
    return ["npm", "pack", f"{file['repository'].removeprefix('npm:')}@{file['commit']}"]


def checked(path, file, where):
    """The same path if its bytes are those of the record; else a CompanionError that names both sums."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != file["sha256"]:
        raise CompanionError(
            f"the bytes of {path} are not those of the record: SHA-256 {found}, {path.stat().st_size} bytes", where,
            f"SHA-256 {file['sha256']}, {file['bytes']} bytes",
            "put the file back as its producer published it; if it was changed on purpose, write the new sum and size into the origin record",
        )
    return path


def fetch(origin_id, file_name=None):
    """The path of a file of an origin, its bytes checked. `file_name` may be left out where there is only one.

    Raises CompanionError: unknown file, changed bytes, or not found anywhere (says where it was looked for and how to get it).
    """
    record, where = origin.load(origin_id), f"data/origins/{origin_id}.yml"
    files = {file["name"]: file for file in record["files"]}
    if file_name is None and len(files) == 1:
        file_name = next(iter(files))
    if file_name not in files:
        raise CompanionError(f"no file {file_name!r}", where, f"one of {', '.join(files)}", "mend the name in the step or the record")
    file = files[file_name]
    if "collected" in file:
        path = paths.ROOT / file["collected"]
        if not path.exists():
            raise CompanionError(f"{file['collected']} is missing", where, "a collected table that is part of the repository", f"git checkout -- {file['collected']}")
        return checked(path, file, where)
    for folder in folders():
        if (folder / file_name).exists():
            return checked(folder / file_name, file, where)
    try:
        path = retrieve(file, folders()[-1])
    except Exception as error:
        how = f"run `{' '.join(pack(file))}` in" if file["repository"].startswith("npm:") else f"download it from {address(file)} into"
        raise CompanionError(
            f"the original {file_name} is in none of {', '.join(map(str, folders()))}, and could not be brought ({type(error).__name__})", where,
            f"a file with SHA-256 {file['sha256']}", f"{how} one of these folders, or name a folder that has it in COMPANION_ORIGINALS",
        ) from error
    return checked(path, file, where)
