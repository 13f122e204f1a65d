"""A rule's file is checked when it is found: what nothing would ever look for fails at once, with the file's name."""

from collections.abc import Iterable, Iterator
from inspect import signature
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from catalog_cli.model.record import Ledger, Record
from catalog_cli.rules.interface import FUNCTIONS, KINDS, Rule, RuleInterfaceError, check_interface
from catalog_cli.rules.registry import all_rules

RIGHT = '''
"""A text is short."""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem

TITLE = "简短"
SEVERITY = Severity.INFO
VALID = ("短",)
INVALID = ("长" * 99,)
_MOST = 9


def check_text(text):
    yield from ()
'''
FLAWS = {
    "a misspelt function": (("def check_text(", "def chek_text("), "nothing looks for chek_text"),
    "a helper that is public": (("_MOST = 9", "_MOST = 9\n\n\ndef is_long(text):\n    return True"), "is_long"),
    "a misspelt optional name": (("_MOST = 9", 'KEY = ("name",)'), "nothing looks for KEY"),
    "a misspelt flag": (("_MOST = 9", "PENDANTIC = True"), "nothing looks for PENDANTIC"),
    "a public class": (("_MOST = 9", "class Length:\n    pass"), "Length"),
    "a missing title": (('TITLE = "简短"', ""), "TITLE is missing"),
    "a misspelt severity": (("SEVERITY =", "SEVERTY ="), "SEVERITY is missing"),
    "no right examples": (("VALID =", "_VALID ="), "VALID is missing"),
    "another parameter": (
        ("check_text(text)", "check_text(words)"),
        r"check_text takes \(words\), not \(text, settings, facts, run\)",
    ),
    "one parameter too many": (("check_text(text)", "check_text(text, item)"), r"takes \(text, item\)"),
    "another order": (("check_text(text)", "check_text(text, run, settings)"), r"takes \(text, run, settings\)"),
    "no text": (("check_text(text)", "check_text(settings)"), r"takes \(settings\)"),
    "a function that is none": (("def check_text(text):\n    yield from ()", "check_text = 5"), "check_text takes"),
    "half of a pair": (("def check_text(text)", "def compare(collected, settings)"), "collect is missing"),
    "two kinds at once": (("_MOST = 9", "def check_item(item, settings):\n    yield from ()"), "one kind"),
}


def module_of(text: str, folder: Path) -> ModuleType:
    module = ModuleType("catalog_cli.rules.wording.short")
    module.__file__ = str(folder / "short.py")
    exec(compile(text, module.__file__, "exec"), vars(module))  # noqa: S102 - as an import would
    return module


def test_a_right_file_passes(tmp_path: Path) -> None:
    check_interface(module_of(RIGHT, tmp_path))


@pytest.mark.parametrize(("change", "flaw"), FLAWS.values(), ids=FLAWS)
def test_a_flaw_is_refused_with_the_name_of_the_file(change: tuple[str, str], flaw: str, tmp_path: Path) -> None:
    with pytest.raises(RuleInterfaceError, match=flaw) as raised:
        check_interface(module_of(RIGHT.replace(*change), tmp_path))
    assert str(tmp_path / "short.py") in str(raised.value)


def test_a_rule_that_needs_the_day_takes_the_run(tmp_path: Path) -> None:
    for parameters in ("text, run", "text, settings", "text, settings, run"):
        check_interface(module_of(RIGHT.replace("check_text(text)", f"check_text({parameters})"), tmp_path))


def test_a_function_is_given_what_it_takes(tmp_path: Path) -> None:
    for parameters in ("text", "text, run", "text, settings", "text, settings, run"):
        text = RIGHT.replace("check_text(text)", f"check_text({parameters})").replace("yield from ()", "yield locals()")
        module: Any = module_of(text, tmp_path)
        [given] = Rule("wording/short", module).function("check_text", settings=1, run=2)("a")
        assert given == {name: {"text": "a", "settings": 1, "run": 2}[name] for name in parameters.split(", ")}


def test_a_file_without_a_function_has_its_findings_reported_by_the_parser(tmp_path: Path) -> None:
    module: Any = module_of(RIGHT.replace("def check_text(text):\n    yield from ()", ""), tmp_path)
    check_interface(module)
    assert Rule("wording/short", module).reported_by_parser


DECLARED = {name: getattr(kind, name) for kind in KINDS for name in FUNCTIONS if hasattr(kind, name)}
HELD: list[Any] = [
    pytest.param(name, function, id=f"{rule.name} {name}")
    for rule in all_rules()
    for name, function in vars(rule.module).items()
    if name in FUNCTIONS and isinstance(function, FunctionType)
]


OF_RECORDS = {"record": Record, "ledger": Ledger}
"""What the interface declares in words only, so that a catalogue without records does not load it."""


def yielded(hint: object) -> object:
    return get_args(hint)[0] if get_origin(hint) in {Iterable, Iterator} else hint


@pytest.mark.parametrize(("name", "function"), HELD)
def test_the_types_are_those_of_the_interface(name: str, function: FunctionType) -> None:
    declared, held = get_type_hints(DECLARED[name]), get_type_hints(function)
    assert {key: held[key] for key in signature(function).parameters} == {
        key: OF_RECORDS.get(key, declared[key]) for key in signature(function).parameters
    }
    assert name == "collect" or yielded(held["return"]) == yielded(declared["return"])
