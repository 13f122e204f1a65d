"""What the rows of a workspace depend on besides its files; it can be sent to other processes."""

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.run import Run


class GatherOptions(Struct, frozen=True):
    """The run, the catalogue that all others are compared with, and the revision or day since which changes are told.

    Without `model` there are no departures, without `since` no changes. A day or a revision is looked up in the
    repository of each workspace.
    """

    run: Run
    model: Catalogue | None = None
    since: str | None = None
