"""`catalog init`: start a catalogue in a folder."""

import re
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.dialogue import ask, can_ask, keeping_answers
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell, write
from catalog_cli.model.catalogue import DEFAULT_PUBLISHER, DEFAULT_TITLE
from catalog_cli.parsing.jurisdiction import jurisdiction_from
from catalog_cli.store.scaffold import create_workspace, refuse_workspace

PANEL = _("Change")
SYNONYMS = {"": "start setup bootstrap 初始化 新建目录 建目录"}
_CATEGORIES = ("政策文件",)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help=_("The folder; the current one by default."))]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help=_("The catalogue's title."))]
Publishers = Annotated[
    list[str] | None, typer.Option("--publisher", metavar="TEXT", help=_("Its publisher; repeatable."))
]
Place = Annotated[
    str | None,
    typer.Option("--jurisdiction", metavar="PLACE", help=_("Its place, from the highest level: 湖南省/常德市/津市市.")),
]
Categories = Annotated[
    list[str] | None, typer.Option("--category", "-c", metavar="TEXT", help=_("A category; repeatable."))
]


def command(
    invocation: Invocation,
    folder: Folder = Path(),
    title: Title = None,
    publisher: Publishers = None,
    jurisdiction: Place = None,
    category: Categories = None,
) -> None:
    """Start a catalogue: catalog.yaml, the folder for items and the schemas.

    In a terminal, missing values are asked for. Existing files are never changed.
    """
    root = invocation.start / folder
    # before the questions: answers to them would be lost
    refuse_workspace(root)
    if can_ask():
        tell([_("Enter skips a question; catalog set catalog.yaml changes all of it later.") + "\n"])
    answers: dict[str, str | list[str] | None] = {"publisher": publisher, "title": title}
    with keeping_answers("init", answers):
        publishers = publisher or _several(_("Publisher (公开主体)")) or [DEFAULT_PUBLISHER]
        answers["publisher"] = publishers
        usual = DEFAULT_TITLE if publishers == [DEFAULT_PUBLISHER] else f"{publishers[0]}{DEFAULT_TITLE}"
        answers["title"] = title = title or _one(_("Title (标题), by default {title}").format(title=usual)) or usual
        place = jurisdiction or _one(_("Place (行政区划), from the highest level: 湖南省/常德市/津市市")) or ""
        answers["jurisdiction"] = place or None
        listed = category or _several(_("Categories (事项类别), in their order, separated by blanks"))
        answers["category"] = listed
        settings = {
            "title": title,
            "publishers": publishers,
            "jurisdiction": jurisdiction_from(place),
            "categories": listed or list(_CATEGORIES),
        }
        made = create_workspace(root, settings)
    for path in made:
        write([_("created {path}").format(path=path) + "\n"])
    write([_("Add the first item with: catalog new") + "\n"])


def _one(question: str) -> str | None:
    return ask(question) if can_ask() else None


def _several(question: str) -> list[str]:
    answer = _one(question) or ""
    # 财政预算、决算 is one category: 、 separates only where nothing else does
    separators = r"[；;\s]+" if re.search(r"[；;\s]", answer) else "、"
    return [part for part in re.split(separators, answer) if part]
