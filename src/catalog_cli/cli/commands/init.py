"""`catalog init`: start a catalogue in a folder."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.dialogue import ask, can_ask
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import write
from catalog_cli.model.catalogue import DEFAULT_PUBLISHER, DEFAULT_TITLE
from catalog_cli.store.scaffold import create_workspace

PANEL = _("Change")
SYNONYMS = {"": "start setup bootstrap 初始化 新建目录 建目录"}

Folder = Annotated[Path, typer.Argument(metavar="DIR", help=_("The folder; the current one by default."))]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help=_("The catalogue's title."))]
Publishers = Annotated[
    list[str] | None, typer.Option("--publisher", metavar="TEXT", help=_("Its publisher; repeatable."))
]
Categories = Annotated[
    list[str] | None, typer.Option("--category", "-c", metavar="TEXT", help=_("A category; repeatable."))
]


def command(
    invocation: Invocation,
    folder: Folder = Path(),
    title: Title = None,
    publisher: Publishers = None,
    category: Categories = None,
) -> None:
    """Start a catalogue: catalog.yaml, the folder for items and the schemas.

    Existing files are never changed.
    """
    publishers = publisher or _asked(_("Publisher (公开主体)"), DEFAULT_PUBLISHER)
    made = create_workspace(invocation.start / folder, title or DEFAULT_TITLE, publishers, category or ["政策文件"])
    for path in made:
        write([_("created {path}").format(path=path) + "\n"])
    write([_("Add the first item with: catalog new") + "\n"])


def _asked(question: str, otherwise: str) -> list[str]:
    return [(ask(question) if can_ask() else None) or otherwise]
