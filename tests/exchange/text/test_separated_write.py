"""What is written as CSV or TSV is read as the very same items, in any encoding that has their characters."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, render
from catalog_cli.exchange.text.separated import METADATA_HEADING
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item, item_from
from exchange.test_records import catalogues

PLAIN = Item(id="nian-bao", category="政策", name="年报", content="每年的报告", basis=("《甲》第一条",))


def whole(*items: Item) -> Catalogue:
    """Make a catalogue of items."""
    return Catalogue(Settings(), items)


def back(document: Document) -> list[Item]:
    """Return the items that were read."""
    return [item_from({**item.values, "id": item.id}) for item in document.items]


def headings(data: bytes) -> list[str]:
    """Return the headings of a CSV."""
    return next(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", ["csv", "tsv"])
@given(catalogue=catalogues)
def test_every_item_comes_back_as_it_was(kind: str, catalogue: Catalogue) -> None:
    listed = replace(catalogue, items=tuple(replace(item, id=f"a-{n}") for n, item in enumerate(catalogue.items)))
    if not listed.items:
        return
    document = read_document(kind, render(kind, listed, Options()), ReadOptions())
    found = sorted(back(document), key=lambda item: item.id)
    assert [item.to_mapping() for item in found] == [
        item.to_mapping() for item in sorted(listed.items, key=lambda item: item.id)
    ]


@given(
    st.sampled_from("=+-@＝＋－＠'\t"),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(["csv", "tsv"]),
)
def test_a_text_that_looks_like_a_formula_comes_back_unchanged(sign: str, rest: str, kind: str) -> None:
    item = replace(PLAIN, name=sign + rest, content=sign * 2 + rest, time_limit=sign)
    data = render(kind, whole(item), Options())
    assert back(read_document(kind, data, ReadOptions())) == [item]


def test_a_column_of_what_the_cells_do_not_say_is_there_only_when_needed() -> None:
    assert headings(render("csv", whole(PLAIN), Options()))[-1] == "编号"
    placed = replace(PLAIN, id="c", order=1, published_with="nian-bao")
    assert headings(render("csv", whole(PLAIN, placed), Options()))[-3:] == ["编号", "次序", "随同公开"]
    needy = replace(PLAIN, id="b", channels=("报刊、广播",))
    assert headings(render("csv", whole(PLAIN, needy), Options()))[-2:] == ["编号", METADATA_HEADING]


@pytest.mark.parametrize("text", ["同上", "〃", "无", "", " ", "/"])
def test_a_text_that_means_something_in_a_table_comes_back(text: str) -> None:
    items = (PLAIN, replace(PLAIN, id="b", content=text or "t", time_limit=text or None, name="别的"))
    found = back(read_document("csv", render("csv", whole(*items), Options()), ReadOptions()))
    assert {item.id: item for item in found} == {item.id: item for item in items}


def test_a_cell_that_was_edited_wins_and_the_row_stays_its_item() -> None:
    needy = replace(PLAIN, channels=("报刊、广播",))
    data = render("csv", whole(needy), Options()).decode("utf-8-sig").replace("每年的报告", "每年的总结")
    assert back(read_document("csv", data.encode("gbk"), ReadOptions())) == [replace(needy, content="每年的总结")]


@pytest.mark.parametrize("kind", ["csv", "tsv"])
def test_a_tick_under_a_group_s_own_word_comes_back(kind: str) -> None:
    columns = {
        "事项": "name",
        "公开内容": "content",
        "公开对象/全社会": "audience=全社会",
        "公开对象/其他": "audience=特定",
    }
    items = tuple(replace(PLAIN, id=f"a-{number}", audience=word) for number, word in enumerate(("全社会", "特定")))
    formed = Catalogue(Settings(form={"columns": columns}), items)
    assert back(read_document(kind, render(kind, formed, Options()), ReadOptions())) == [*items]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-16", "UTF8"])
def test_the_encoding_is_the_one_asked_for(encoding: str) -> None:
    data = render("csv", whole(PLAIN), Options(encoding=encoding))
    assert "年报" in data.decode(encoding)
    assert back(read_document("csv", data, ReadOptions())) == [PLAIN]


def test_excel_finds_its_mark_in_a_csv_of_no_named_encoding() -> None:
    assert render("csv", whole(PLAIN), Options()).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", ["csv", "tsv"])
def test_a_character_that_an_encoding_lacks_is_named_with_its_item(kind: str) -> None:
    other = replace(PLAIN, id="b", name="镕园", content="𠮷")
    with pytest.raises(CatalogError) as raised:
        render(kind, whole(PLAIN, other), Options(encoding="gbk"))
    assert "“𠮷” (U+20BB7)" in str(raised.value.message)
    assert "“镕园”" in str(raised.value.message)
    assert "gb18030" in str(raised.value.remedy)


@pytest.mark.parametrize("name", ["klingon", "hex"])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(CatalogError, match=name):
        render("csv", whole(PLAIN), Options(encoding=name))


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    render("csv", whole(PLAIN), Options(step=lambda done, of: told.append((done, of))))
    assert (0, 1) in told
