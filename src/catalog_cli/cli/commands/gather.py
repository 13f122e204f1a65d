"""`catalog gather`: the catalogues of many offices, as tables for analysis."""

import os
import sys
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
from catalog_cli.many.targets import Root, roots_listed, roots_named
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError, UsageError, WorkspaceNotFoundError, reason_of
from catalog_cli.model.message import listed as joined
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.model.text import one_line
from catalog_cli.store.git.revisions import day_of_word

PANEL = _("Many catalogues")
SYNONYMS = {"": "collect aggregate warehouse parquet 归集 汇集 采集"}
_MOST_TOLD = 20
"""How many of the workspaces and files that could not be read are named on standard error."""

Roots = Annotated[
    list[Path] | None,
    typer.Argument(metavar="ROOT…", help=_("Folders with catalogues in them, or repositories."), show_default=False),
]
Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="OUT", help=_("Folder for the tables."), show_default=False),
]
Listed = Annotated[
    Path | None,
    typer.Option("--list", metavar="FILE", help=_("A list of such folders, one a line; - for standard input.")),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="REV|DATE", help=_("Read commits: of this revision, or the last of this day.")),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="REV|DATE", help=_("Also gather what has changed since then."))
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="MODEL",
        help=_("Also compare with this model: a folder, a document or a revision."),
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help=_("Read on a Dask cluster: tcp://host:8786.")),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help=_("Processes to use; as many as there are processors.")),
]
Partition = Annotated[bool, typer.Option("--partition", help=_("Write each table as a folder of parts."))]
Fresh = Annotated[bool, typer.Option("--fresh", help=_("Read all catalogues again, unchanged ones too."))]


def command(
    invocation: Invocation,
    output: Output,
    roots: Roots = None,
    listed: Listed = None,
    at: At = None,
    since: Since = None,
    model: Model = None,
    partition: Partition = False,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    fresh: Fresh = False,
) -> int:
    """Gather the catalogues of many offices into tables (Parquet), which `catalog ask` and others can query.

    All catalogues below the folders are read, and those that have not changed since are not read again. What cannot be
    read is a row of the table `errors`, and the rest goes on. Example: catalog gather 湖南省 -o tables
    """
    run = _run_at(invocation.run, at)
    request = GatherRequest(
        roots=_roots(invocation.start, roots or [], listed),
        out=_local(invocation.start, output),
        options=GatherOptions(run, _model(invocation.start, model), since),
        at=at,
        scheduler=scheduler,
        jobs=jobs or _processors(),
        is_partitioned=partition,
        is_fresh=fresh,
    )
    try:
        with progress(_("Gathering catalogues")) as step:
            summary = gather(request, step)
    except KeyboardInterrupt:
        tell([_("stopped; what was read is kept, and the same command goes on from there") + "\n"])
        raise
    _tell_unread(summary.unread)
    _tell_outcome(summary, output)
    return int(bool(summary.unread))


def _processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _roots(start: Path, folders: Sequence[Path], listed: Path | None) -> list[Root]:
    named = roots_named(start / folder for folder in folders)
    if listed is None:
        if not named:
            raise UsageError(message("name the folders of the catalogues, or a list of them with --list"))
        return named
    if str(listed) == "-":
        return [*named, *roots_listed(sys.stdin, start)]
    try:
        text = (start / listed).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(
            message("cannot read {path}: {reason}", path=str(listed), reason=reason_of(error)),
            message("The list is a text file (UTF-8) with one folder a line."),
        ) from error
    return [*named, *roots_listed(text.splitlines(), (start / listed).parent)]


def _local(start: Path, output: str) -> str:
    """Return a folder as a path from the one to work in; an address stays as it is."""
    if "://" in output:
        return output
    if (start / output).is_file():
        raise CatalogError(
            message("{path} is a file", path=output), message("Name a folder for the tables; it need not exist.")
        )
    # workers have other current folders
    return str((start / output).absolute())


def _model(start: Path, word: str | None) -> Catalogue | None:
    if word is None:
        return None
    # deferred: only a comparison needs it
    from catalog_cli.actions.conform import read_model

    remedy = message("Name a folder with a catalogue, a document with its table, or a revision.")
    try:
        with progress(_("Reading {file}").format(file=word)) as step:
            model = read_model(start, word, sys.stdin.buffer, step).catalogue
    except WorkspaceNotFoundError as error:
        # a revision is looked up in the catalogue around this folder
        raise CatalogError(message("there is no model “{model}”", model=word), remedy) from error
    if not model.items:
        raise CatalogError(message("the model {model} has no items", model=word), remedy)
    return model


def _run_at(run: Run, at: str | None) -> Run:
    """Return the run on the day of which commits are read, unless `--as-of` names another."""
    day = day_of_word(at) if at else None
    return run.looking_back_from(day) if day else run


def _tell_unread(unread: Sequence[Unread]) -> None:
    for each in unread[:_MOST_TOLD]:
        place = f"{each.path}/{each.file}" if each.file else each.path
        tell([one_line(f"{place}: {each.message}") + "\n"])
    if more := len(unread) - _MOST_TOLD:
        tell([] if more < 0 else [_("… and {n} more; all are in the table errors").format(n=more) + "\n"])


def _tell_outcome(summary: GatherSummary, output: str) -> None:
    words = ngettext(
        "gathered {n} catalogue into {folder}", "gathered {n} catalogues into {folder}", summary.catalogues
    )
    items = ngettext("{n} item", "{n} items", summary.items).format(n=summary.items)
    unchanged = ngettext("{n} unchanged", "{n} unchanged", summary.unchanged).format(n=summary.unchanged)
    more = joined([items, unchanged]) if summary.unchanged else items
    tell([words.format(n=summary.catalogues, folder=output) + _(" ({details})").format(details=more) + "\n"])
