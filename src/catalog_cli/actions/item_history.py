"""Find the life of the item that a user names, whether it is still there or not."""

from functools import partial
from gettext import gettext as _

from catalog_cli.changes.tracing import Tracing
from catalog_cli.cli.at import place
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import ItemNotFoundError
from catalog_cli.model.life import Step
from catalog_cli.search.folding import fold
from catalog_cli.search.lookup import find_item
from catalog_cli.store.git import resolve
from catalog_cli.store.git.chronicle import chronicle, items_named
from catalog_cli.store.git.running import is_bare
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder


def life_of(invocation: Invocation, wanted: str) -> tuple[Step, ...]:
    """Give the steps of the item that is meant, the newest first.

    An item that is there is meant before one that is gone or that has another id now; those have to be named in full.

    Raises:
        CatalogError: no item is meant, or several are; or there is no history to be read.
    """
    folder = place(invocation)
    bare = is_bare(folder)
    tracing = Tracing(chronicle(folder, bare=bare), partial(items_named, folder))
    path = tracing.place_now(wanted)
    if path is None:
        try:
            path = find_item(read(resolve(folder, "HEAD") if bare else Folder(folder)).catalogue.items, wanted).path
        except ItemNotFoundError:
            path = tracing.last_place(lambda item: fold(wanted) in {fold(item.id), fold(item.name)})
            if path is None:
                raise
    return tracing.life(path)


def tell_cut_off(steps: tuple[Step, ...]) -> None:
    """Say where history is cut off, if the item was there already."""
    first = next((step.commit for step in steps if step.commit and not step.known), None)
    if first:
        cut = _("history is cut off at {commit}, {date}; get all of it with: git fetch --unshallow")
        tell([cut.format(commit=first.short, date=first.written[:10]) + "\n"])
