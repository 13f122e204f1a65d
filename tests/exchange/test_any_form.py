"""Whatever the form, and whatever an item holds, a rendered table comes back as the very same items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.registry import read_document, render
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item, Value
from conftest import drawing
from exchange.test_lossless_rows import ITEMS, TEXTS, mapping, plain

pytestmark = pytest.mark.slow

FORMS: dict[str, Value] = {
    **{word: word for word in ("office", "standard", "levels", "unit")},
    "two columns": {"columns": {"项目": "name", "内容": "content"}},
    "sections as rows": {
        "columns": {
            "序号": "number",
            "一级": "category",
            "二级": "category",
            "事项": "name",
            "公开内容": "content",
            "公开渠道": {"field": "channels", "boxes": ["网站", "a、b"], "separator": "\n"},
            "链接": "link",
            "备注": "extra",
        },
        "sections": ["{一}、{name}"],
        "link_text": "点击",
        "numbers": "sections",
    },
    "sections as tables": {
        "columns": {
            "事项": "name",
            "公开内容": "content",
            "依据": {"field": "basis", "same": "merged", "separator": "\n"},
            "公开对象/全社会": "audience=全社会",
            "公开对象/其他": "audience=特定",
        },
        "sections": ["{name}"],
        "sections_as": "tables",
        "absent": "无",
    },
    "names that are links": {
        "columns": {
            "类别": {"field": "category", "same": "once"},
            "事项名称": "name",
            "公开内容": "content",
            "时限": "time_limit",
        },
        "link_on": "name",
        "numbers": "within",
    },
}
PRINTED = st.dictionaries(
    st.sampled_from(["公开依据", "事项", "链接", "公开时限", "时限", "备注"]), TEXTS | st.just("无"), max_size=2
)
FORMED = st.builds(
    lambda item, printed, link: replace(item, printed=printed, link=link or item.link),
    *(ITEMS, PRINTED, st.sampled_from([None, "https://x.gov.cn/a"])),
)


@pytest.mark.parametrize("kind", ["csv", "docx", "html", "xlsx"])
@drawing(20)
@given(st.sampled_from(list(FORMS)), st.lists(FORMED, min_size=1, max_size=3))
def test_any_form_comes_back(kind: str, form: str, items: list[Item]) -> None:
    numbered = tuple(replace(item, id=f"a-{place}") for place, item in enumerate(items))
    formed = Settings(title="某局主动公开目录", publishers=("甲局",), categories=("甲",), form=FORMS[form])
    catalogue = Catalogue(formed, numbered)
    read = read_document(kind, render(kind, catalogue, Options()), ReadOptions()).items
    expected = [(row.id, mapping(row.item)) for row in official_table(catalogue).rows]
    assert [(item.id, plain(item.values)) for item in read] == expected
