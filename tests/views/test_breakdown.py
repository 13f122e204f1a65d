"""A manager counts by office, category and law, and sees which numbers changed."""

from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.views.breakdown import NumberChange, Numbers, break_down, compare_numbers


def item(name: str, category: str = "政策文件", offices: tuple[str, ...] = (), link: str | None = None) -> Item:
    return Item(
        id=name,
        category=category,
        name=name,
        content=name,
        responsible=offices,
        link=link,
        path=f"data/items/{name}.yaml",
        basis=("《中华人民共和国预算法》第十四条", "《中华人民共和国预算法》第十五条"),
    )


CATALOGUE = Catalogue(
    Settings(categories=("机构概况", "政策文件")),
    (
        item("a", offices=("秘书室",), link="https://a.gov.cn/"),
        item("b", offices=("秘书室", "数据局")),
        item("c", "公报"),
    ),
)
FINDINGS = {"data/items/b.yaml": 2, "data/items/c.yaml": 1, "catalog.yaml": 9}


def test_an_item_of_two_offices_counts_for_both_and_one_without_comes_last() -> None:
    assert break_down(CATALOGUE, "office", FINDINGS) == (
        ("秘书室", Numbers(2, 1, 0, 2)),
        ("数据局", Numbers(1, 1, 0, 2)),
        ("", Numbers(1, 1, 1, 1)),
    )


def test_categories_without_items_are_counted_and_unlisted_ones_come_last() -> None:
    assert break_down(CATALOGUE, "category", {}) == (
        ("机构概况", Numbers()),
        ("政策文件", Numbers(2, 1, 0, 0)),
        ("公报", Numbers(1, 1, 1, 0)),
    )


def test_an_item_that_cites_a_law_twice_counts_once() -> None:
    assert break_down(CATALOGUE, "law", FINDINGS) == (("中华人民共和国预算法", Numbers(3, 2, 1, 3)),)


def test_only_numbers_that_changed_are_named_and_those_that_are_gone_come_last() -> None:
    before = (("秘书室", Numbers(2, 1, 0, 2)), ("档案室", Numbers(1, 0, 0, 0)))
    after = (("秘书室", Numbers(2, 0, 0, 3)), ("数据局", Numbers(1, 1, 0, 0)))
    assert compare_numbers(before, after) == (
        NumberChange("秘书室", "without_link", 1, 0),
        NumberChange("秘书室", "findings", 2, 3),
        NumberChange("数据局", "items", 0, 1),
        NumberChange("数据局", "without_link", 0, 1),
        NumberChange("档案室", "items", 1, 0),
    )
