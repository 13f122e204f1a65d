"""Whatever two sides made of a file, however they wrote it: the text says what was merged, and both can be taken."""

import re
from collections.abc import Callable, Iterator, Mapping

from hypothesis import assume, given
from hypothesis import strategies as st

from catalog_cli.changes.merge import merge_values
from catalog_cli.model.item import Value
from catalog_cli.store.merge.text_merge import Markers, merge_text
from catalog_cli.yaml import parse
from catalog_cli.yaml.emit import document
from changes.test_merge import THREE, TWO

Values = Mapping[str, Value]
Write = Callable[[Values], str]
CONFLICT = re.compile(r"^<{7} ours\n(.*?)^\|{7} base\n.*?^={7}\n(.*?)^>{7} theirs\n", re.MULTILINE | re.DOTALL)
WITH_BASE = Markers(with_base=True)


def wide(text: str) -> str:
    """Return the text with twice the indent on every line."""
    return re.sub(r"^ +", lambda found: found[0] * 2, text, flags=re.MULTILINE)


WRITTEN = st.sampled_from((document, lambda values: wide(document(values))))


@given(TWO)
def test_a_side_that_changed_nothing_gives_way(two: tuple[Values, Values]) -> None:
    base, other = two
    for ours, theirs in ((other, base), (base, other), (other, other)):
        text = merge_text(document(base), document(ours), document(theirs), merge_values(base, ours, theirs))
        assert text is not None
        assert parse(text.encode(), "").values == other


@given(THREE, st.tuples(WRITTEN, WRITTEN, WRITTEN))
def test_whichever_side_is_taken_the_text_says_what_was_merged(
    three: tuple[Values, Values, Values], how: tuple[Write, ...]
) -> None:
    texts = [write(values) for write, values in zip(how, three, strict=True)]
    merged = merge_values(*three)
    text = merge_text(texts[0], texts[1], texts[2], merged, WITH_BASE)
    assert text is not None
    assert len(CONFLICT.findall(text)) == len(merged.conflicts)
    for side, ours in ((r"\1", True), (r"\2", False)):
        assert parse(CONFLICT.sub(side, text).encode(), "").values == merged.taking(ours=ours)


@given(THREE, st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_the_comments_of_both_sides_are_kept(three: tuple[Values, Values, Values], wanted: tuple[bool, ...]) -> None:
    sides = list(zip(("base", "ours", "theirs"), three, wanted, strict=True))
    texts = [
        _commented(document(values), side) if with_comments else document(values)
        for side, values, with_comments in sides
    ]
    merged = merge_values(*three)
    text = merge_text(texts[0], texts[1], texts[2], merged)
    assert text is not None
    left = {*_keys(merged.taking(ours=True)), *_keys(merged.taking(ours=False))}
    for side, values, with_comments in sides[1:]:
        for path in _keys(values) if with_comments else ():
            assert path not in left or f"# {side} {path[-1]}\n" in text


def _commented(text: str, side: str) -> str:
    """Return the text with a comment above each key, however deep it is."""
    return re.sub(r"^( *)(?=(\w+):)", rf"\1# {side} \2\n\1", text, flags=re.MULTILINE)


def _keys(values: Values, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in values.items():
        yield (*path, key)
        if isinstance(value, Mapping):
            yield from _keys(value, (*path, key))


@given(THREE)
def test_line_ends_are_those_of_ours(three: tuple[Values, Values, Values]) -> None:
    base, ours, theirs = map(document, three)
    merged = merge_values(*three)
    plain = merge_text(base, ours, theirs, merged)
    assume(plain)
    assert plain
    assert merge_text(base, ours.replace("\n", "\r\n"), theirs, merged) == plain.replace("\n", "\r\n")
