"""The environment: what goes wrong says so in a sentence."""

import errno
import os
import re
import shutil
import subprocess
import sys

import pytest

from companion import environment, paths

PYPROJECT = '[project]\nname = "companion"\nversion = "0"\nrequires-python = "{range}"\n'


@pytest.fixture
def project(tmp_path):
    """A function that makes a project with this Python's range, a lock of one package and environment.py, and runs a target."""
    def run(target="book", python_range=">=3.11,<3.14", **environ):
        script = tmp_path / "src" / "companion" / "environment.py"
        script.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(paths.ROOT / "src" / "companion" / "environment.py", script)
        (tmp_path / "pyproject.toml").write_text(PYPROJECT.format(range=python_range))
        (tmp_path / "requirements.txt").write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
        done = subprocess.run([sys.executable, str(script), target], capture_output=True, text=True, env={**os.environ, **environ})
        return done.returncode, done.stdout + done.stderr
    return run


@pytest.mark.parametrize(("python_range", "age"), [(">=3.90,<3.99", "too old"), (">=3.6,<3.8", "too new")])
def test_python_that_does_not_fit(project, python_range, age):
    status, said = project(python_range=python_range, PATH="/nowhere")
    assert status == 1 and age in said and "Traceback" not in said
    assert f"needs 3.{python_range.split('.')[1].split(',')[0]} to 3." in said


def test_other_python_on_the_path_is_taken(project, tmp_path):
    """Where the first Python does not fit but another on the PATH does, that one goes on."""
    other = tmp_path / "bin" / "python3.98"
    other.parent.mkdir()
    other.write_text(f'#!/bin/sh\ncase "$*" in *-I*) echo "$0"; echo "3.98.0 (made up)";; *) echo "taken: $*";; esac\n')
    other.chmod(0o755)
    status, said = project(python_range=">=3.98,<3.99", PATH=f"{other.parent}:{os.environ['PATH']}")
    assert status == 0 and "taken:" in said and "environment.py book" in said


def test_half_made_environment_without_network(project, tmp_path):
    """What is half-made is thrown away; without a network it says so, and how to go on."""
    leftover = tmp_path / ".venv" / "leftover"
    leftover.parent.mkdir()
    leftover.write_text("")
    status, said = project(PIP_CONFIG_FILE=os.devnull, PIP_NO_INDEX="", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0")
    assert status == 1 and "Traceback" not in said
    assert "half-made" in said and not leftover.exists()
    assert "could not be reached" in said and "run the same command again" in said
    assert not (tmp_path / ".venv" / "made-from").exists()


def test_clean_removes_what_was_made(project, tmp_path):
    for name in ("_build", ".venv"):
        (tmp_path / name / "deep").mkdir(parents=True)
    assert project("clean")[0] == 0
    assert not (tmp_path / "_build").exists() and not (tmp_path / ".venv").exists() and (tmp_path / "src").exists()


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "right to write"), (errno.EACCES, "right to write")])
def test_errors_of_the_system_are_sentences(number, words):
    said = environment.explain(OSError(number, os.strerror(number), "_build/html"))
    assert words in said and "_build/html" in said


@pytest.mark.parametrize(("printed", "words"), [
    ("OSError: [Errno 28] No space left on device", "disk is full"), ("error: Permission denied", "right to write"),
    ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one"), ("something else", "something else"),
])
def test_what_pip_says_becomes_a_sentence(printed, words):
    with pytest.raises(environment.Stop, match=words):
        environment.run([sys.executable, "-c", f"print({printed!r}); raise SystemExit(1)"])


def test_lock_fits_pyproject():
    """Every package that pyproject.toml asks for is in the lock, with hashes, and the lock names no host."""
    import tomllib
    lock = (paths.ROOT / "requirements.txt").read_text()
    wanted = tomllib.loads((paths.ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for requirement in wanted:
        name, pinned = re.match(r"([\w-]+)(==.+)?", requirement).groups()
        assert f"\n{name}{pinned or '=='}" in "\n" + lock, f"{requirement} is not in requirements.txt: run `make lock`."
    assert lock.count("--hash=sha256:") > len(wanted) and "://" not in lock


def test_make_names_its_targets():
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}     # else `make test` shows through
    said = subprocess.run(["make"], cwd=paths.ROOT, env=alone, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split()[1] for line in said] == ["book", "serve", "test", "check", "data", "lock", "clean"]
