"""What a rule is made of: what it may look at, and what it gives back."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.finding import Severity
from catalog_cli.model.fix import Fix, Pointer, Span
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import Message
from catalog_cli.model.reading import Reading

Example = str | Mapping[str, str | bytes]
"""A small case: the text of the field that a rule looks at, or a workspace as `{path: text}`, bytes for no text."""


class Problem(Struct, frozen=True, kw_only=True):
    """What a rule says is wrong; the engine adds the rule's name, its severity and the place in the file.

    `pointer` leads to the value within the file at `path`; with `at_key` the key itself is meant, with `span` only
    that stretch of the value's text.
    """

    path: str
    message: Message
    remedy: Message | None = None
    pointer: Pointer = ()
    at_key: bool = False
    span: Span | None = None
    fix: Fix | None = None


class SchemaViolation(Struct, frozen=True):
    """One violation of a JSON Schema, or a fault of the schema itself (`keyword` is then `$schema`).

    `keyword` is the keyword of JSON Schema that fails, `expected` what it asks for, `value` what the file holds at
    `pointer`, `schema` the part of the schema that holds the keyword, and `text` the library's own words.
    """

    path: str
    keyword: str
    expected: object
    value: Value
    pointer: Pointer = ()
    schema: Mapping[str, object] = {}
    text: str = ""

    @property
    def key(self) -> str:
        """The top-level key that the violation lies in; empty for the file as a whole."""
        return str(self.pointer[0]) if self.pointer else ""


class Slip(Struct, frozen=True, kw_only=True):
    """What a rule says is wrong with a single text, from `start` up to `end`.

    `replacement`, where there is one, takes the place of that stretch and of nothing else; `safe` says whether it
    leaves the meaning as it is.
    """

    start: int
    end: int
    message: Message
    remedy: Message | None = None
    replacement: str | None = None
    safe: bool = True


class Subject:
    """What rules look at that compare a catalogue with an earlier state of it, `base`."""

    def __init__(self, reading: Reading, base: Reading) -> None:
        """Look at what was read now, and at what was read of the earlier state."""
        self.reading = reading
        self.base = base

    @property
    def catalogue(self) -> Catalogue:
        """The settings and the items that could be read."""
        return self.reading.catalogue

    @cached_property
    def items_by_id(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that bear each id."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.catalogue.items:
            found[item.id] = (*found.get(item.id, ()), item)
        return found


class RuleModule(Protocol):
    """A rule's file. Its docstring is its manual: what is right, why, and the source; its examples are its tests.

    Of each example in `INVALID` the rule must report, of each in `VALID` it must not. A rule whose finding the
    program can mend shows in `FIXES` what becomes of an example: pairs of before and after. `FIX_IS_SAFE = False` says
    that the fix may change what the text says.

    What it looks at is said by the function that it has:

    - `check_text(text)` yields a `Slip` for each thing wrong in one text of the fields in `KEYS` (all, where there is
      no `KEYS`). It knows nothing but the text, so that each text is looked at once, however many items share it.
    - `check_text_within(text, settings)` does the same, knowing what `catalog.yaml` says as well.
    - `check_item(item, settings)` yields a `Problem` for one item. It knows nothing of other items.
    - `check_schema(violation)` yields a `Problem` for a violation of a JSON Schema; only for the keywords in
      `KEYWORDS`, where there are such.
    - `check_settings(settings)` yields a `Problem` for `catalog.yaml`.
    - `compare(taken, settings)` yields a `Problem` for what is wrong with several items together. What it has to know
      of each, its function `take(item)` says: plain values, few and small, or None. `taken` gives them after the path
      of each item's file, in the order of the catalogue. So only items that changed have to be looked at again.
    - `check(subject)` yields a `Problem` for what became of an earlier state of the catalogue.
    - `check_comment(comment, use)` looks at a comment that suppresses findings, when all others are found.
    - none: the rule's findings come from the reader of files, which has to stop at them.

    `PEDANTIC = True` keeps a rule quiet unless the user asks for it.
    """

    TITLE: str
    SEVERITY: Severity
    VALID: tuple[Example, ...]
    INVALID: tuple[Example, ...]


class Rule(Struct, frozen=True):
    """A rule by its stable name, `family/what-is-right`."""

    name: str
    module: RuleModule

    @property
    def family(self) -> str:
        """The first half of the name, and the folder of the rule's file."""
        return self.name.partition("/")[0]

    @property
    def severity(self) -> Severity:
        """How bad its findings are, unless the workspace says otherwise."""
        return self.module.SEVERITY

    @property
    def pedantic(self) -> bool:
        """Whether it is quiet unless asked for."""
        return bool(getattr(self.module, "PEDANTIC", False))

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields whose texts it looks at; empty for all."""
        return tuple(getattr(self.module, "KEYS", ()))

    @property
    def fixes(self) -> tuple[tuple[Example, Example], ...]:
        """Examples before and after the fix; empty when there is none."""
        return tuple(getattr(self.module, "FIXES", ()))

    @property
    def fix_is_safe(self) -> bool:
        """Whether its fix leaves the meaning as it is."""
        return bool(getattr(self.module, "FIX_IS_SAFE", True))

    @property
    def read_early(self) -> bool:
        """Whether its findings come from the reader of files; such a file cannot be judged any further."""
        return not any(hasattr(self.module, name) for name in SCOPES)


SCOPES = (
    *("check_text", "check_text_within", "check_item", "check_schema"),
    *("check_settings", "compare", "check", "check_comment"),
)
"""The functions by which a rule says what it looks at."""

Taken = Iterable[tuple[str, Any]]
"""What a rule took from the items, each after the path of the item's file, in the order of the catalogue."""


def shown(value: Value) -> str:
    """Show a value within a message: short, on one line."""
    text = str(value).replace("\n", " ")
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - half a line of a narrow terminal
