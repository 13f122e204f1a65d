"""Bring a file's text into its one form: order of keys, style of lists, blank lines; values and comments stay."""

import re
from collections.abc import Sequence

from catalog_cli.store.yaml.careful import look_at
from catalog_cli.store.yaml.chunks import ordered
from catalog_cli.store.yaml.nodes import MappingNode
from catalog_cli.store.yaml.values import mapping_of

_TRAILING = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_BLANK_RUN = re.compile(r"(\r?\n\r?\n)(?:\r?\n)+")


def canonical(text: str, order: Sequence[str]) -> str:
    """Give the text with its keys in the order of `order`, others after them, and its lists in block style.

    A key moves with the comment lines right above it. Values, quotes, comments and the kind of line end stay; a text
    that cannot be read comes back as it is.
    """
    look = look_at(text)
    if look.flaws or not isinstance(look.root, MappingNode) or look.root.flow:
        return text
    values = mapping_of(look.root)
    for step in (_ended, _with_block_lists, _tidied, lambda each: ordered(each, order), _tidied):
        look = look_at(step(look))
    done = look.root
    # what would not read as before is never given out
    return look.lines.text if isinstance(done, MappingNode) and mapping_of(done) == values else text
