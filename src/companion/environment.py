"""Make the environment in .venv from the lock, then hand over to the command.

`make` runs this file with whatever Python there is. Therefore: the standard library only, and syntax that
an old Python can still read, so that it can say in a sentence that it is too old.
"""

from __future__ import print_function

import errno
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "made-from")
PROBE = "import sys, venv, ensurepip; print(sys._base_executable); print(sys.version.replace(chr(10), ' '))"
NO_NETWORK = "name resolution|nodename nor servname|Network is unreachable|No route to host|NewConnectionError|ConnectTimeout|ConnectionError|ProxyError|timed out|from versions: none"


class Stop(Exception):
    """Something that a person can mend; its text is printed without a traceback."""


def main(target):
    try:
        if target == "clean":
            clean()
        elif target == "lock":
            lock(fitting_python(target)[0])
        else:
            make_environment(*fitting_python(target))
            hand_over(target)
    except Stop as stop:
        sys.exit("companion: %s" % stop)
    except KeyboardInterrupt:
        sys.exit("companion: interrupted; the next `make %s` starts again where it must." % target)
    except (IOError, OSError) as error:
        sys.exit("companion: %s" % explain(error))


def explain(error):
    """One sentence for an error of the operating system."""
    where = error.filename or ROOT
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: %s could not be written. Free about 1.5 GB and run the same command again." % where
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "%s may not be written or removed. Give yourself the right to write in %s, or copy the project to a folder of your own." % (where, ROOT)
    return "%s (%s)." % (error.strerror or error, where)


def supported():
    """The oldest minor version of Python 3 that pyproject.toml allows, and the first that it no longer allows."""
    with open(os.path.join(ROOT, "pyproject.toml")) as file:
        return tuple(int(minor) for minor in re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', file.read()).groups())


def find_python():
    """(path, version) of a Python that fits and can make environments: this one, else one on the PATH."""
    oldest, end = supported()
    folders = os.environ.get("PATH", "").split(os.pathsep)
    paths = [sys.executable] + [os.path.join(folder, "python3.%d" % minor) for minor in range(end - 1, oldest - 1, -1) for folder in folders]
    for path in paths:
        if not (path and os.access(path, os.X_OK)):
            continue
        # -I: what the person's own settings add to Python must not be mistaken for part of it
        process = subprocess.Popen([path, "-I", "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
        lines = process.communicate()[0].splitlines()
        if process.returncode == 0 and len(lines) == 2 and oldest <= int(lines[1].split(".")[1]) < end:
            return lines[0], lines[1]
    here, wanted = "%d.%d" % sys.version_info[:2], "3.%d to 3.%d" % (oldest, end - 1)
    if (3, oldest) <= sys.version_info[:2] < (3, end):
        raise Stop("Python %s at %s has no venv module with pip in it. On Debian or Ubuntu: apt install python%s-venv; then run the same command again." % (here, sys.executable, here))
    age = "old" if sys.version_info[:2] < (3, oldest) else "new"
    raise Stop("Python %s at %s is too %s, this project needs %s. Install one of these, or name it: make book PYTHON=/path/to/python3.%d" % (here, sys.executable, age, wanted, oldest))


def fitting_python(target):
    """As find_python; this file goes on under the Python that was found if the one at work does not fit."""
    python, version = find_python()
    if not supported()[0] <= sys.version_info[1] < supported()[1] or sys.version_info[0] < 3:
        os.execv(python, [python, os.path.abspath(__file__), target])
    return python, version


def wanted_stamp(version):
    """What the environment is made from; the folder counts because an environment cannot be moved."""
    digest = hashlib.sha256((version + "\n" + VENV).encode("utf-8"))
    for name in ("requirements.txt", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def make_environment(python, version):
    """Make .venv unless there is one made from this lock with this Python; a half-made one has no stamp."""
    stamp = wanted_stamp(version)
    if os.path.exists(STAMP):
        with open(STAMP) as file:
            if file.read() == stamp and os.path.exists(os.path.join(VENV, "bin", "companion")):
                return
    if os.path.lexists(VENV):
        print("companion: .venv is half-made or was made from another lock or Python: made again.")
        shutil.rmtree(VENV)
    print("companion: making the environment in .venv with Python %s: once, a minute or two..." % version.split()[0])
    sys.stdout.flush()
    run([python, "-m", "venv", VENV])
    pip = [os.path.join(VENV, "bin", "python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--no-warn-script-location"]
    run(pip + ["--require-hashes", "--only-binary", ":all:", "-r", "requirements.txt"])
    # offline and without a compiler: setuptools comes from the lock
    run(pip + ["--no-deps", "--no-build-isolation", "--no-index", "-e", "."])
    with open(STAMP, "w") as file:
        file.write(stamp)


def run(command):
    """Run quietly in the project's folder; a failure becomes a sentence."""
    clean_environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")}
    process = subprocess.Popen(command, cwd=ROOT, env=clean_environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, errors="replace")
    output = process.communicate()[0]
    if process.returncode == 0:
        return output
    again = "Then run the same command again; what is half-made is made again."
    if "No space left" in output or "Disk quota" in output:
        raise Stop("The disk is full. Free about 1.5 GB. %s" % again)
    if "Permission denied" in output or "Read-only file system" in output:
        raise Stop("A file could not be written in %s. Give yourself the right to write there, or copy the project to a folder of your own. %s" % (ROOT, again))
    if re.search(NO_NETWORK, output):
        raise Stop("The package index could not be reached while installing the packages of requirements.txt. Connect to the network, or set PIP_INDEX_URL to a mirror. %s" % again)
    if "DO NOT MATCH THE HASHES" in output:
        raise Stop("A downloaded package is not the one that requirements.txt names by its hash; nothing of it was installed. Try another network or mirror.\n%s" % output[-1500:])
    raise Stop("This command failed: %s\n%s" % (" ".join(command), output[-3000:]))


def hand_over(target):
    for name in ("PYTHONPATH", "PYTHONHOME"):
        os.environ.pop(name, None)
    sys.stdout.flush()
    command = os.path.join(VENV, "bin", "companion")
    os.execv(command, [command, target])


def lock(python):
    """Compile requirements.txt from pyproject.toml for all systems and Pythons at once; uv is found, or fetched for the moment."""
    folder = tempfile.mkdtemp()
    try:
        uv = shutil.which("uv")
        if uv is None or subprocess.call([uv, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
            run([python, "-m", "venv", folder])
            run([os.path.join(folder, "bin", "python"), "-m", "pip", "--disable-pip-version-check", "install", "--only-binary", ":all:", "uv"])
            uv = os.path.join(folder, "bin", "uv")
        run([uv, "pip", "compile", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-header",
             "--python-version", "3.%d" % supported()[0], "pyproject.toml", "--output-file", "requirements.txt"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("companion: requirements.txt is compiled from pyproject.toml; `make test` tries it.")


def clean():
    for name in ("_build", ".venv"):
        if os.path.lexists(os.path.join(ROOT, name)):
            shutil.rmtree(os.path.join(ROOT, name))


if __name__ == "__main__":
    main(sys.argv[1])
