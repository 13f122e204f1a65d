"""What is said of an expression, so that it need not be tried, is true of whatever it can match."""

import pytest

from catalog_cli.parsing.time_limits.clauses import SHAPES
from catalog_cli.parsing.time_limits.words import Shape
from parsing.regex_proofs import BLANK, UNLIMITED, first_characters, parsed, requires


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.read.__name__)
def test_a_match_begins_as_the_shape_says(shape: Shape) -> None:
    begins, empty = first_characters(parsed(shape.pattern.pattern))
    assert not empty
    assert begins is not UNLIMITED
    # the search for a place to begin stops at no blank
    assert begins - {BLANK} <= set(shape.first)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape.needs], ids=lambda shape: shape.read.__name__)
def test_a_match_has_what_the_shape_needs(shape: Shape) -> None:
    assert requires(parsed(shape.pattern.pattern), set(shape.needs))


def test_the_proof_itself_can_fail() -> None:
    assert first_characters(parsed("[ab]?c|d{0,2}e")) == ({"a", "b", "c", "d", "e"}, False)
    assert first_characters(parsed("a|[^b]"))[0] is UNLIMITED
    assert first_characters(parsed(r"\s?a"))[0] == {BLANK, "a"}
    assert requires(parsed("a(?:b|cb)d?"), {"b"})
    assert not requires(parsed("a(?:b|c)b?"), {"b"})
