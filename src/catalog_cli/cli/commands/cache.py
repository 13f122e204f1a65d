"""`catalog cache`: show or clear the cache of parsed files."""

from datetime import datetime
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cache.database import cache_path, delete_database, is_enabled, list_workspaces, size_of
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.options import TableFormat, one_of
from catalog_cli.cli.output import tell, write
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.views.cache import cache_table, size_words

PANEL = _("Look")
SYNONYMS = {"": "缓存"}
NO_ARGS_IS_HELP = True

Action = Annotated[
    str,
    typer.Argument(
        metavar="info|clear",
        help=_("Show or clear the cache."),
        callback=one_of(["info", "clear"]),
        autocompletion=lambda: ["info", "clear"],
        show_default=False,
    ),
]


def command(action: Action, format: TableFormat = None) -> None:
    """Show or clear the cache of parsed files.

    Every answer is the same without it, only slower. --no-cache, or CATALOG_NO_CACHE=1, turns it off;
    CATALOG_CACHE_DIR names another folder for it.
    """
    path = cache_path()
    if action == "clear":
        size = size_of(path)
        if not delete_database(path):
            raise CatalogError(
                message("cannot delete {path}", path=str(path)),
                message("Check that you are allowed to, and that no other program has it open."),
            )
        write([_("{path} deleted: {size}").format(path=one_line(str(path)), size=size_words(size)) + "\n"])
        return
    state = "" if is_enabled() else _(" (not used: CATALOG_NO_CACHE is set)")
    tell([_("{path}: {size}").format(path=one_line(str(path)), size=size_words(size_of(path))) + state + "\n"])
    found = [(each.folder, each.size, datetime.fromtimestamp(each.used).astimezone()) for each in list_workspaces(path)]
    answer(cache_table(found), table_format(format))
