"""Find Chrome, Chromium or Edge for the tests, or install Chromium where that can be done without asking."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge")
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
# no sandbox: a container's root has none; the rest keeps the browser from calling home
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
MISSING = ("NO BROWSER: every test of the book as readers see it is skipped. Install Chrome, Chromium or Edge "
           "(Debian: apt install chromium fonts-noto-cjk; macOS: brew install --cask chromium), or name one: CHROME=/path/to/chrome")


def find():
    """Path of a browser that starts, or None."""
    candidates = [os.environ.get("CHROME"), *map(shutil.which, NAMES)]
    candidates += [f"{home}/Applications/{app}.app/Contents/MacOS/{app}" for app in MAC_APPS for home in ("", Path.home())]
    return next((path for path in candidates if path and starts(path)), None) or playwrights_own()


def starts(path):
    """Whether it says its version; the stub that Ubuntu installs in place of Chromium does not."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwrights_own():
    """Path of the Chromium that Playwright installed for itself, or None."""
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def ensure():
    """As find, installing first if nothing is there; says loudly if there is none in the end."""
    path = find() or install()
    if path is None:
        print(f"\n{'!' * 100}\n{MISSING}\n{'!' * 100}\n", flush=True)
    return path


def install():
    """Install Chromium by apt as root, else by Playwright; returns its path or None."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    ways = [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root and shutil.which("apt-get") else []), "chromium"]]
    if root and shutil.which("apt-get"):
        subprocess.run(["apt-get", "-qq", "update"], capture_output=True)
        ways.insert(0, ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"])
    for way in ways:
        print(f"No browser found. Installing one: {' '.join(way)} …", flush=True)
        done = subprocess.run(way, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        path = find() if done.returncode == 0 else None
        if path:
            return path
    return None
