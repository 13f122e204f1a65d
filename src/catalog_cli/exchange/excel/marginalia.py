"""Read what lies over the cells of a sheet: comments and notes, text boxes, pictures."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from catalog_cli.exchange.excel.cell_range import CellPlace, place_of
from catalog_cli.exchange.excel.workbook import StoredWorkbook, elements, local_name, rich_text, targets
from catalog_cli.exchange.tables.grid import Difference
from catalog_cli.model.document import NoteKind


def differences_over(book: StoredWorkbook, part: str) -> Mapping[CellPlace, list[Difference]]:
    """Return what lies over each cell of a sheet; what floats over several is said of the first of them.

    Raises:
        UnreadableDocumentError: a part is damaged.
    """
    found: dict[CellPlace, list[Difference]] = defaultdict(list)
    threads = dict(_threads(book, part))
    for place, said in threads.items():
        found[place] += said
    for place, note in _notes(book, part):
        # a thread is kept a second time as a note, for programs that know no threads
        if place not in threads:
            found[place].append(note)
    for drawing in targets(book.package, part, "/drawing").values():
        for _, anchor in elements(book.package, drawing, "twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
            place, difference = _floating(anchor)
            found[place] += [difference] if difference else []
    return found


def _notes(book: StoredWorkbook, part: str) -> Iterator[tuple[CellPlace, Difference]]:
    for name in targets(book.package, part, "/comments").values():
        authors = [(element.text or "").strip() for _, element in elements(book.package, name, "author")]
        for _, element in elements(book.package, name, "comment"):
            place = place_of(element.get("ref", ""))
            number = element.get("authorId", "")
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            text = "".join(rich_text(child) for child in element if local_name(child) == "text").strip()
            # Excel begins a note with its author's name
            text = text.removeprefix(f"{author}:").removeprefix(f"{author}：").strip() if author else text
            if place and text:
                yield place, Difference(NoteKind.COMMENT, text, "", author)


def _threads(book: StoredWorkbook, part: str) -> Iterator[tuple[CellPlace, list[Difference]]]:
    names: dict[str, str] = {}
    for person in targets(book.package, book.home, "/person").values():
        for _, element in elements(book.package, person, "person"):
            names[element.get("id", "")] = element.get("displayName", "")
    said: dict[CellPlace, list[Difference]] = defaultdict(list)
    for name in targets(book.package, part, "/threadedComment").values():
        for _, element in elements(book.package, name, "threadedComment"):
            place = place_of(element.get("ref", ""))
            text = "".join(child.text or "" for child in element if local_name(child) == "text").strip()
            if place and text:
                author = names.get(element.get("personId", ""), "")
                said[place].append(Difference(NoteKind.COMMENT, text, "", author))
    yield from said.items()


def _floating(anchor: etree._Element) -> tuple[CellPlace, Difference | None]:
    """Return the cell that a shape begins over, and what it is; a text box within one cell is part of it."""
    first, last = _corner(anchor, "from"), _corner(anchor, "to")
    lines = [
        "".join(text.text or "" for text in line.iter("{*}t")).strip()
        for body in anchor.iter("{*}txBody")
        for line in body.iter("{*}p")
    ]
    text = "\n".join(line for line in lines if line)
    if text:
        return first, Difference(NoteKind.BOX if first == last else NoteKind.SHAPE, text)
    if not any(local_name(each) in {"pic", "graphicFrame"} for each in anchor):
        return first, None
    named = (each.get("descr") or "" for each in anchor.iter("{*}cNvPr"))
    return first, Difference(NoteKind.PICTURE, next((text for text in named if text), ""))


def _corner(anchor: etree._Element, name: str) -> CellPlace:
    for corner in anchor.iterchildren(f"{{*}}{name}"):
        numbers = {local_name(each): (each.text or "").strip() for each in corner}
        row, column = numbers.get("row", ""), numbers.get("col", "")
        if row.isdecimal() and column.isdecimal():
            return int(row[:7]) + 1, int(column[:5]) + 1
    return 1, 1
