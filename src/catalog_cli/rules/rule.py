"""What a rule is made of: the problems it reports, and the subject it looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.finding import Pointer, Severity
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import Message
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.rules.shape import ShapeError, shape_errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule says is wrong; the engine adds the rule's name, its severity and the place in the text.

    `pointer` leads to the value within the file at `path`; with `at_key` the key itself is meant.
    """

    path: str
    message: Message
    remedy: Message | None = None
    pointer: Pointer = ()
    at_key: bool = False


class Subject:
    """What rules look at: everything that was read, and what costs to find out but once."""

    def __init__(self, reading: Reading) -> None:
        """Look at a reading that holds its schemas."""
        self.reading = reading

    @property
    def catalogue(self) -> Catalogue:
        """The settings and the items that could be read."""
        return self.reading.catalogue

    @cached_property
    def shape_errors(self) -> tuple[ShapeError, ...]:
        """Everything that the JSON Schemas have against the files."""
        settings = Entry("catalog.yaml", self.reading.settings, None)
        return (
            *shape_errors(self.reading.schemas["catalog"], (settings,)),
            *shape_errors(self.reading.schemas["item"], self.reading.entries),
        )

    def shape_errors_about(self, *keywords: str) -> Iterable[ShapeError]:
        """Give the errors of some JSON Schema keywords."""
        return (error for error in self.shape_errors if error.keyword in keywords)

    @cached_property
    def items_by_id(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that bear each id."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.catalogue.items:
            found[item.id] = (*found.get(item.id, ()), item)
        return found


class RuleModule(Protocol):
    """A rule's file: its docstring is its manual, its examples are its tests.

    `VALID` and `INVALID` hold workspaces as `{path: text}`; of each invalid one the rule must report.
    """

    TITLE: str
    SEVERITY: Severity
    VALID: tuple[Mapping[str, str], ...]
    INVALID: tuple[Mapping[str, str], ...]

    def check(self, subject: Subject) -> Iterable[Problem]:
        """Report what is wrong."""


def shown(value: Value) -> str:
    """Show a value within a message: short, on one line."""
    text = str(value).replace("\n", " ")
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - half a line of a narrow terminal
