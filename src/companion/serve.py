"""Serve the built book on this machine only, and open it if there is a browser with a screen."""

import functools
import http.server
import os
import sys
import webbrowser

from companion.paths import HTML


def serve(first_port=8000):
    """Serve until interrupted, on the first free port."""
    handler = functools.partial(QuietHandler, directory=HTML)
    server = next(filter(None, (try_port(port, handler) for port in range(first_port, first_port + 100))))
    address = f"http://localhost:{server.server_port}/"
    if sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(address)
    print(f"Serving the book at {address} (stop with Ctrl+C)", flush=True)
    with server:
        server.serve_forever()


def try_port(port, handler):
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:     # taken
        return None


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Say nothing: each page asks for dozens of files."""
