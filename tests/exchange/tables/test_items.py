"""An item is published with another where its note says so and only one other can be meant."""

import pytest

from catalog_cli.exchange.tables.items import partners
from catalog_cli.model.item import Value

PAGE = "https://x.gov.cn/a"


def row(name: str, category: str = "甲", **more: Value) -> dict[str, Value]:
    """Return an item's values."""
    return {"name": name, "category": category, **more}


@pytest.mark.parametrize(
    ("page", "name", "note"),
    [
        ("预算、决算", "“三公”经费", "“三公”经费在预决算表中一起公开"),
        ("预算、决算", "绩效评价", "绩效评价同预决算一起公开"),
        ("公务员招考", "公务员录用", "公务员录用结果一并在招考信息公开"),
        ("政府公报", "规章", "随政府公报一并公开"),
    ],
)
def test_a_note_names_the_item_with_the_page(page: str, name: str, note: str) -> None:
    assert partners([row(page, link=PAGE), row("机构职能", link=PAGE), row(name, link_note=note)]) == (None, None, 0)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row("预算", link=PAGE), row("绩效", "乙", link_note="同预算一起公开")], id="of another category"),
        pytest.param([row("预算", link=PAGE), row("绩效", link_note="同决算一起公开")], id="nothing fits"),
        pytest.param([row("预算"), row("绩效", link_note="同预算一起公开")], id="it has no page"),
        pytest.param([row("预算", link=PAGE), row("绩效", link_note="见预算")], id="it does not say together"),
        pytest.param([row("预算", link=PAGE), row("绩效", link=PAGE, link_note="同预算一起公开")], id="its own page"),
        pytest.param(
            [row("部门预算", link=PAGE), row("政府预算", link=PAGE), row("绩效", link_note="同预算一起公开")],
            id="two fit",
        ),
        pytest.param(
            [row("预算", link=PAGE), row("绩效", published_with="a", link_note="同预算一起公开")], id="it is told"
        ),
    ],
)
def test_where_it_is_not_sure_nothing_is_said(rows: list[dict[str, Value]]) -> None:
    assert set(partners(rows)) == {None}
