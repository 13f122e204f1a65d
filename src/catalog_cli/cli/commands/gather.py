"""`catalog gather`: the catalogues of many offices, as tables for analysis."""

import os
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.cli.progress import progress
from catalog_cli.many.gather import GatherRequest, GatherSummary, Unread, gather
from catalog_cli.many.options import GatherOptions
from catalog_cli.many.targets import roots_named
from catalog_cli.model.text import one_line

PANEL = _("Many catalogues")
SYNONYMS = {"": "collect aggregate warehouse parquet 汇总 归集 汇集 采集"}
_MOST_TOLD = 20
"""How many of the workspaces and files that could not be read are named on standard error."""

Roots = Annotated[
    list[Path], typer.Argument(metavar="ROOT…", help=_("Folders with catalogues in them."), show_default=False)
]
Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="OUT", help=_("Folder for the tables."), show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help=_("Processes to use; as many as there are processors.")),
]
Partition = Annotated[bool, typer.Option("--partition", help=_("Write each table as a folder of parts."))]
Fresh = Annotated[bool, typer.Option("--fresh", help=_("Read all catalogues again, unchanged ones too."))]


def command(
    invocation: Invocation,
    roots: Roots,
    output: Output,
    partition: Partition = False,
    jobs: Jobs = None,
    fresh: Fresh = False,
) -> int:
    """Gather the catalogues of many offices into tables (Parquet), which `catalog ask` and others can query.

    All catalogues below the folders are read, and those that have not changed since are not read again. What cannot be
    read is a row of the table `errors`, and the rest goes on. Example: catalog gather 湖南省 -o tables
    """
    request = GatherRequest(
        roots=roots_named(invocation.start / root for root in roots),
        out=output if "://" in output else str(invocation.start / output),
        options=GatherOptions(invocation.run),
        jobs=jobs or os.cpu_count() or 1,
        is_partitioned=partition,
        is_fresh=fresh,
    )
    with progress(_("Gathering catalogues")) as step:
        summary = gather(request, step)
    _tell_unread(summary.unread)
    _tell_outcome(summary, output)
    return int(bool(summary.unread))


def _tell_unread(unread: Sequence[Unread]) -> None:
    for each in unread[:_MOST_TOLD]:
        place = f"{each.path}/{each.file}" if each.file else each.path
        tell([one_line(f"{place}: {each.message}") + "\n"])
    if more := len(unread) - _MOST_TOLD:
        tell([] if more < 0 else [_("… and {n} more; all are in the table errors").format(n=more) + "\n"])


def _tell_outcome(summary: GatherSummary, output: str) -> None:
    words = ngettext(
        "gathered {n} catalogue into {folder}", "gathered {n} catalogues into {folder}", summary.workspaces
    )
    unchanged = _(" ({n} unchanged)").format(n=summary.unchanged) if summary.unchanged else ""
    tell([words.format(n=summary.workspaces, folder=output) + unchanged + "\n"])
