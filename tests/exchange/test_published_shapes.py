"""Small tables in the shapes that offices publish come in as their readers understand them."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.model.document import Document, Reason
from catalog_cli.model.errors import NoTableError
from catalog_cli.model.item import Value

FILES = Path(__file__).parent / "data" / "files"
KEYS = ("category", "name", "content")
ITEMS: dict[str, tuple[tuple[str, ...], list[tuple[Value, ...]]]] = {
    "annex-contacts.docx": (KEYS, [("政策文件", "政府公报", "每期政府公报")]),
    "annex-tasks.docx": (KEYS, [("政策文件", "政府公报", "每期政府公报")]),
    "content-rows.docx": (
        (*KEYS, "time_limit"),
        [
            (
                "财政预决算",
                "政府预算",
                "一般公共预算收入表\n没有数据的表格应当列出空表并说明。",
                "批准后20日内",
            ),
            ("财政预决算", "政府决算", "决算表", "批准后20日内"),
        ],
    ),
    "domain-column.csv": (
        KEYS,
        [("城乡规划/规划编制", "镇总体规划", "批准文件"), ("义务教育/政策文件", "控辍保学", "相关文件")],
    ),
    "duty-column.csv": (
        ("name", "responsible", "time_limit"),
        [("信息公开年度报告", ("信息公开办公室",), "每年10月")],
    ),
    "empty-deep-level.csv": (
        KEYS,
        [
            ("政策", "规范性文件", "本局规范性文件"),
            ("政策", "政策解读", "文字解读"),
            ("机构/机构简介", "机构职能", "职能"),
        ],
    ),
    "name-over-two.html": (
        (*KEYS, "time_limit", "extra"),
        [
            ("组织机构", "机构概况", "公开部门工作职责", "15个工作日", None),
            ("政策文件", "规范性文件", "文号、成文日期、发布时间", "15个工作日", None),
        ],
    ),
    "wingdings-diamond.docx": (
        ("name", "channels", "channels_optional"),
        [("公租房", ("政府网站", "村公示栏"), ("政府公报", "其他"))],
    ),
    "wrapped-name.html": ((*KEYS, "time_limit"), [("乡镇概况", "基层站所", "名称", "20个工作日内")]),
}


def read(name: str) -> Document:
    return read_document(name.rpartition(".")[2], (FILES / name).read_bytes(), ReadOptions())


@pytest.mark.parametrize("name", ITEMS)
def test_the_table_is_understood(name: str) -> None:
    keys, items = ITEMS[name]
    assert [tuple(item.values.get(key) for key in keys) for item in read(name).items] == items


@pytest.mark.parametrize(
    ("name", "annex"),
    [
        ("annex-contacts.docx", "序号 | 单位 | 姓名 | 职务 | 电话"),
        ("annex-tasks.docx", "序号 | 项目 | 主要内容 | 责任单位 | 完成时限"),
    ],
)
def test_an_annex_of_another_kind_is_named(name: str, annex: str) -> None:
    document = read(name)
    assert [left.text for left in document.left_out] == [annex]
    assert not document.is_complete


def test_a_list_of_stock_is_no_catalogue() -> None:
    with pytest.raises(NoTableError, match=re.escape("序号 | 名称 | 单位 | 类别")):
        read("stock-list.csv")


@pytest.mark.parametrize(
    ("name", "reason", "count"),
    [
        ("content-rows.docx", Reason.JOINED, 1),
        ("wrapped-name.html", Reason.WRAPPED, 3),
        ("empty-deep-level.csv", Reason.COMPLETED, 2),
        # no column says what is published
        ("duty-column.csv", Reason.COMPLETED, 1),
    ],
)
def test_what_was_joined_or_filled_in_is_reported(name: str, reason: Reason, count: int) -> None:
    assert [each.reason for each in read(name).cleanings].count(reason) == count


def test_a_refusal_names_the_row_with_most_cells() -> None:
    text = "某局清单,,\n编,甲名,乙名\n1,某,\n"
    with pytest.raises(NoTableError, match=re.escape("编 | 甲名 | 乙名")):
        read_document("csv", text.encode(), ReadOptions())


def test_one_heading_that_the_user_names_is_enough_to_find_the_table() -> None:
    text = "收支分类,科目,报表\n预算,收入,收入表\n,支出,支出表\n"
    document = read_document("csv", text.encode(), ReadOptions(columns={"科目": "name"}))
    assert [item.values["name"] for item in document.items] == ["收入", "支出"]


def test_a_heading_of_the_catalogues_own_form_is_known_and_need_not_be_there() -> None:
    text = "序号,职权名称,责任事项,编码\n1,取水许可,受理,001\n"
    options = ReadOptions(known={"责任事项": "content", "编码": "extra", "别栏": "basis"})
    document = read_document("csv", text.encode(), options)
    assert (document.items[0].values["content"], document.unknown_columns) == ("受理", ())


def test_captions_of_tables_with_the_same_headings_are_domains() -> None:
    document = read("two-domains.docx")
    assert document.title == "九龙街道基层政务公开标准目录"
    assert [(item.values["category"], item.values["name"]) for item in document.items] == [
        ("社会救助/政策文件", "政策法规文件"),
        ("社会救助/业务办理", "办事指南"),
        ("养老服务/政策文件", "政策法规文件"),
        ("养老服务/业务办理", "办事指南"),
    ]


HEADINGS = "<tr><th>序号<th>一级事项<th>二级事项<th>公开内容</tr>"


def domain(caption: str, name: str = "办事指南") -> str:
    return f"<p>{caption}</p><table>{HEADINGS}<tr><td>1<td>业务办理<td>{name}<td>指南</table>"


DOMAINS = {
    "the publisher in each caption": (
        domain("津市市社会救助领域基层政务公开标准目录") + domain("津市市养老服务领域基层政务公开标准目录"),
        ["社会救助/业务办理", "养老服务/业务办理"],
    ),
    "annexes": (
        domain("附件1 就业领域政务公开事项标准目录（2023年版）") + domain("附件2 户籍管理领域政务公开事项标准目录"),
        ["就业/业务办理", "户籍管理/业务办理"],
    ),
    "a caption over two tables": (
        domain("社会救助领域目录") + domain("", "流程") + domain("养老服务领域目录"),
        ["社会救助/业务办理", "社会救助/业务办理", "养老服务/业务办理"],
    ),
    "lists of another kind": (
        domain("附件1：某局主动公开目录") + domain("附件2：某局依申请公开目录"),
        ["某局主动公开目录/业务办理", "某局依申请公开目录/业务办理"],
    ),
    "one domain begins another": (
        domain("社会救助领域目录") + domain("社会救助资金领域目录"),
        ["社会救助/业务办理", "社会救助资金/业务办理"],
    ),
    "captions that are mere names": (
        "<h1>九龙街道基层政务公开标准目录</h1>" + domain("一、社会救助") + domain("二、养老服务"),
        ["社会救助/业务办理", "养老服务/业务办理"],
    ),
    "names, but not above each table": (domain("社会救助") + domain("", "流程") + domain("流程图。"), ["业务办理"] * 3),
    "a name above one table": (domain("某局目录") + domain("社会救助", "流程"), ["业务办理"] * 2),
    "one table has no domain": (domain("社会救助领域基层政务公开标准目录"), ["业务办理"]),
    "lines that are no captions": (domain("（2023年版）") + domain("单位：万元"), ["业务办理", "业务办理"]),
}


@pytest.mark.parametrize(("page", "categories"), DOMAINS.values(), ids=DOMAINS)
def test_a_domain_is_named_by_its_own_words(page: str, categories: list[str]) -> None:
    document = read_document("html", page.encode(), ReadOptions())
    assert [item.values["category"] for item in document.items] == categories


REQUIREMENTS = {
    "a time limit": ("公开内容,公开要求", "预算表,每年3月底前", {"content": "预算表", "time_limit": "每年3月底前"}),
    "the content": ("公开要求,公开时限", "公开预算表,长期", {"content": "公开预算表", "time_limit": "长期"}),
    "neither": (
        "公开内容,公开时限,公开要求",
        "预算表,长期,全文",
        {"content": "预算表", "time_limit": "长期", "extra": {"公开要求": "全文"}},
    ),
}


@pytest.mark.parametrize(("headings", "row", "values"), REQUIREMENTS.values(), ids=REQUIREMENTS)
def test_a_column_of_requirements_is_what_its_cells_say(headings: str, row: str, values: dict[str, Value]) -> None:
    text = f"公开类别,公开事项,{headings}\n财政,预算,{row}\n"
    (item,) = read_document("csv", text.encode(), ReadOptions()).items
    assert {key: item.values.get(key) for key in values} == values


def test_an_annex_below_in_the_same_sheet_adds_no_items() -> None:
    text = (
        "序号,事项类别,事项名称,公开内容,公开责任\n1,政策文件,政府公报,每期政府公报,办公室\n,,,,\n"
        "附件2 联系人名单,,,,\n"
        "序号,单位,姓名,职务,电话\n1,财政局,张三,科长,0736-1234567\n"
    )
    document = read_document("csv", text.encode(), ReadOptions())
    assert [item.values["name"] for item in document.items] == ["政府公报"]
    assert not document.is_complete


def workbook(*sheets: tuple[str, str]) -> Document:
    """Read a workbook whose sheets have the same headings, each with a line above them and an item."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, line in sheets:
        sheet = book.create_sheet(name)
        for row in (
            [line] if line else [],
            ["序号", "一级事项", "二级事项", "公开内容"],
            [1, "业务办理", "指南", "甲"],
        ):
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    return read_document("xlsx", file.getvalue(), ReadOptions())


TITLE = "九龙街道基层政务公开标准目录"
SHEETS: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "named by their domains": ([("社会救助", ""), ("养老服务领域", "")], ["社会救助", "养老服务"]),
    "numbered": ([("1社会救助", TITLE), ("02-养老服务", TITLE)], ["社会救助", "养老服务"]),
    "named by a program": ([("Sheet1", ""), ("Sheet1 (2)", ""), ("附件3", "")], ["", "", ""]),
    "one alone has a name": ([("社会救助", ""), ("Sheet2", "")], ["", ""]),
    "of two years": ([("2023年", ""), ("2024年", "")], ["2023年", "2024年"]),
    "captions say more": (
        [("甲", "社会救助领域基层政务公开标准目录"), ("乙", "养老服务领域基层政务公开标准目录")],
        ["社会救助", "养老服务"],
    ),
}


@pytest.mark.parametrize(("sheets", "domains"), SHEETS.values(), ids=SHEETS)
def test_sheets_that_share_their_headings_are_domains(sheets: list[tuple[str, str]], domains: list[str]) -> None:
    categories = [item.values["category"] for item in workbook(*sheets).items]
    assert categories == [f"{domain}/业务办理" if domain else "业务办理" for domain in domains]


def levels_of(page: str) -> list[tuple[Value, Value]]:
    document = read_document("html", page.encode(), ReadOptions())
    return [(item.values["category"], item.values["name"]) for item in document.items]


def test_a_cell_merged_over_levels_and_the_name_is_the_name() -> None:
    page = (
        "<table><tr><th>一级目录<th>二级目录<th>三级目录<th>公开内容</tr>"
        "<tr><td rowspan=3>政策<td rowspan=2>文件<td>规章<td>全文</tr>"
        "<tr><td>规范性文件<td>全文</tr><tr><td colspan=2>解读<td>材料</tr><tr><td colspan=3>决算<td>表</tr></table>"
    )
    assert levels_of(page) == [
        ("政策/文件", "规章"),
        ("政策/文件", "规范性文件"),
        ("政策", "解读"),
        ("决算", "决算"),
    ]


def test_six_levels_and_more_are_levels() -> None:
    head = "".join(f"<th>{number}级目录" for number in "一二三四五六七")
    page = f"<table><tr>{head}<th>公开内容</tr><tr><td>{'<td>'.join('甲乙丙丁戊己庚')}<td>全文</tr></table>"
    assert levels_of(page) == [("甲/乙/丙/丁/戊/己", "庚")]


def test_a_category_that_no_cell_names_is_reported() -> None:
    document = read_document("csv", "某局公开清单\n公开项目,公开内容\n预算,预算表\n".encode(), ReadOptions())
    (cleaning,) = document.cleanings
    assert (cleaning.reason, cleaning.after) == (Reason.ASSUMED, "某局公开清单")


def test_rows_below_an_empty_number_and_name_are_the_item_above() -> None:
    text = (
        "序号,事项类别,事项名称,公开内容,公开时限\n1,财政,预算,甲表,20日\n,,,乙表,\n2,人事,招考,公告,及时\n,,,,及时\n"
    )
    document = read_document("csv", text.encode(), ReadOptions())
    assert [(item.values["name"], item.values["content"]) for item in document.items] == [
        ("预算", "甲表\n乙表"),
        ("招考", "公告"),
    ]
    assert [cleaning.reason for cleaning in document.cleanings] == [Reason.JOINED]


def test_the_number_of_an_annex_is_no_part_of_the_title() -> None:
    page = f"<p>附件1：某局政府信息公开目录</p><table>{HEADINGS}<tr><td>1<td>政策<td>规章<td>全文</table>"
    document = read_document("html", page.encode(), ReadOptions())
    assert (document.title, document.notes) == ("某局政府信息公开目录", ("附件1",))


def test_an_annex_that_explains_is_named_as_left_out() -> None:
    page = (
        f"<p>某局政府信息公开目录</p><table>{HEADINGS}<tr><td>1<td>政策<td>规章<td>全文</table>"
        "<p>附件2 填表说明</p><table><tr><th>栏目<th>说明<tr><td>类别<td>照条例填写</table>"
    )
    document = read_document("html", page.encode(), ReadOptions())
    assert [left.text for left in document.left_out] == ["栏目 | 说明"]


BELOW = {
    "a note and a signature": ("<p>注：每年更新。</p><p>填表人：张三</p>", ("注：每年更新。", "填表人：张三")),
    "an annex": ("<p>注：每年更新。</p><p>附件2 联系人</p><table><tr><th>姓名<th>电话</table>", ("注：每年更新。",)),
    "the caption of another table": (
        "<p>注：每年更新。</p><p>联系人</p><table><tr><th>姓名<th>电话</table>",
        ("注：每年更新。",),
    ),
    "a whole text": ("<p>某段。</p>" * 9, ()),
}


@pytest.mark.parametrize(("below", "notes"), BELOW.values(), ids=BELOW)
def test_the_form_keeps_the_lines_below_that_are_the_tables(below: str, notes: tuple[str, ...]) -> None:
    page = f"<p>某局目录</p><table>{HEADINGS}<tr><td>1<td>政策<td>规章<td>全文</table>{below}"
    document = read_document("html", page.encode(), ReadOptions(learns_form=True))
    assert document.form is not None
    assert document.form.notes == notes


def test_an_office_in_a_line_of_its_own_above_the_title_is_a_part_of_it() -> None:
    page = f"<p>津市市水利局</p><p>政府信息公开目录</p><table>{HEADINGS}<tr><td>1<td>政策<td>规章<td>全文</table>"
    document = read_document("html", page.encode(), ReadOptions(learns_form=True))
    assert (document.title, document.notes) == ("津市市水利局政府信息公开目录", ())
    assert document.form is not None
    assert document.form.lines == ("{title}",)


SHEETS_BEHIND = {
    "a list of contacts": ([["姓名", "电话"], ["张三", "123"], ["李四", "456"]], False),
    "a signature": ([["填表人", "张三"], ["审核人", "李四"], ["日期", "2026年1月"]], True),
    "labels with a colon": ([["说明：", "每年更新"], ["电话：", "123"], ["地址：", "某路"]], True),
}


@pytest.mark.parametrize(("rows", "complete"), SHEETS_BEHIND.values(), ids=SHEETS_BEHIND)
def test_a_list_on_a_sheet_behind_is_named_as_left_out(rows: list[list[str]], complete: bool) -> None:
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (["序号", "事项类别", "事项名称", "公开内容"], [1, "政策", "规章", "全文"]):
        sheet.append(row)
    behind = book.create_sheet("其他")
    for row in rows:
        behind.append(row)
    file = BytesIO()
    book.save(file)
    assert read_document("xlsx", file.getvalue(), ReadOptions()).is_complete is complete
