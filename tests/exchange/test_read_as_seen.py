"""Documents come in as a reader sees them, and each difference to their plain text is reported with its place."""

from pathlib import Path

import pytest

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.model.document import Decision, Document, NoteKind, ReadingNote, TablePlace
from catalog_cli.model.item import Value

REPORTS = Path(__file__).parent / "data" / "reports"
SEEN: dict[str, tuple[dict[str, Value], ReadingNote]] = {
    "01-word-struck-words.docx": (
        {"time_limit": "15个工作日内"},
        ReadingNote(TablePlace(1, 2, 6), NoteKind.STRUCK, "20", Decision.LEFT_OUT),
    ),
    "02-excel-struck-words.xlsx": (
        {"time_limit": "15个工作日内"},
        ReadingNote(TablePlace(1, 2, 6, "Sheet"), NoteKind.STRUCK, "20", Decision.LEFT_OUT),
    ),
    "03-word-box-only.docx": (
        {"content": "每季度公开一次"},
        ReadingNote(TablePlace(1, 2, 3), NoteKind.BOX, "每季度公开一次", Decision.TAKEN),
    ),
    "04-word-box-beside-text.docx": (
        {"content": "机构职能\n每季度公开一次"},
        ReadingNote(TablePlace(1, 2, 3), NoteKind.BOX, "每季度公开一次", Decision.TAKEN),
    ),
    "05-web-numbered-list.html": (
        {"content": "1. 机关职能\n2. 机构设置"},
        ReadingNote(TablePlace(1, 2, 3), NoteKind.COUNTED, "1.", Decision.TAKEN),
    ),
    "06-word-footnote.docx": (
        {"content": "内容"},
        ReadingNote(TablePlace(1, 2, 3), NoteKind.FOOTNOTE, "仅限本级机关", Decision.MISSED),
    ),
    "07-excel-note.xlsx": (
        {"time_limit": "20个工作日内"},
        ReadingNote(TablePlace(1, 2, 6, "Sheet"), NoteKind.COMMENT, "应改为15个工作日", Decision.SHOWN, author="某人"),
    ),
    "09-excel-link-text-edited.xlsx": (
        {"link": "https://www.example.gov.cn/new"},
        ReadingNote(
            TablePlace(1, 2, 8, "Sheet"),
            NoteKind.LINK,
            "https://www.example.gov.cn/old",
            Decision.TAKEN,
            "https://www.example.gov.cn/new",
        ),
    ),
    "10-word-link-text-edited.docx": (
        {"link": "https://www.example.gov.cn/new"},
        ReadingNote(
            TablePlace(1, 2, 8),
            NoteKind.LINK,
            "https://www.example.gov.cn/old",
            Decision.TAKEN,
            "https://www.example.gov.cn/new",
        ),
    ),
    "11-excel-long-number.xlsx": (
        {"extra": {"文号": "736420260001"}},
        ReadingNote(TablePlace(1, 2, 9, "Sheet"), NoteKind.DIGITS, "7.3642E+11", Decision.TAKEN, "736420260001"),
    ),
    "12-excel-formula-never-computed.xlsx": (
        {"content": "内容"},
        ReadingNote(TablePlace(1, 2, 2, "Sheet"), NoteKind.FORMULA, '=CONCATENATE("乙","丙")', Decision.MISSED),
    ),
}


def read(name: str) -> Document:
    return read_document(name.rpartition(".")[2], (REPORTS / name).read_bytes(), ReadOptions())


@pytest.mark.parametrize("name", SEEN)
def test_a_cell_is_what_a_reader_sees_and_the_difference_is_reported(name: str) -> None:
    values, note = SEEN[name]
    document = read(name)
    (item,) = document.items
    assert {key: item.values.get(key) for key in values} == values
    assert note in document.reading
    # a box in a cell is no title
    assert document.title == ""


@pytest.mark.parametrize("name", SEEN)
def test_only_words_that_a_reader_misses_make_a_document_incomplete(name: str) -> None:
    assert read(name).is_complete is (name[:2] not in {"06", "12"})
