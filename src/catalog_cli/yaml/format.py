"""Bring a file's text into its one form: order of keys, style of lists, blank lines; values and comments stay."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from operator import itemgetter

from catalog_cli.yaml.ending import ended
from catalog_cli.yaml.entries import in_order
from catalog_cli.yaml.fast_parser import FAST_LIMIT
from catalog_cli.yaml.lists import list_style_splices
from catalog_cli.yaml.nodes import MappingNode, ScalarNode, walk
from catalog_cli.yaml.plain_lines import plainly_read
from catalog_cli.yaml.splices import Splice, spliced
from catalog_cli.yaml.strict_parser import Look, look_at
from catalog_cli.yaml.values import mapping_of

_LOOSE = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_BLANK_LINES = re.compile(r"\A(?:\r?\n)+|(?<=\n)(\r?\n)(?:\r?\n)+")


def canonical(text: str, order: Sequence[str]) -> str:
    """Give the text with its keys in the order of `order`, others after them, and its lists in block style.

    A key moves with the comment lines right above it. Values, quotes, comments and the kind of line end stay; a text
    that cannot be read comes back as it is.
    """
    look = look_at(text)
    if look.flaws or not isinstance(look.root, MappingNode) or look.root.flow:
        return text
    values = mapping_of(look.root)
    for step in (ended, _with_block_lists, _without_loose_blanks, partial(in_order, order=order), _without_blank_runs):
        written = step(look)
        done = look if written == look.lines.text else look_at(written)
        # a comment or an empty line that would become part of a value is left where it is
        if not done.flaws and isinstance(done.root, MappingNode) and mapping_of(done.root) == values:
            look = done
    return look.lines.text


def is_plainly_canonical(data: bytes, order: Sequence[str]) -> bool:
    """Say whether a file surely is in canonical form; False means that only `canonical` can tell.

    The line parser takes only `key: text`, block lists with the usual indent, comments and blank lines. What is left to
    see is the order of the keys, blanks at the end of comments, runs of blank lines, and the end of the file.
    """
    if len(data) > FAST_LIMIT:
        return False
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    if not text.endswith("\n") or text[:1] == "\n" or "\n\n\n" in text or " \n" in text or text.endswith("\n\n"):
        return False
    values = plainly_read(text)
    if values is None:
        return False
    ranks = [order.index(key) if key in order else len(order) for key in values]
    return ranks == sorted(ranks)


def _with_block_lists(look: Look) -> str:
    splices = list_style_splices(look.root, look.lines) if isinstance(look.root, MappingNode) else ()
    return spliced(look.lines.text, splices)


def _without_loose_blanks(look: Look) -> str:
    return _replaced(look, _LOOSE)


def _without_blank_runs(look: Look) -> str:
    return _replaced(look, _BLANK_LINES)


def _replaced(look: Look, pattern: re.Pattern[str]) -> str:
    """Replace what a pattern finds outside of values of several lines by its group, or by nothing."""
    inside = _spans(look)
    return spliced(
        look.lines.text,
        [
            Splice(found.start(), found.end(), found[1] if pattern.groups and found[1] else "")
            for found in pattern.finditer(look.lines.text)
            if not _within(found.start(), inside)
        ],
    )


def _spans(look: Look) -> list[tuple[int, int]]:
    """Give the stretches of the scalars that go over several lines, in the order of the text."""
    scalars = (node for node in walk(look.root) if isinstance(node, ScalarNode)) if look.root else ()
    return [(node.start, node.end) for node in scalars if "\n" in look.lines.text[node.start : node.end]]


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, place, key=itemgetter(0))
    return before > 0 and place < spans[before - 1][1]
