"""A cell that lists several things, taken apart where one of them ends."""

import re
from collections.abc import Iterable
from itertools import pairwise

from catalog_cli.exchange.tables.cells import tidy
from catalog_cli.exchange.tables.wrapped import goes_on
from catalog_cli.parsing.brackets import closings
from catalog_cli.parsing.citations import parse_basis

_BETWEEN = re.compile(r"[；;、，,\s]*")
_SEPARATOR = re.compile(r"[、；;，,\n]")
_BRACKETS = ("（）", "()", "《》", "“”", "〈〉", "【】", "〔〕", "[]")


def citations(text: str) -> tuple[str, ...]:
    """Split a legal basis where a citation ends; nothing but the separators between two of them is lost.

    《甲法》第一条；《乙法》 gives two, 《甲法》和《乙法》 stays one, since 和 would be lost.
    """
    basis = parse_basis(text)
    starts = [citation.parts[0].start for citation in basis.citations]
    ends = [citation.parts[-1].end for citation in basis.citations]
    cuts = [0]
    for end, start in zip(ends, starts[1:], strict=False):
        between = text[end:start]
        # a full stop belongs to what it ends
        if _BETWEEN.fullmatch(between.removeprefix("。")):
            cuts.append(start)
    return _present(_without_separators(text[start:end]) for start, end in pairwise([*cuts, len(text)]))


def entries(text: str) -> tuple[str, ...]:
    """Split channels or offices at 、；，and line breaks, but not within brackets or quotes."""
    if not _SEPARATOR.search(text):
        return (text,) if text else ()
    cuts = [found.start() for found in _SEPARATOR.finditer(text) if not _is_within(found.start(), _bracketed(text))]
    parts = (text[start + 1 : end] for start, end in pairwise([-1, *cuts, len(text)]))
    return tuple(_with_orphans(part for part in map(tidy, parts) if part))


def _bracketed(text: str) -> list[tuple[int, int]]:
    return [pair for both in _BRACKETS for pair in closings(text, both[0], both[1]).items()]


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _with_orphans(parts: Iterable[str]) -> list[str]:
    """Join what only goes on with the part before: the end of a word that was broken over two lines."""
    joined: list[str] = []
    for part in parts:
        if joined and goes_on(joined[-1], part):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _without_separators(text: str) -> str:
    return re.sub(r"^[；;、，,\s]+|[；;、，,\s]+$", "", text)


def _present(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
