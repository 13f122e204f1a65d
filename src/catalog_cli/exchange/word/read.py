"""Read a Word file's paragraphs and tables, with all tracked changes accepted.

The body becomes blocks of segments first, and then the texts and cells of a `SourceDocument`. Both steps see the whole
of a table: whether it holds data or only lays out a page depends on what stands in its cells.
"""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from msgspec import Struct

from catalog_cli.exchange.office_package import DEEPEST, checked_package, part_of
from catalog_cli.exchange.sent_items import parse_sent
from catalog_cli.exchange.tables.differences import note, settle_links
from catalog_cli.exchange.tables.grid import (
    Difference,
    Grid,
    SourceDocument,
    Spanned,
    TableSize,
    check_places,
    rectangle,
)
from catalog_cli.exchange.word.metadata import BOOKMARK, read_texts
from catalog_cli.exchange.word.namespaces import MC, VAL, W, number_of, parse_part
from catalog_cli.exchange.word.runs import RunReader, alternative
from catalog_cli.exchange.word.segments import WordParagraph, lay_out
from catalog_cli.exchange.word.surroundings import Surroundings, main_part, read_surroundings
from catalog_cli.model.document import NoteKind, ReadingNote, TablePlace
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

_MAIN = "word/document.xml"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml"))
_TABLE = f"{W}tbl"
_BLOCKS, _ROWS, _CELLS = frozenset((f"{W}p", _TABLE)), frozenset((f"{W}tr",)), frozenset((f"{W}tc",))
_DELETED_ROW = f"{W}trPr/{W}del"


def read_word(data: bytes) -> SourceDocument:
    """Read a Word file's paragraphs and tables.

    Raises:
        UnreadableDocumentError: it is no Word file, broken, encrypted, or holds more than is read.
    """
    package = checked_package(data, "docx")
    main = main_part(package)
    body = parse_part(part_of(package, main), main).find(f"{W}body")
    if body is None:
        raise UnreadableDocumentError(
            message("The .docx file is damaged: its part {name} has no text.", name=main),
            message("Open the file in Word and save it again."),
        )
    # before anything is built: a cell is the smallest thing that costs memory
    check_places(sum(1 for _ in body.iter(f"{W}tc")))
    texts = read_texts(package)
    metadata = {f"{BOOKMARK}{number}": text for number, text in texts.items()}
    sent = texts[max(texts)] if texts else ""
    try:
        blocks = BodyReader(read_surroundings(package, main)).read(body)
        builder = _SourceBuilder(metadata, sent if parse_sent(sent) is not None else "")
        parts = tuple(builder.of(blocks))
        return SourceDocument(parts, (*builder.notes, *_elsewhere(body)))
    except RecursionError as error:
        raise UnreadableDocumentError(
            message("Part {name} is nested more than {limit} levels deep, the most read.", name=_MAIN, limit=DEEPEST)
        ) from error


def _elsewhere(body: etree._Element) -> Iterator[ReadingNote]:
    """Yield a note for each document of another kind that Word shows as a part of this one."""
    for chunk in body.iter(f"{W}altChunk"):
        yield note(Difference(NoteKind.ELSEWHERE, etree.QName(chunk).localname), TablePlace())


class WordCell(Struct):
    """A cell: its blocks, and how many columns and rows of the grid it spans."""

    blocks: "list[WordParagraph | WordTable]"
    columns: int
    rows: int = 1


class WordTable(Struct):
    """A table: its rows, each with the cells that begin in it, and the texts of deleted ones by the row after them."""

    rows: list[list[WordCell]]
    deleted: list[tuple[int, str]]


WordBlock = WordParagraph | WordTable


class BodyReader:
    """Reads the blocks of one document."""

    def __init__(self, around: Surroundings) -> None:
        """Start at the top of a document; `around` is what its text refers to."""
        self._runs = RunReader(around)

    def read(self, body: etree._Element) -> list[WordBlock]:
        """Read all blocks; a text box comes before the block that anchors it, wherever on the page it floats."""
        found: list[WordBlock] = []
        for _ in self._read_into(found, body):
            if self._runs.floating:
                found[-1:-1] = self._boxes()
        return found

    def _boxes(self) -> list[WordBlock]:
        found: list[WordBlock] = []
        # a text box may hold another one
        while self._runs.floating:
            found += self._blocks(self._runs.floating.pop(0))
        return found

    def _blocks(self, source: etree._Element) -> list[WordBlock]:
        found: list[WordBlock] = []
        for _ in self._read_into(found, source):
            pass
        return found

    def _read_into(self, found: list[WordBlock], source: etree._Element) -> Iterator[None]:
        """Append the blocks of an element to `found`; yield after each, so that its text boxes can be placed."""
        joined: WordParagraph | None = None
        for block in self._find(source, _BLOCKS):
            if block.tag == _TABLE:
                joined = None
                if (table := self._table(block)).rows:
                    found.append(table)
            else:
                paragraph = joined or WordParagraph([], [])
                if joined is None:
                    found.append(paragraph)
                # a field or link may go on from one paragraph to the next, so the reader of runs keeps its state
                self._runs.read(block, paragraph)
                joined = None if paragraph.is_ended else paragraph
            yield

    def _table(self, source: etree._Element) -> WordTable:
        """Read a table; a cell that continues the one above it is merged into that.

        Word says only that a cell continues, and one must count the columns of the grid to tell which. A cell that has
        nothing above it to continue stands for itself.
        """
        above: dict[int, WordCell] = {}
        rows: list[list[WordCell]] = []
        deleted: list[tuple[int, str]] = []
        for element in self._find(source, _ROWS):
            if element.find(_DELETED_ROW) is not None:
                deleted.append((len(rows), " | ".join(_texts_of(element))))
                continue
            row = self._row(element)
            if not row:
                continue
            rows.append([])
            column = 0
            for cell, is_continued in row:
                if is_continued and column in above:
                    above[column].rows += 1
                else:
                    above[column] = cell
                    rows[-1].append(cell)
                column += cell.columns
        return WordTable(rows, deleted)

    def _row(self, source: etree._Element) -> list[tuple[WordCell, bool]]:
        """Read a row's cells, and whether each continues the one above."""
        row: list[tuple[WordCell, bool]] = []
        # a row that begins further right has no cells for the columns before it, only their number
        if before := number_of(source.find(f"{W}trPr"), f"{W}gridBefore", 0):
            row.append((WordCell([], before), False))
        for cell in self._find(source, _CELLS):
            self._read_cell(cell, row)
        return row

    def _read_cell(self, source: etree._Element, row: list[tuple[WordCell, bool]]) -> None:
        properties = source.find(f"{W}tcPr")
        named = {child.tag: child for child in properties} if properties is not None else {}
        if f"{W}cellDel" in named:
            return
        columns = max(1, number_of(properties, f"{W}gridSpan", 1)) if f"{W}gridSpan" in named else 1
        joined = named.get(f"{W}hMerge")
        if joined is not None and joined.get(VAL) != "restart" and row:
            row[-1][0].columns += columns
            return
        # a field that is not ended within its cell must not swallow the cells that follow
        fields, self._runs.fields = self._runs.fields, []
        floating, self._runs.floating = self._runs.floating, []
        blocks = self._blocks(source)
        boxes = self._boxes()
        for paragraph in _paragraphs(boxes):
            paragraph.is_boxed = True
        row.append((WordCell([*blocks, *boxes], columns), _is_continued(named)))
        self._runs.fields, self._runs.floating = fields, floating

    def _find(self, source: Iterable[etree._Element], wanted: frozenset[str]) -> Iterator[etree._Element]:
        """Yield the wanted elements, whatever controls and changes stand around them."""
        for child in source:
            if child.tag in wanted:
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._find(child, wanted)
            elif child.tag == f"{W}sdt":
                yield from self._find(self._runs.within(child), wanted)
            elif child.tag == f"{MC}AlternateContent":
                chosen = alternative(child)
                yield from self._find(chosen if chosen is not None else (), wanted)


class _SourceBuilder:
    """Turns blocks into the parts of a document: paragraphs as text, tables as grids."""

    def __init__(self, metadata: Mapping[str, str], sent: str) -> None:
        """Start with the first table; `metadata` maps names of bookmarks to what a row with them carries."""
        self._sent = sent
        self.notes: list[ReadingNote] = []
        self._metadata = metadata
        self._tables = 0
        self._places = 0

    def of(self, blocks: Iterable[WordBlock]) -> Iterator[str | Grid]:
        for block in blocks:
            if isinstance(block, WordParagraph):
                flow = lay_out((block,))
                # pictures around the tables (emblems, seals) belong to no item
                outside = (each for each in flow.differences if each.kind not in {NoteKind.PICTURE, NoteKind.COUNTED})
                self.notes += (note(each, TablePlace()) for each in outside)
                if text := flow.text.strip():
                    yield text
            elif _size(block).is_layout:
                for cell in _cells(block):
                    yield from self.of(cell.blocks)
            elif (grid := self._grid(block)).rows:
                yield grid

    def _grid(self, table: WordTable) -> Grid:
        # layout tables have no number: nobody who counts the tables of a page would see them
        self._tables += 1
        rows = rectangle([[[_spanned(cell) for cell in row] for row in table.rows]])
        self._places += len(rows) * len(rows[0])
        check_places(self._places)
        for index, words in table.deleted:
            self.notes.append(note(Difference(NoteKind.DELETED, words), TablePlace(self._tables, index + 1)))
        metadata = {place: text for place, row in enumerate(table.rows) if (text := self._metadata_of(row)) is not None}
        return Grid(rows, table=self._tables, metadata=metadata, sent=self._sent)

    def _metadata_of(self, row: Iterable[WordCell]) -> str | None:
        if not self._metadata:
            return None
        names = (name for cell in row for paragraph in _paragraphs(cell.blocks) for name in paragraph.bookmarks)
        return next((self._metadata[name] for name in names if name in self._metadata), None)


def _spanned(cell: WordCell) -> Spanned:
    flow = lay_out(_paragraphs(cell.blocks))
    links, differences = settle_links(flow.links) if flow.links else ((), ())
    return Spanned(flow.text, links, cell.rows, cell.columns, (*flow.differences, *differences))


def _paragraphs(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """Yield the paragraphs of a cell; those of a table within it are lines of the cell."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for cell in _cells(block):
                yield from _paragraphs(cell.blocks)


def _texts_of(row: etree._Element) -> Iterator[str]:
    """Yield the texts of a deleted row's cells that have one."""
    for cell in row.iter(f"{W}tc"):
        if text := "".join(part.text or "" for part in cell.iter(f"{W}t", f"{W}delText")).strip():
            yield text


def _cells(table: WordTable) -> Iterator[WordCell]:
    for row in table.rows:
        yield from row


def _size(table: WordTable) -> TableSize:
    within = [_size(block) for cell in _cells(table) for block in cell.blocks if isinstance(block, WordTable)]
    largest = max((max(size.cells, size.largest_within) for size in within), default=0)
    return TableSize(len(table.rows), sum(len(row) for row in table.rows), largest)


def _is_continued(properties: Mapping[str, etree._Element]) -> bool:
    """Return whether a cell continues the one above; a tracked merge is accepted."""
    tracked = properties.get(f"{W}cellMerge")
    if tracked is not None:
        return tracked.get(f"{W}vMerge") == "cont"
    merge = properties.get(f"{W}vMerge")
    return merge is not None and (merge.get(VAL) or "continue") == "continue"
