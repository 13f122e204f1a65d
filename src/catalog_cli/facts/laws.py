"""National laws: their versions, order numbers, and number of articles per version."""

import gzip
import json
import re
from functools import cache
from importlib.resources import files

from msgspec import Struct

_TITLE = len('{"title":"')
_WORDS_LEFT_OUT = re.compile(r"\s|中华人民共和国|(?:（[^（）]{0,12}(?:试行|暂行|修订|修正|修正本|版)）)$")
_MARKS = str.maketrans("()<>《》", "（）〈〉〈〉")


class Law(Struct, frozen=True):
    """One version of a national law, as of the published text.

    `version` is the date of the text, `effective` when it took force, where that is known. `orders` are order numbers
    with their dates, oldest first; the last is the one of this text. `articles` holds for each article, from the first,
    the number of 项 under each of its 款.
    """

    title: str
    kind: str
    version: str
    orders: tuple[tuple[str, str], ...]
    effective: str | None
    articles: tuple[tuple[int, ...], ...]


@cache
def laws_named(title: str) -> tuple[Law, ...]:
    """Find the versions of a national law by its full title, or by the title without 中华人民共和国.

    Returns:
        The versions, the newest first; nothing where the law is not known, which says nothing against it.
    """
    lines = _lines_by_title().get(_folded(title), ())
    return tuple(sorted(map(_law, lines), key=lambda law: law.version, reverse=True))


@cache
def _lines_by_title() -> dict[str, list[bytes]]:
    """Read the file without decoding its lines: of a thousand versions, a catalogue cites about twenty."""
    found: dict[str, list[bytes]] = {}
    packed = files("catalog_cli.facts").joinpath("data/laws.jsonl.gz").read_bytes()
    for line in gzip.decompress(packed).splitlines():
        title = line[_TITLE : line.index(b'"', _TITLE)].decode()
        found.setdefault(_folded(title), []).append(line)
    return found


def _law(line: bytes) -> Law:
    stored = json.loads(line)
    return Law(
        title=stored["title"],
        kind=stored["kind"],
        version=stored["version"],
        orders=tuple((number, date) for number, date in stored["orders"]),
        effective=stored["effective"],
        articles=tuple(map(tuple, stored["articles"])),
    )


def _folded(title: str) -> str:
    """Normalise a title so that its full and its short form are equal."""
    return _WORDS_LEFT_OUT.sub("", title.translate(_MARKS))
