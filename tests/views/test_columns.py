"""A list shows the columns that fit, never breaks an id, and says what it leaves out."""

import pytest

from catalog_cli.formats.folding import width_of
from catalog_cli.model.item import Item
from catalog_cli.views.columns import hidden_fields, layout_for
from catalog_cli.views.deadlines import in_brief

GAZETTE = Item(
    id="zhengfu-gongbao",
    category="政策文件",
    name="政府公报",
    content="每期政府公报",
    time_limit="自该政府信息形成或者变更之日起20个工作日内",
    responsible=("市政府办综调室",),
    link="https://www.jinshishi.gov.cn/",
)
BARE = Item(id="lingdao-xinxi", category="机构概况", name="领导信息", content="领导姓名")


@pytest.mark.parametrize(
    ("width", "keys", "is_short"),
    [
        (40, ("name", "responsible", "time_limit"), True),
        # 8 + 8 + 18 (Responsible office) + 22 (within 20 working days), three blanks between, one at the edges: 66
        (65, ("name", "responsible", "time_limit"), True),
        (66, ("category", "name", "responsible", "time_limit"), True),
        (80, ("category", "name", "responsible", "time_limit"), True),
        (120, ("category", "name", "responsible", "time_limit", "id"), False),
        (200, ("category", "name", "responsible", "time_limit", "link", "id"), False),
    ],
)
def test_a_wider_terminal_gets_more_columns(width: int, keys: tuple[str, ...], is_short: bool) -> None:
    layout = layout_for([GAZETTE, BARE], width, width_of)
    assert (layout.keys, layout.is_short) == (keys, is_short)


def test_a_column_that_no_item_fills_is_left_out() -> None:
    assert layout_for([BARE], 200, width_of).keys == ("category", "name", "id")
    assert layout_for([BARE], 30, width_of).keys == ("category", "name")


def test_what_is_left_out_is_what_some_item_has() -> None:
    assert hidden_fields([GAZETTE, BARE], ("name", "time_limit")) == (
        "id",
        "category",
        "content",
        "responsible",
        "link",
    )
    assert hidden_fields([BARE], ("category", "name", "id", "content")) == ()


@pytest.mark.parametrize(
    ("printed", "brief"),
    [
        ("自该政府信息形成或者变更之日起20个工作日内", "within 20 working days"),
        ("财政部门批准（批复）后20日内", "within 20 days"),
        ("长期公开", "长期公开"),
        ("每年1月31日前发布", "每年1月31日前发布"),
        ("由本单位按照有关规定和要求另行确定", "由本单位按照有关规定和…"),
    ],
)
def test_a_time_limit_is_shortened_to_its_length(printed: str, brief: str) -> None:
    assert in_brief(printed) == brief
