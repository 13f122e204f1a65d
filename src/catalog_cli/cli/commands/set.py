"""`catalog set`: change fields of one item from the command line."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.assignments import edits_from
from catalog_cli.cli.drafts import refuse_new_errors
from catalog_cli.cli.options import ItemName
from catalog_cli.cli.output import write
from catalog_cli.cli.workspace import workspace as workspace_of
from catalog_cli.model.text import one_line
from catalog_cli.queries.lookup import find_item
from catalog_cli.store.items import drafted, write_draft
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder

PANEL = _("Change")
NO_ARGS_IS_HELP = True

Assignments = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE…",
        help=_("FIELD=VALUE sets, FIELD= takes away, FIELD+=VALUE and FIELD-=VALUE change a list."),
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show what would change; write nothing."))]


def command(context: typer.Context, item: ItemName, assignments: Assignments, dry_run: DryRun = False) -> None:
    """Set fields of one item; all other text of its file stays as it is.

    The elements of a list are separated by ；(basis) or 、(all others): channels=政府网站、政府公报
    """
    root = workspace_of(context)
    found = find_item(read(Folder(root)).catalogue.items, item)
    edits = edits_from(found, assignments)
    draft = drafted(root, found.path, edits)
    refuse_new_errors(root, draft)
    if not draft.changed:
        write([_("{path}: nothing to change").format(path=one_line(found.path)) + "\n"])
        return
    if not dry_run:
        write_draft(root, draft)
    words = _("{path}: would set {keys}") if dry_run else _("{path}: set {keys}")
    write([words.format(path=one_line(found.path), keys=", ".join(edits)) + "\n"])
