"""A catalogue is divided into sheets whose files can be written everywhere, and which know what they were sent with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, render
from catalog_cli.exchange.work_sheets import sheets_of
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item


def item(id_: str, *offices: str, category: str = "甲", publisher: str | None = None) -> Item:
    return Item(id=id_, category=category, name=id_, content="x", responsible=offices, publisher=publisher)


def divided(division: str, *items: Item, publishers: tuple[str, ...] = ("某市", "某局")) -> dict[str, list[str]]:
    """Return the ids of each sheet by the stem of its file."""
    sheets = sheets_of(Catalogue(Settings(publishers=publishers), items), division)
    return {sheet.stem: [each.id for each in sheet.items] for sheet in sheets}


def test_an_item_is_in_the_sheet_of_each_of_its_offices_once() -> None:
    sheets = divided("office", item("a", "教育局", "财政局"), item("b", "财政局", "财政局"), item("c"))
    assert sheets == {"教育局": ["a"], "财政局": ["a", "b"], "未填责任单位": ["c"]}


def test_a_category_is_divided_by_its_outermost_level() -> None:
    sheets = divided("category", item("a", category="社会救助/低保"), item("b", category="社会救助"), item("c"))
    assert sheets == {"社会救助": ["a", "b"], "甲": ["c"]}


def test_an_item_without_a_publisher_has_those_of_the_catalogue() -> None:
    assert divided("publisher", item("a"), item("b", publisher="档案馆")) == {"某市、某局": ["a"], "档案馆": ["b"]}
    assert divided("publisher", item("a"), publishers=()) == {"未填公开主体": ["a"]}


@pytest.mark.parametrize(
    ("office", "stem"),
    [
        ("办公室/政务股", "办公室／政务股"),
        ('a<b>c:d"e|f?g*h\\i', "a＜b＞c：d＂e｜f？g＊h＼i"),
        ("../etc/passwd", "／etc／passwd"),
        ("~$办公室", "办公室"),
        (" 办公室. ", "办公室"),
        ("con", "con_"),
        ("NUL.办", "NUL.办_"),
        ("...", "_"),
        ("局\n股", "局 股"),
        ("长" * 100, "长" * 60),
    ],
)
def test_a_name_that_a_system_would_refuse_is_written_otherwise(office: str, stem: str) -> None:
    assert [*divided("office", item("a", office))] == [stem]


def test_names_that_a_system_takes_for_one_are_told_apart() -> None:
    sheets = divided("office", item("a", "IT股"), item("b", "it股"), item("c", "教育局"), item("d", "教 育局"))
    assert sheets == {"IT股": ["a"], "it股（2）": ["b"], "教育局": ["c"], "教 育局（2）": ["d"]}


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5, unique=True))
def test_any_office_gets_a_file_of_its_own_in_the_folder(offices: list[str]) -> None:
    stems = [*divided("office", *(item(f"i{number}", office) for number, office in enumerate(offices)))]
    assert len({stem.casefold() for stem in stems}) == len(offices)
    assert not any(set(stem) & set('/\\:*?"<>|\0\n') or stem.startswith((".", "-", "~")) for stem in stems)
    assert all(0 < len(stem.encode()) <= 200 for stem in stems)


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx"])
def test_a_sheet_knows_which_items_it_was_sent_with_when_rows_are_gone(kind: str) -> None:
    sent = Catalogue(Settings(title="目录"), (item("b", "教育局"),))
    document = read_document(kind, render(kind, sent, Options(sent=("a", "b", "c"))), ReadOptions())
    assert document.sent == frozenset("abc")
    assert [each.id for each in document.items] == ["b"]
    assert document.notes == ()


def test_a_document_that_was_not_sent_out_says_so() -> None:
    document = read_document("xlsx", render("xlsx", Catalogue(Settings(), (item("a"),)), Options()), ReadOptions())
    assert document.sent is None
