"""An expression that is compiled late does what one compiled at once does, and none of the program's is faulty."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli import parsing, rules
from catalog_cli.parsing.characters import HAN, is_han
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.links import _LABEL as LABEL


def late_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    late = type(lazy_regex(""))
    for room in (parsing, rules):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if type(value) is late:
                    yield f"{module.name}.{name}", value


PATTERNS = dict(late_patterns())


@pytest.mark.parametrize("name", PATTERNS)
def test_no_expression_of_the_program_is_faulty(name: str) -> None:
    assert PATTERNS[name].groups >= 0


def test_the_flags_are_those_that_were_given() -> None:
    assert lazy_regex("a", re.IGNORECASE).match("A")
    assert not lazy_regex("a").match("A")


def test_a_faulty_expression_is_told_when_it_is_used() -> None:
    faulty = lazy_regex("(")
    with pytest.raises(re.error):
        faulty.match("")


@given(text=st.text("abc"), start=st.integers(0, 9))
def test_it_answers_as_one_that_is_compiled(text: str, start: int) -> None:
    late, now = lazy_regex("a(b|c)*"), re.compile("a(b|c)*")
    assert [each.span() for each in late.finditer(text, start)] == [each.span() for each in now.finditer(text, start)]
    assert late.sub("-", text) == now.sub("-", text)
    assert late.pattern == now.pattern
    assert late.flags == now.flags


def test_chinese_characters_are_those_of_the_class() -> None:
    told = re.compile(f"[{HAN}]")
    for code in range(0x40000):
        assert is_han(chr(code)) == bool(told.match(chr(code))), hex(code)
    assert not is_han("")


@given(
    label=st.text(
        st.one_of(st.sampled_from("/09:@AZ[^_`az{-,.\x7f\x80é中"), st.characters(max_codepoint=0x100)),
        min_size=1,
        max_size=64,
    )
)
def test_the_label_of_a_host_has_no_other_sign_than_a_dash_within(label: str) -> None:
    right = re.compile(r"[0-9a-z\u0080-\U0010ffff](?:[0-9a-z_\u0080-\U0010ffff-]{0,61}[0-9a-z\u0080-\U0010ffff])?")
    assert bool(LABEL.fullmatch(label)) == bool(right.fullmatch(label))
