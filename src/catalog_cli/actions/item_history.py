"""Trace one item through git's history, whether it is still there or not."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from catalog_cli.changes.item_tracer import ItemTracer
from catalog_cli.model.commit import Commit
from catalog_cli.model.errors import ItemNotFoundError
from catalog_cli.model.history import HistoryStep
from catalog_cli.search.folding import fold
from catalog_cli.search.lookup import find_item
from catalog_cli.store.git import resolve
from catalog_cli.store.git.command import is_bare
from catalog_cli.store.git.log import read_items, read_log
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder


def item_history(folder: Path, wanted: str) -> tuple[HistoryStep, ...]:
    """Return the steps of the item that the user names, the newest first.

    `folder` is a workspace or a bare repository. A present item is meant before one that is gone or has another id
    now; those have to be named in full.

    Raises:
        CatalogError: no item is meant, or several are; or there is no history to read.
    """
    bare = is_bare(folder)
    tracer = ItemTracer(read_log(folder, bare=bare), partial(read_items, folder))
    path = tracer.find_present(wanted)
    if path is None:
        try:
            source = resolve(folder, "HEAD") if bare else Folder(folder)
            path = find_item(load_catalogue(source).catalogue.items, wanted).path
        except ItemNotFoundError:
            path = tracer.find_removed(lambda item: fold(wanted) in {fold(item.id), fold(item.name)})
            if path is None:
                raise
    return tracer.history(path)


def cut_off_at(steps: Sequence[HistoryStep]) -> Commit | None:
    """Return the commit at which a shallow clone cuts the item's history off; None if all of it is there."""
    return next((step.commit for step in steps if step.commit and not step.known), None)
