"""The interface of a rule's file: what it must hold, what it may hold, and a check that it holds nothing else."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import chain
from types import FunctionType, ModuleType
from typing import Any, Protocol

from msgspec import Struct

from catalog_cli.model.catalogue import Facts, Settings
from catalog_cli.model.finding import Comment, Severity
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.rules.rule import (
    Collected,
    Example,
    HistoryContext,
    LinkAnswer,
    Problem,
    SchemaViolation,
    TextProblem,
)


class RuleModule(Protocol):
    """A rule's file. Its docstring is its manual: what is right, why, and the source; its examples are its tests.

    Of each example in `INVALID` the rule must report, of each in `VALID` it must not. A file may also hold the names
    in `OPTIONAL`. What the rule looks at is said by the one kind of function that it has, which a protocol below
    declares. A rule without any has its findings reported by the parser, which cannot read such a file any further.

    Of a protocol's parameters, those in `CONTEXT` are given by name to a rule that has them and may be left out: what
    `catalog.yaml` says, the facts, and the run, which knows the day and the reader's language.
    """

    TITLE: str
    SEVERITY: Severity
    VALID: tuple[Example, ...]
    INVALID: tuple[Example, ...]


class TextRule(Protocol):
    """Looks at one text of the fields in `KEYS`, whichever item it is in, so that a shared text is checked once."""

    def check_text(self, text: str, settings: Settings, facts: Facts, run: Run) -> Iterable[TextProblem]:
        """Yield each thing that is wrong in the text."""


class ItemRule(Protocol):
    """Looks at one item and nothing of the others."""

    def check_item(self, item: Item, settings: Settings, facts: Facts, run: Run) -> Iterable[Problem]:
        """Yield each thing that is wrong with the item."""


class SchemaRule(Protocol):
    """Puts violations of a JSON Schema into words; only those of the keywords in `KEYWORDS`, where there are such."""

    def check_schema(self, violation: SchemaViolation) -> Iterable[Problem]:
        """Yield the problems that a violation is."""


class SettingsRule(Protocol):
    """Looks at what `catalog.yaml` says."""

    def check_settings(self, settings: Settings, facts: Facts, run: Run) -> Iterable[Problem]:
        """Yield each thing that is wrong with the settings."""


class NameRule(Protocol):
    """Looks at the name of a file in `data/items` that looks like an item's, but is not read as one."""

    def check_name(self, path: str) -> Iterable[Problem]:
        """Yield each thing that is wrong with the name."""


class CrossItemRule(Protocol):
    """Compares items; it collects again from those that changed only, so what it collects is plain, few and small."""

    def collect(self, item: Item) -> Any:
        """Return what has to be known of one item: plain values, or None for nothing."""

    def compare(self, collected: Collected, settings: Settings, facts: Facts, run: Run) -> Iterable[Problem]:
        """Yield each thing that is wrong with several items together."""


class RecordRule(Protocol):
    """Looks at one record of the ledger. Rules about records are of the family `record`: others are loaded without any.

    `record` is of the type `Record`, whose module is loaded only where there are records.
    """

    def check_record(self, record: Any, settings: Settings, facts: Facts, run: Run) -> Iterable[Problem]:
        """Yield each thing that is wrong with the record."""


class LedgerRule(Protocol):
    """Compares records with each other and with their items; of the family `record`, as above.

    `ledger` is of the type `Ledger`: all records, and the items by id, each of which is read when it is asked for.
    """

    def check_ledger(self, ledger: Any, settings: Settings, facts: Facts, run: Run) -> Iterable[Problem]:
        """Yield each thing that is wrong with records together, or with a record and its item."""


class HistoryRule(Protocol):
    """Compares the catalogue with an earlier state of it (`--base`)."""

    def check_history(self, context: HistoryContext) -> Iterable[Problem]:
        """Yield each thing that is wrong with what became of the earlier state."""


class CommentRule(Protocol):
    """Looks at a comment that suppresses findings, once all other findings are known."""

    def check_comment(self, comment: Comment, unused: tuple[str, ...]) -> Iterable[Problem]:
        """Yield each thing that is wrong with the comment; `unused` are the names in it that suppress nothing."""


class AnswerRule(Protocol):
    """Looks at what the address of an item's link answered; only `catalog links` asks, and runs such a rule."""

    def check_answer(
        self, answer: LinkAnswer, item: Item, settings: Settings, facts: Facts, run: Run
    ) -> Iterable[Problem]:
        """Yield each thing that is wrong with what the address answered."""


KINDS: tuple[type, ...] = (
    *(TextRule, ItemRule, SchemaRule, SettingsRule, NameRule, CrossItemRule, RecordRule, LedgerRule),
    *(HistoryRule, CommentRule, AnswerRule),
)
FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    name: function.__code__.co_varnames[1 : function.__code__.co_argcount]
    for kind in KINDS
    for name, function in vars(kind).items()
    if isinstance(function, FunctionType) and not name.startswith("_")
}
"""The functions that a rule may have, with their parameters."""
CONTEXT = frozenset({"settings", "facts", "run"})
"""The parameters that a rule may leave out."""
OPTIONAL = frozenset({"AS_OF", "FIXES", "FIX_IS_SAFE", "KEYS", "KEYWORDS", "PEDANTIC"})
"""What a rule may hold besides: see CONTRIBUTING.md."""
_REQUIRED = RuleModule.__annotations__.keys()
_KINDS = {kind.__name__: FUNCTIONS.keys() & vars(kind).keys() for kind in KINDS}
_NAMES = _REQUIRED | OPTIONAL | FUNCTIONS.keys()


class RuleInterfaceError(TypeError):
    """A rule's file violates the interface: a mistake of its author, not of the user."""


class Rule(Struct, frozen=True, dict=True):
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

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The fields whose texts it looks at; empty for all."""
        return tuple(getattr(self.module, "KEYS", ()))

    @property
    def fixes(self) -> tuple[tuple[Example, Example], ...]:
        """Examples before and after the fix; empty when there is none."""
        return tuple(getattr(self.module, "FIXES", ()))

    @property
    def as_of(self) -> date | None:
        """The day of which its examples speak; None when any will do."""
        day: date | None = getattr(self.module, "AS_OF", None)
        return day

    @property
    def fix_is_safe(self) -> bool:
        """Whether its fix leaves the meaning as it is."""
        return bool(getattr(self.module, "FIX_IS_SAFE", True))

    @cached_property
    def reported_by_parser(self) -> bool:
        """Whether its findings come from the parser of files; such a file cannot be checked any further."""
        return not any(map(self.has, FUNCTIONS))

    @property
    def needs_answer(self) -> bool:
        """Whether it looks at what a link answered, so that only `catalog links` runs it."""
        return self.has("check_answer")

    def has(self, name: str) -> bool:
        """Return whether the rule has the function of this name."""
        return hasattr(self.module, name)

    def function(self, name: str, **context: object) -> Callable[..., Any]:
        """Return a function that the rule has, given those values of `context` that it has parameters for."""
        found: Callable[..., Any] = getattr(self.module, name)
        wanted = {key: value for key, value in context.items() if key in parameters_of(found)}
        # most rules want none, and each call of a partial costs a little
        return partial(found, **wanted) if wanted else found

    @property
    def is_dated(self) -> bool:
        """Whether the rule looks at texts and asks for the run, so that its answer may change with the day."""
        return "run" in parameters_of(getattr(self.module, "check_text", None))


def check_interface(module: ModuleType) -> None:
    """Check a rule's file against the interface; cheap enough (15 µs) for every rule that is loaded.

    Raises:
        RuleInterfaceError: something is missing, has a name that nothing looks for, or takes other parameters.
    """
    for flaw in _flaws(module):
        raise RuleInterfaceError(f"{module.__file__}: {flaw}")


def _flaws(module: ModuleType) -> Iterator[str]:
    held = vars(module)
    for name in _REQUIRED - held.keys():
        yield f"{name} is missing"
    functions = FUNCTIONS.keys() & held.keys()
    kinds = [kind for kind, names in _KINDS.items() if not names.isdisjoint(functions)]
    if len(kinds) > 1:
        yield f"a rule is of one kind, not of {' and '.join(kinds)}"
    for name in (name for kind in kinds for name in _KINDS[kind] - functions):
        yield f"{name} is missing"
    for name in functions:
        yield from _parameter_flaws(name, held[name])
    for name in held.keys() - _NAMES:
        if not name.startswith("_") and not _is_imported(name, held[name], module.__name__):
            yield f"nothing looks for {name}: misspelt, or to be named _{name}"


def _parameter_flaws(name: str, function: object) -> Iterator[str]:
    declared, taken = FUNCTIONS[name], parameters_of(function)
    # what is checked comes first and `settings` alone is checked by `check_settings`
    if taken != tuple(each for each in declared if each in taken or each not in CONTEXT or each == declared[0]):
        yield f"{name} takes ({', '.join(taken)}), not ({', '.join(declared)})"


def parameters_of(function: object) -> tuple[str, ...]:
    """Return the names of a function's parameters; none for what is no plain function."""
    code = getattr(function, "__code__", None)
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()


def _is_imported(name: str, value: object, module: str) -> bool:
    """Return whether a public name comes from elsewhere."""
    home = getattr(value, "__module__", None)
    if isinstance(home, str):
        return home != module
    return isinstance(value, ModuleType) or _is_anothers(name, value, module)


def _is_anothers(name: str, value: object, module: str) -> bool:
    """Return whether another module has this very object under this name, for a plain constant knows no module."""
    # nearly all are of the examples, the rest of helpers that were imported just before
    likely = sys.modules.get(f"{__package__}.examples")
    return any(
        isinstance(other, ModuleType) and vars(other).get(name) is value and other.__name__ != module
        for other in chain((likely,), reversed(sys.modules.values()))
    )
