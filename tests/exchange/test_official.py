"""The official form holds every field of every item, each under its own heading."""

import pytest

from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.registry import render
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item, Value, item_from
from exchange.documents import page

BASE: dict[str, Value] = {"id": "a", "category": "c", "name": "n", "content": "t"}
CORE: dict[str, dict[str, Value]] = {
    "公开依据": {"basis": ["x"]},
    "公开渠道": {"channels": ["x"]},
    "公开时限": {"time_limit": "x"},
    "公开责任": {"responsible": ["x"]},
    "链接地址（可跳转）": {"link_note": "x"},
}


def form(*fields: dict[str, Value]) -> Catalogue:
    """Make a catalogue with an item for each mapping of further fields."""
    return Catalogue(Settings(), tuple(item_from(BASE | {"id": f"a-{n}"} | more) for n, more in enumerate(fields)))


def cells(catalogue: Catalogue, heading: str) -> list[list[str]]:
    """Return each item's cells under a heading, which may stand there more than once."""
    table = official_table(catalogue)
    places = [place for place, column in enumerate(table.columns) if column.heading == heading]
    return [[row.cells[place] for place in places] for row in table.rows]


@pytest.mark.parametrize(
    ("heading", "fields", "cell"),
    [
        pytest.param("公开内容", {"content": "一\n二"}, "一\n二", id="line breaks stay"),
        pytest.param("公开依据", {"basis": ["《甲》", "《乙》第一条"]}, "《甲》；《乙》第一条", id="citations"),
        pytest.param("公开渠道", {"channels": ["网站", "公告栏"]}, "网站、公告栏", id="channels"),
        pytest.param("公开渠道", {"channels": ["网站"], "channels_optional": ["广播"]}, "■网站 □广播", id="boxes"),
        pytest.param("公开渠道", {"channels_optional": ["广播"]}, "□广播", id="only open boxes"),
        pytest.param("公开责任", {"responsible": ["甲办", "乙局"]}, "甲办、乙局", id="offices"),
        pytest.param("链接地址（可跳转）", {"link": "https://x/"}, "https://x/", id="link"),
        pytest.param("链接地址（可跳转）", {"link_note": "见年报"}, "见年报", id="words for a link"),
        pytest.param("链接地址（可跳转）", {"link": "https://x/", "link_note": "见"}, "https://x/\n见", id="both"),
    ],
)
def test_a_cell_prints_its_field(heading: str, fields: dict[str, Value], cell: str) -> None:
    assert cells(form(fields), heading) == [[cell]]


@pytest.mark.parametrize("heading", CORE)
def test_an_absent_value_is_an_empty_cell_and_a_column_that_no_item_fills_is_left_out(heading: str) -> None:
    assert cells(form({}, CORE[heading]), heading) == [[""], ["x"]]
    assert cells(form({}, {}), heading) == [[], []]


def test_further_columns_follow_their_neighbours_and_own_headings_come_last() -> None:
    everything: dict[str, Value] = {
        **dict.fromkeys(("publisher", "audience", "method", "level", "duration", "column", "not_applicable"), "x"),
        "review_date": "2026-12-01",
        **{key: value for fields in CORE.values() for key, value in fields.items()},
        "zz": "x",
        "extra": {"备注": "x"},
    }
    assert official_table(form(everything, {"extra": {"附件": "y"}})).headings == (
        *("序号", "事项类别", "事项名称", "公开内容", "公开依据"),
        *("公开渠道", "公开对象", "公开方式", "公开层级", "公开时限", "公开时长", "公开责任", "公开主体"),
        *("链接地址（可跳转）", "所属栏目", "不适用原因", "复核日期", "备注", "附件", "zz"),
    )


@pytest.mark.parametrize("heading", ["content", "method", "link", "id", "extra", "公开内容"])
def test_an_extra_heading_may_be_the_name_of_a_field(heading: str) -> None:
    assert cells(form({"extra": {heading: "own"}}, {"content": "t"}), heading)[0][-1] == "own"
    assert cells(form({"extra": {heading: "own"}}), "公开内容")[0][0] == "t"


def test_an_extra_heading_and_a_key_of_the_workspace_may_be_the_same_word() -> None:
    assert cells(form({"extra": {"备注": "一"}, "备注": "二"}), "备注") == [["一", "二"]]


@pytest.mark.parametrize("id_", ['"><b>', "a b", "\x1b[31m", "_title", "", "a\u202eb"])
def test_what_is_no_id_never_becomes_an_address_in_the_page(id_: str) -> None:
    document = render("html", form({"id": id_}), Options())
    assert page(document).ids == ["_title"]


def test_an_id_is_its_rows_address_in_the_page() -> None:
    assert page(render("html", form({"id": "title"}, {"id": "zhengfu-gongbao"}), Options())).ids == [
        "_title",
        "title",
        "zhengfu-gongbao",
    ]


@pytest.mark.parametrize("link", ["https://x\x1b/", "https://x y/", "https://x/\nb", "ftp://x/", "https://"])
def test_an_address_that_cannot_be_followed_as_stored_is_text(link: str) -> None:
    assert page(render("html", form({"link": link}), Options())).links == []


def test_an_empty_catalogue_is_an_empty_form() -> None:
    table = official_table(Catalogue(Settings(categories=("甲",))))
    assert table.groups == ()
    assert len(table.headings) == 2 + 7


def test_items_without_a_category_order_keep_one_form() -> None:
    items = tuple(Item(id=id_, category="c", name=id_, content="t") for id_ in ("b", "a"))
    rows = official_table(Catalogue(Settings(), items)).groups[0].rows
    assert [row.id for row in rows] == ["a", "b"]
