"""`catalog conform`: how the catalogue departs from the model that it follows."""

import sys
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.conform import conform, read_model, write_form
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import TableFormat
from catalog_cli.cli.output import tell
from catalog_cli.cli.progress import progress
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message
from catalog_cli.views.conformity import conformity_sheet, conformity_table

PANEL = _("Judge")
SYNONYMS = {"": "template standard model 对标 对照标准 标准目录 标准指引 模板"}

Model = Annotated[
    str,
    typer.Option(
        "--model", metavar="MODEL", help=_("The model: a folder, a document or a revision."), show_default=False
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE.docx", help=_("Write the form to hand in as a Word document.")),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 when anything differs."))]


def command(
    invocation: Invocation,
    model: Model,
    format: TableFormat = None,
    output: Output = None,
    exit_code: ExitCode = False,
) -> int:
    """Compare the catalogue with its model: that of the province, or of a ministry's 标准指引.

    Items of the model that are missing here, renamed or added; looser and stricter time limits; laws that were
    replaced; texts that differ beyond the names of places and offices. An item follows the one that its `model` names,
    else the one with its id or name, else the most similar one. Example: catalog conform --model 省级目录.docx
    """
    if output and output.suffix.casefold() != ".docx":
        raise UsageError(message("the form is a Word document: name a file that ends in .docx"))
    with progress(_("Reading {file}").format(file=model)) as step:
        side = read_model(invocation.start, model, sys.stdin.buffer, step)
    own, conformity = conform(invocation.start, side, invocation.run)
    if output:
        write_form(invocation.start / output, own, conformity)
        tell([_("wrote {path}").format(path=output) + "\n"])
    else:
        form = table_format(format)
        is_for_people = form in {"table", "markdown"}
        answer(conformity_sheet(conformity) if is_for_people else conformity_table(conformity), form)
    unread = [tell_unread(each.reading) for each in (side, own) if each.reading]
    return int(any(unread) or (exit_code and bool(conformity.differences)))
