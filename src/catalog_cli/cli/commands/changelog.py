"""`catalog changelog`: what each edition of the catalogue changed, as a document."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.changelog import BY, build_changelog
from catalog_cli.cli.at import place
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import shortened
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import format_names, writer

PANEL = _("Look")
SYNONYMS = {"": "releases news whatsnew 变更记录 更新日志 变动记录"}
FILTERED = True

Range = Annotated[
    str | None,
    typer.Argument(
        metavar="[RANGE]",
        help=_("From one revision to another (v1..v2), or everything up to one; HEAD by default."),
        show_default=False,
    ),
]
By = Annotated[
    str | None, choice("--by", names=BY, help=_("What makes an edition; tags by default, if there are any."))
]
Format = Annotated[
    str | None,
    choice("--format", "-f", names=format_names("changelogs"), help=_("Output format; markdown by default.")),
]


def command(invocation: Invocation, range: Range = None, by: By = None, format: Format = None) -> int:
    """Write a changelog: what changed in each edition, newest first.

    An edition is a tag or a month. Only commits count. Example: catalog changelog v2025..v2026 > 调整说明.md
    """
    built = build_changelog(place(invocation), range, by, invocation.conditions)
    write(writer("changelogs", format or "markdown")(built.changelog, screen()))
    if built.changelog.cut_off:
        tell([_("history is cut off here; get the earlier changes with: git fetch --unshallow") + "\n"])
    if not built.unread:
        return 0
    tell([_("cannot be read, treated as missing:") + "\n", *shortened(built.unread)])
    return 1
