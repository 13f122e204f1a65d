"""Decide what becomes of every difference between a cell's plain text and what a reader sees in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from catalog_cli.exchange.tables.grid import Difference, Grid, Link
from catalog_cli.model.document import Decision, NoteKind, ReadingNote, TablePlace
from catalog_cli.parsing.lazy_regex import lazy_regex

DECISIONS: Mapping[NoteKind, Decision] = {
    NoteKind.STRUCK: Decision.LEFT_OUT,
    NoteKind.DELETED: Decision.LEFT_OUT,
    NoteKind.HIDDEN: Decision.LEFT_OUT,
    NoteKind.RUBY: Decision.LEFT_OUT,
    NoteKind.PICTURE: Decision.LEFT_OUT,
    NoteKind.BOX: Decision.TAKEN,
    # a filter that was left on must not make items absent
    NoteKind.HIDDEN_CELLS: Decision.TAKEN,
    NoteKind.COUNTED: Decision.TAKEN,
    NoteKind.LINK: Decision.TAKEN,
    NoteKind.DIGITS: Decision.TAKEN,
    NoteKind.COMMENT: Decision.SHOWN,
    NoteKind.FOOTNOTE: Decision.MISSED,
    NoteKind.ENDNOTE: Decision.MISSED,
    NoteKind.FIELD: Decision.MISSED,
    NoteKind.FORMULA: Decision.MISSED,
    NoteKind.SHAPE: Decision.MISSED,
    NoteKind.ELSEWHERE: Decision.MISSED,
}
"""What becomes of each kind; no reader of documents decides it for itself."""
_ADDRESS = lazy_regex(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_SCHEME = lazy_regex(r"https?://", re.IGNORECASE)
# an address that did not fit is printed with its end cut off
_CUT = lazy_regex(r"(?:\.\.\.|…)$")


def is_taken(kind: NoteKind | None) -> bool:
    """Return whether words of a kind are part of the cell's text; None are plain words."""
    return kind is None or DECISIONS[kind] is Decision.TAKEN


def note(difference: Difference, place: TablePlace) -> ReadingNote:
    """Decide what becomes of a difference."""
    decision = DECISIONS[difference.kind]
    return ReadingNote(place, difference.kind, difference.text, decision, difference.after, difference.author)


def notes_of(grid: Grid) -> Iterator[ReadingNote]:
    """Yield the differences in the cells of a table, with their places."""
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            # a merged cell is the same at every place that it covers
            if cell.differences and (cell.row, cell.column) == (index, column):
                place = TablePlace(grid.table, grid.first_row + index, grid.first_column + column, grid.sheet)
                yield from (note(difference, place) for difference in dict.fromkeys(cell.differences))


def settle_links(links: Iterable[Link]) -> tuple[tuple[Link, ...], tuple[Difference, ...]]:
    """Let each link lead to the address that is printed, where its words are another one than its target."""
    settled: list[Link] = []
    differences: list[Difference] = []
    for link in links:
        printed = _printed(link)
        if printed == link.address:
            settled.append(link)
        else:
            settled.append(Link(printed, link.words))
            differences.append(Difference(NoteKind.LINK, link.address, printed))
    return tuple(settled), tuple(differences)


def _printed(link: Link) -> str:
    """Return the address that a link's words are; its target where they are none, or the same one."""
    words = "".join(link.words.split())
    target = link.address
    scheme = _SCHEME.match(target)
    if not scheme or not _ADDRESS.fullmatch(words) or _CUT.search(words):
        return target
    if not _SCHEME.match(words):
        words = scheme[0] + words
    return target if _comparable(words) == _comparable(target) else words


def _comparable(address: str) -> str:
    """Return an address without what makes no difference: escapes, the case of the host, and a last slash."""
    scheme, _, rest = unquote(address).partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.casefold()}://{host.casefold()}{slash}{path}".rstrip("/")
