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
FILTERED = True

Range = Annotated[
    str | None,
    typer.Argument(
        metavar="[RANGE]",
        help=_("From one revision to another, such as v1..v2; or all up to one. Up to HEAD if nothing is said."),
        show_default=False,
    ),
]
By = Annotated[str | None, choice("--by", names=BY, help=_("What an edition is; by tags if there are any."))]
Format = Annotated[
    str | None, choice("--format", "-f", names=format_names("changelogs"), help=_("How to write it; usually markdown."))
]


def command(invocation: Invocation, range: Range = None, by: By = None, format: Format = None) -> int:
    """Write down what changed from edition to edition, the newest first: by tags, or by months.

    Only what is committed counts. Example: catalog changelog v2025..v2026 > 调整说明.md
    """
    built = build_changelog(place(invocation), range, by, invocation.conditions)
    write(writer("changelogs", format or "markdown")(built.changelog, screen()))
    if built.changelog.cut_off:
        tell([_("history is cut off here: what was before is not told; get it with: git fetch --unshallow") + "\n"])
    if not built.unread:
        return 0
    tell([_("could not be read, and taken for absent:") + "\n", *shortened(built.unread)])
    return 1
