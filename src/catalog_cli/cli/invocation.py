"""One call of the program: where it works and which items it is about, from the options that many commands share."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import UsageError
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.store.source import find_workspace

_PLACES = frozenset({"directory", "workspace", "below"})
"""The options that say where to work."""


class Invocation(Struct, frozen=True):
    """What a command is called with besides its own options.

    `run` holds the day and the language. `start` is the folder to work in: the one after `-C`, or the current one.
    `conditions` are those of the filter options; a command without such options has none.
    """

    run: Run
    start: Path = Path()
    conditions: tuple[Any, ...] = ()
    """Of the type `Condition`, whose module is loaded only where items are filtered."""
    named: tuple[Path, ...] = ()
    """The folders after `--workspace`."""
    below: tuple[Path, ...] = ()
    """The folders after `--below`."""

    @property
    def is_about_several(self) -> bool:
        """Whether workspaces are named, so that the one around the start folder is not meant."""
        return bool(self.named or self.below)

    @property
    def workspace(self) -> Path:
        """The root of the workspace around the start folder.

        Raises:
            WorkspaceNotFoundError: there is none.
        """
        return find_workspace(self.start)

    def select(
        self, items: Sequence[Item], deadlines: Callable[[Item], tuple[Any, ...]] | None = None
    ) -> Sequence[Item]:
        """Select the items that meet the conditions, in their order; without conditions, all.

        `deadlines` is what `deadlines_asked` returns, where a command has the settings of the items.

        Raises:
            UnknownFieldError: a condition names a field that no item has.
        """
        if not self.conditions:
            return items
        # deferred: few commands filter
        from catalog_cli.search.filters import select

        return select(items, self.conditions, deadlines)

    def deadlines_asked(self, settings: Settings, run: Callable[[], Run]) -> Callable[[Item], tuple[Any, ...]] | None:
        """Return what gives the times that laws set for an item on the day of a run, if a condition asks for it."""
        if not self.conditions:
            return None
        # deferred: few conditions ask for what the law sets
        from catalog_cli.search.fields import STATUTORY

        if all(condition.key != STATUTORY for condition in self.conditions):
            return None
        from catalog_cli.search.statutory_deadlines import deadlines_by

        return deadlines_by(settings, run())


def invocation_from(own: Mapping[str, Any], of_program: Mapping[str, Any], run: Run) -> Invocation:
    """Make the value from the parsed options of a command and from those before its name.

    Raises:
        UsageError: a filter option is malformed, or there are two start folders.
    """
    folders = [*(of_program.get("directory") or ()), *(own.get("directory") or ())]
    if len(folders) > 1:
        raise UsageError(message("-C names one folder; for several catalogues use --workspace or --below"))
    named, below = (tuple(map(Path, own.get(name) or ())) for name in ("workspace", "below"))
    if any(value for name, value in own.items() if name not in _PLACES):
        # deferred: only some commands filter
        from catalog_cli.cli.filters import conditions_from

        conditions = conditions_from(own)
    else:
        conditions = ()
    return Invocation(run, Path(*folders), conditions, named, below)
