"""Learn from the cells of a column how they are printed: boxes, separators, ticks, what stands for nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from catalog_cli.exchange.tables.boxes import OPEN, TICKED, box_entries
from catalog_cli.exchange.tables.cells import cleaned, is_nothing
from catalog_cli.exchange.tables.grid import GridCell
from catalog_cli.model.field import FIELDS, Kind, separator_of
from catalog_cli.model.form import MERGED, ONCE, REPEATED
from catalog_cli.model.item import Item

_SEPARATORS = ("；", "、", "\n", "，", " ", ";", ",", "　", "；\n", "、\n", "")
_GAPS = (" ", "", "\n", "  ", "　", "、", "；")
_LISTS = (Kind.LIST, Kind.TEXT_OR_LIST)
_MOST_BOXES = 40
_LONGEST_ABSENT = 6


def boxes_of(key: str, cells: Sequence[GridCell]) -> Mapping[str, object]:
    """Return the boxes that most cells of a column offer, their signs, and what stands between them."""
    if key not in FIELDS or not FIELDS[key].boxed:
        return {}
    read = [(cell.text, found) for cell in cells if (found := box_entries(cell.text))]
    if 2 * len(read) <= sum(bool(cell.text.strip()) for cell in cells):
        return {}
    order: list[str] = []
    for _, found in read:
        _merge(order, [words for sign, words in found if sign])
    # what few rows offer stays with those rows
    usual = Counter(words for _, found in read for words in {words for sign, words in found if sign})
    order = [words for words in order if 2 * usual[words] > len(read)]
    signs = [Counter(sign for _, found in read for sign, _ in found if sign in known) for known in (TICKED, OPEN)]
    ticked, left_open = (each.most_common(1)[0][0] if each else sign for each, sign in zip(signs, "■□", strict=True))
    gaps = Counter(gap for text, found in read for gap in _GAPS if _joined(found, gap) == _plain(text))
    separator = gaps.most_common(1)[0][0] if gaps else " "
    if not order or len(order) > _MOST_BOXES:
        return {}
    if gaps:
        own = None if separator == " " else separator
        return {"boxes": tuple(order), "ticked": ticked, "open": left_open, "separator": own}
    breaks = tuple(words for words in order if _begins_line(words, [text for text, _ in read]))
    return {"boxes": tuple(order), "ticked": ticked, "open": left_open, "breaks": breaks}


def _begins_line(words: str, texts: Sequence[str]) -> bool:
    """Return whether an option begins a line, but not the first, in most cells that offer it."""
    at = [(text, place) for text in texts if (place := text.find(words)) > 0]
    return 2 * sum("\n" in _before(text, place) for text, place in at) > len(at)


def _before(text: str, place: int) -> str:
    """Return what stands between an option with its sign and the words before it."""
    start = place
    while start and not (text[start - 1].isalnum() or text[start - 1] in "）)"):
        start -= 1
    return text[start:place]


def _merge(order: list[str], words: Sequence[str]) -> None:
    """Insert what is not there yet behind what stands before it."""
    before = -1
    for each in words:
        if each not in order:
            order.insert(before + 1, each)
        before = order.index(each)


def _joined(found: Iterable[tuple[str, str]], gap: str) -> str:
    return gap.join(sign + words for sign, words in found)


def _plain(text: str) -> str:
    return cleaned(text)[0]


def separator_between(key: str, pairs: Sequence[tuple[GridCell, Item]]) -> str | None:
    """Return what stands between the elements of a list in most cells; None where it is as usual."""
    if key not in FIELDS or FIELDS[key].kind not in _LISTS:
        return None
    found: Counter[str] = Counter()
    for cell, item in pairs:
        texts, shown = item.texts(key), _plain(cell.text)
        if len(texts) > 1:
            found.update(each for each in _SEPARATORS if each.join(texts) == shown)
    usual = found.most_common(1)[0][0] if found else separator_of(key)
    return None if usual == separator_of(key) else usual


def tick_of(columns: Iterable[Sequence[GridCell | None]]) -> str:
    """Return the sign that stands alone in most cells of columns to tick."""
    signs = Counter(text for cells in columns for cell in cells if cell and len(text := cell.text.strip()) == 1)
    ticks = [sign for sign, _ in signs.most_common() if sign in f"{TICKED}是有VvRP1"]
    return ticks[0] if ticks else ""


def absent_text(cells: Sequence[GridCell], *, is_option: bool) -> str:
    """Return what stands in most cells of items that have nothing there."""
    texts = Counter(_plain(cell.text) for cell in cells)
    known = [
        text for text, _ in texts.most_common() if is_nothing(text) or (is_option and len(text) <= _LONGEST_ABSENT)
    ]
    return known[0] if known else ""


def same_of(cells: Sequence[GridCell | None], *, leaves_blank: bool) -> str:
    """Return how most neighbours with one text are printed; where there are none, it is empty.

    Where a column `leaves_blank`, an empty cell stands for the text above it.
    """
    found: Counter[str] = Counter()
    for above, cell in pairwise(cells):
        if above is None or cell is None:
            continue
        if cell.rows > 1 and (above.row, above.column, above.rows) == (cell.row, cell.column, cell.rows):
            found[MERGED] += 1
        elif above.text == cell.text and cell.text.strip():
            found[REPEATED] += 1
        elif leaves_blank and not cell.text.strip():
            found[ONCE] += 1
    return found.most_common(1)[0][0] if found else ""
