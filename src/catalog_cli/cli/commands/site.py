"""`catalog site`: the catalogue as a website."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from msgspec.structs import replace

from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.language import speaking
from catalog_cli.cli.notices import shortened, tell_unread
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message
from catalog_cli.model.run import Run

PANEL = _("Import and export")
SYNONYMS = {"": "web website publish html pages preview 网站 发布 网页 预览"}

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help=_("The folder to build the site in."), show_default=False),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help=_("The address of the site once it is published, for the feed and the site map."),
        show_default=False,
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help=_("Write nothing; exit with 1 if the site in DIR is out of date."))
]
Serve = Annotated[
    bool, typer.Option("--serve", help=_("Show the site on this computer and rebuild it when a file changes."))
]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help=_("With --serve: the port to use."))]


def command(
    invocation: Invocation,
    output: Output = None,
    base_url: BaseUrl = None,
    check: Check = False,
    serve: Serve = False,
    port: Port = 8000,
) -> int:
    """Build the site of the catalogue: pages that citizens can search, and data for programs.

    The folder is ready for a web server, and opens from the disk as well. Files in it that the program did not make,
    or that somebody changed, are kept and reported. Example: catalog site -o public --base-url https://…/mulu/
    """
    if output is None and (check or not serve):
        raise UsageError(message("name the folder of the site: -o DIR"))
    if check and serve:
        raise UsageError(message("--check writes nothing, and --serve goes on writing: choose one"))
    root, address = invocation.workspace, _with_slash(base_url)
    if check and output:
        return _check(root, invocation.start / output, output, invocation.run, address)
    with ExitStack() as stack:
        folder = invocation.start / output if output else Path(stack.enter_context(TemporaryDirectory()))
        build = _Build(root, folder, output or folder, invocation.run, address or "")
        if not serve:
            return build()
        # deferred: only a preview needs a server
        from catalog_cli.cli.site_preview import preview

        return preview(root, folder, port, build)


class _Build:
    """Builds the site as often as it is asked to, and tells what it did."""

    def __init__(self, root: Path, folder: Path, name: Path, run: Run, base_url: str) -> None:
        self._root = root
        self._folder = folder
        self._name = name
        self._run = run
        self._base_url = base_url

    def __call__(self) -> int:
        # deferred: the libraries of pages and documents take long to import
        from catalog_cli.actions.build_site import build_site, refuse_own_folders
        from catalog_cli.actions.site_content import gather_content
        from catalog_cli.store.source import Folder

        refuse_own_folders(self._root, self._folder)
        gathered = gather_content(self._root, self._run, self._base_url)
        with speaking(gathered.content.site.language):
            build = build_site(self._folder, gathered.content, Folder(self._root))
        words = _("{path}: {written} written, {removed} removed, {unchanged} unchanged")
        counts = {"written": len(build.written), "removed": len(build.removed), "unchanged": build.unchanged}
        tell([words.format(path=self._name, **counts) + "\n"])
        return max(_tell_edited(build.edited), tell_unread(gathered.reading))


def _check(root: Path, folder: Path, name: Path, run: Run, base_url: str | None) -> int:
    """Say whether a site is up to date as of the day that it was built for, unless the user names another."""
    # deferred: the libraries of pages and documents take long to import
    from catalog_cli.actions.build_site import check_site
    from catalog_cli.actions.site_content import gather_content
    from catalog_cli.store.site_folder import read_note
    from catalog_cli.store.source import Folder

    note = read_note(folder)
    if note.as_of and not run.is_pinned:
        run = replace(run, today=date.fromisoformat(note.as_of))
    gathered = gather_content(root, run, note.base_url if base_url is None else base_url)
    with speaking(gathered.content.site.language):
        build = check_site(folder, gathered.content, Folder(root))
    outdated = [*build.written, *build.removed]
    again = f"catalog site -o {name}"
    words = _("{path} is out of date; write it again with: {command}") if outdated else _("{path} is up to date")
    tell([words.format(path=name, command=again) + "\n", *shortened(outdated)])
    return max(bool(outdated), _tell_edited(build.edited), tell_unread(gathered.reading))


def _tell_edited(paths: Sequence[str]) -> int:
    """Name the files that somebody else wrote or changed; give the exit status."""
    if not paths:
        return 0
    tell([_("not made by the program, or changed since; kept as they are:") + "\n", *shortened(paths)])
    return 1


def _with_slash(url: str | None) -> str | None:
    """Return an address with a slash at its end.

    Raises:
        UsageError: it is no address of the web.
    """
    if not url:
        return url
    # deferred: few builds name an address
    from urllib.parse import urlsplit

    parts = urlsplit(url) if url.isprintable() and " " not in url else None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            message("--base-url needs an address such as https://www.example.gov.cn/mulu/, not {url}", url=url)
        )
    return url if url.endswith("/") else f"{url}/"
