"""A Markdown table comes in as a reader of the rendered page sees it."""

import pytest

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, render
from catalog_cli.model.document import Document, NoteKind
from catalog_cli.model.item import item_from
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder
from conftest import ROOT

TITLE = "# 某局政府信息主动公开目录\n\n公开主体：某局\n\n"
HEAD = f"{TITLE}|序号|事项类别|事项名称|公开内容|公开时限|链接地址|\n|-|-|-|-|-|-|\n"


def read(rows: str) -> Document:
    return read_document("markdown", (HEAD + rows).encode(), ReadOptions())


CELLS = {
    "struck words": ("~~20~~15日", "15日", [(NoteKind.STRUCK, "20")]),
    "an element that strikes": ("<s>20</s>15日", "15日", [(NoteKind.STRUCK, "20")]),
    "an element that deletes": ("<del>20</del>15日", "15日", [(NoteKind.DELETED, "20")]),
    "lines": ("一<br>二", "一\n二", []),
    "a bar": (r"a \| b", "a | b", []),
    "emphasis": ("**每季**_更新_", "每季更新", []),
    "a picture": ("甲 ![二维码](a.png)", "甲", [(NoteKind.PICTURE, "二维码")]),
}


@pytest.mark.parametrize(("cell", "text", "notes"), CELLS.values(), ids=CELLS)
def test_a_cell_is_what_the_page_shows(cell: str, text: str, notes: list[tuple[NoteKind, str]]) -> None:
    document = read(f"|1|政策|预案|{cell}|及时|无|\n")
    assert document.items[0].values["content"] == text
    assert [(note.kind, note.text) for note in document.reading] == notes


def test_a_link_leads_where_it_leads_on_the_page() -> None:
    document = read(
        "|1|政策|预案|全文|及时|[点击查看](https://www.x.gov.cn/a)|\n|||通知|全文|及时|<https://www.x.gov.cn/b>|\n"
    )
    assert [(item.values["category"], item.values["link"]) for item in document.items] == [
        ("政策", "https://www.x.gov.cn/a"),
        ("政策", "https://www.x.gov.cn/b"),
    ]
    assert (document.title, document.publishers) == ("某局政府信息主动公开目录", ("某局",))


def test_the_rendered_catalogue_is_read_with_every_text() -> None:
    bundled = load_catalogue(Folder(ROOT)).catalogue
    document = read_document("markdown", render("markdown", bundled, Options()), ReadOptions())
    said = [item_from({**item.values, "id": "x"}).to_mapping() for item in document.items]
    unsaid = {"id", "order", "published_with"}
    assert [without(item, unsaid) for item in said] == [without(item.to_mapping(), unsaid) for item in bundled.items]


def without(item: dict[str, object], keys: set[str]) -> dict[str, object]:
    return {key: value for key, value in item.items() if key not in keys}
