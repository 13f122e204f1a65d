"""`catalog site --serve`: show a site to this computer only, and rebuild it when a file of the workspace changes."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import NoReturn

from catalog_cli.cli.errors import explain_error
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message
from catalog_cli.store.workspace_state import workspace_state

_HOST = "127.0.0.1"
_WAIT = 0.5
"""Seconds between two looks at the files."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files of the site, as they are now, to requests from this computer."""

    def do_GET(self) -> None:
        """Send a file, unless a page elsewhere makes a browser ask for it by another name of this computer."""
        if (self.headers.get("Host") or "").rpartition(":")[0] not in {_HOST, "localhost"}:
            self.send_error(403)
            return
        super().do_GET()

    def end_headers(self) -> None:
        """Have browsers ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the library's
        """Show no listing of a folder without a page."""
        self.send_error(404)

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - the library's name
        """Say nothing of requests."""


def preview(root: Path, folder: Path, port: int, build: Callable[[], int]) -> int:
    """Build the site of the workspace `root` into a folder, and serve that until the user stops it.

    `build` builds it, and does so again whenever a file has changed, during a build as well.

    Raises:
        CatalogError: the port cannot be used, or the site cannot be built.
    """
    try:
        server = ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        raise CatalogError(
            message("cannot use port {port}: {reason}", port=port, reason=reason_of(error)),
            message("Choose another one: --port {port}", port=port + 1),
        ) from error
    with server:
        state = workspace_state(root)
        build()
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{_HOST}:{server.server_port}/"
        tell([_("{address} shows the site; stop with Ctrl-C").format(address=address) + "\n"])
        try:
            _follow(root, state, build)
        except KeyboardInterrupt:
            return 0
        finally:
            server.shutdown()


def _follow(root: Path, state: object, build: Callable[[], int]) -> NoReturn:
    """Build again whenever a file has changed since the workspace was in a state."""
    while True:
        sleep(_WAIT)
        now = workspace_state(root)
        if now != state:
            state = now
            try:
                build()
            except CatalogError as error:
                # half-written files come right with the next change
                explain_error(error)
