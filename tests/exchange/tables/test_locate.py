from dataclasses import dataclass, field

import pytest

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.grid import Grid, SourceDocument
from catalog_cli.exchange.tables.locate import DocumentLayout, locate
from catalog_cli.model.errors import CatalogError, NoTableError
from exchange.tables.drawn import grid

SIX = "序号 | 事项名称 | 公开内容 | 公开依据 | 公开时限 | 责任科室"


@dataclass(frozen=True)
class Case:
    """A document, and what is found in it; `columns` are roles, `role:option` or `extra=heading`."""

    promise: str
    parts: tuple[str | Grid, ...]
    columns: str
    rows: tuple[tuple[int, ...], ...] = ((1,),)
    categories: tuple[str, ...] = ("",)
    title: str = ""
    publishers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    map: dict[str, str] = field(default_factory=dict)


CASES = [
    Case(
        "the national standard table is read with its three groups of ticks",
        (
            grid(
                "某市就业领域基层政务公开标准目录 |" + "<|" * 12 + "<",
                "序号 | 公开事项 | < | 公开内容（要素）| 公开依据 | 公开时限 | 公开主体 | "
                "公开渠道和载体 | 公开对象 | < | 公开方式 | < | 公开层级 | <",
                "^ | 一级事项 | 二级事项 | ^ | ^ | ^ | ^ | ^ | 全社会 | 特定群体 | 主动 | 依申请公开 | 县级 | 乡、\\n村级",  # noqa: E501 - a row is drawn on one line
                "1 | 就业 | 招聘 | 公告 | 条例 | 20日 | 人社局 | ■网站 | √ | | √ | | √ |",
                "2 | ^ | 培训 | 公告 | 条例 | 20日 | 人社局 | ■网站 | √ | | √ | | √ |",
            ),
        ),
        "number category name content basis time_limit publisher channels audience:全社会 audience:特定群体 method:主动 "  # noqa: E501 - a row is drawn on one line
        "method:依申请公开 level:县级 level:乡、村级",
        ((3, 4),),
        title="某市就业领域基层政务公开标准目录",
    ),
    Case(
        "an office's table is read below its title and publishers",
        (
            "某市政府信息主动公开事项目录",
            "公开主体：办公室、法治办，数据局",
            grid("序号 | 事项类别 | 事项名称 | 公开内容 | 链接地址（可跳转）", "1 | 政策 | 规章 | 规章 | http://a"),
            "注：链接可点。",
        ),
        "number category name content link",
        title="某市政府信息主动公开事项目录",
        publishers=("办公室", "法治办", "数据局"),
        notes=("注：链接可点。",),
    ),
    Case(
        "headings whose cells are not merged are read by the group to their left",
        (
            grid(
                "序号 | 公开事项 | | 公开内容 | 公开对象 | | 公开方式 |",
                " | 一级事项 | 二级事项 | | 全社会 | 特定群体 | 主动 | 依申请",
                "1 | 规划 | 总规 | 文本 | √ | | √ |",
            ),
        ),
        "number category name content audience:全社会 audience:特定群体 method:主动 method:依申请",
        ((2,),),
    ),
    Case(
        "what is ticked needs no group over it",
        (grid("事项名称 | 公开内容 | 全社会 | 特定群体 | 主动公开 | 县级 | 街道", "a | b | √ | | √ | √ |"),),
        "name content audience:全社会 audience:特定群体 method:主动公开 level:县级 level:街道",
    ),
    Case(
        "an unknown heading under a group of ticks is one of its options, without what it asks for",
        (
            grid(
                "事项名称 | 公开内容 | 公开对象 | < | 公开渠道 | <",
                "^ | ^ | 全社会 | 老年人（请写明） | 政府网站 | 公示栏",
                "a | b | √ | | √ |",
            ),
        ),
        "name content audience:全社会 audience:老年人 channels:政府网站 channels:公示栏",
        ((2,),),
    ),
    Case(
        "three heading rows are one heading",
        (
            grid(
                "序号 | 基本信息 | < | < | 公开要求 | < | <",
                "^ | 公开事项 | < | 公开内容 | 公开时限 | 公开对象 | <",
                "^ | 一级事项 | 二级事项 | ^ | ^ | 全社会 | 特定群体",
                "1 | a | b | c | d | √ |",
            ),
        ),
        "number category name content time_limit audience:全社会 audience:特定群体",
        ((3,),),
    ),
    Case(
        "three levels are two of the category and the name",
        (grid("一级目录 | 二级目录 | 三级目录 | 公开内容 | 公开时限", "a | b | c | d | e"),),
        "category category name content time_limit",
    ),
    Case(
        "a name of its own leaves both levels to the category",
        (grid("一级事项 | 二级事项 | 事项名称 | 公开内容", "a | b | c | d"),),
        "category category name content",
    ),
    Case(
        "a first level beside 公开事项 is its category",
        (grid("一级目录 | 公开事项 | 公开要素 | 法律依据", "a | b | c | d"),),
        "category name content basis",
    ),
    Case(
        "a first level alone is the category of its contents",
        (grid("一级事项 | 公开内容 | 公开依据", "a | b | c"),),
        "category content basis",
    ),
    Case(
        "公开事项 merged over two columns is the category and the name",
        (grid("序号 | 公开事项 | < | 公开内容 | 公开时限", "1 | a | b | c | d"),),
        "number category name content time_limit",
    ),
    Case(
        "spaces, breaks, widths and remarks in headings say nothing",
        (
            grid(
                "序 号 | 事 项\\n类 别 | 事项名称* | 公开\\n内容（要素） | 公开责任（科室） | 链接地址(可跳转)：",
                "1 | a | b | c | d | e",
            ),
        ),
        "number category name content responsible link",
    ),
    Case(
        "a web table with how and how long is read",
        (
            grid(
                "一级类别 | 二级类别 | 公开内容 | 公开方式 | 公开时限 | 公开时长 | 责任单位",
                "a | b | c | 主动 | d | 长期 | e",
            ),
        ),
        "category name content method time_limit duration responsible",
    ),
    Case(
        "a cover, empty first rows and an empty first column are passed over",
        (
            grid("某县政务公开事项清单 | <", "编制单位：某县政府 | <", sheet="封面"),
            grid("| | |", "| 事项类别 | 事项名称 | 公开内容", "| a | b | c", table=2, sheet="目录"),
        ),
        "category name content",
        ((2,),),
        title="某县政务公开事项清单",
        publishers=("某县政府",),
    ),
    Case(
        "a heading repeated on each page is no item",
        (grid(SIX, "1 | a | b | c | d | e", SIX, "2 | a | b | c | d | e"),),
        "number name content basis time_limit responsible",
        ((1, 3),),
    ),
    Case(
        "a table goes on in the next without a heading",
        (grid(SIX, "1 | a | b | c | d | e"), grid("2 | f | g | h | i | j", table=2)),
        "number name content basis time_limit responsible",
        ((1,), (0,)),
        ("", ""),
    ),
    Case(
        "lines across the table head what follows, and one that nothing follows is a note",
        (
            grid(
                SIX,
                "一、政策文件（3项） | < | < | < | < | <",
                "1 | a | b | c | d | e",
                "二、机构 | < | < | < | < | <",
                "（一）领导 | < | < | < | < | <",
                "2 | a | b | c | d | e",
                "（二）科室 | < | < | < | < | <",
                "3 | a | b | c | d | e",
                "本目录由办公室解释 | < | < | < | < | <",
            ),
        ),
        "number name content basis time_limit responsible",
        ((2,), (5,), (7,)),
        ("政策文件", "机构/领导", "机构/科室"),
        notes=("本目录由办公室解释",),
    ),
    Case(
        "a numbered text alone in the first cell heads what follows",
        (grid("公开事项 | 公开内容 | 公开时限", "一、政策 | |", "规章 | b | c", "只有名称 | |"),),
        "name content time_limit",
        ((2, 3),),
        ("政策",),
    ),
    Case(
        "a paragraph above a table is its category",
        (
            "某镇公开目录",
            "一、政策",
            grid("事项名称 | 公开内容", "a | b"),
            "二、机构",
            grid("事项名称 | 公开内容", "c | d", table=2),
        ),
        "name content",
        ((1,), (1,)),
        ("政策", "机构"),
        title="某镇公开目录",
    ),
    Case(
        "a sheet's name is the category of a table that has none",
        (grid("事项名称 | 公开内容", "a | b", sheet="财政预决算"),),
        "name content",
        categories=("财政预决算",),
    ),
    Case(
        "notes, sums and signatures at the foot are no items",
        (
            grid(
                SIX,
                "1 | a | b | c | d | e",
                "合计 | 1项 | | | |",
                "注：以上为准。 | < | < | < | < | <",
                "填表人：甲 | < | 审核人：乙 | < | 日期：2023年 | <",
            ),
        ),
        "number name content basis time_limit responsible",
        notes=("合计 1项", "注：以上为准。", "填表人：甲 审核人：乙 日期：2023年"),
    ),
    Case(
        "a row that cannot be an item is told, and one that only has a number is empty",
        (grid(SIX, "1 | a | b | c | d | e", "2 | | | | 随时 |", "3 | | | | |"),),
        "number name content basis time_limit responsible",
        left_out=("2 随时",),
    ),
    Case(
        "columns nobody knows are kept under distinct headings, and an empty one is dropped",
        (grid("事项名称 | 公开内容 | 备注 | 备注 | | ", "a | b | c | d | | e"),),
        "name content extra=备注 extra=备注（2） extra=第6列",
    ),
    Case(
        "a second column for the same field is kept as it is headed, the more telling one is the field",
        (grid("事项名称 | 内容 | 公开内容 | 公开渠道 | 公开形式", "a | b | c | d | e"),),
        "name extra=内容 content channels extra=公开形式",
    ),
    Case(
        "编号 is the id where its cells are ids",
        (grid("编号 | 事项名称 | 公开内容", "zhengfu-gongbao | a | b"),),
        "id name content",
    ),
    Case(
        "编号 counts where its cells are numbers",
        (grid("编号 | 事项名称 | 公开内容", "1 | a | b"),),
        "number name content",
    ),
    Case(
        "a row that numbers the columns is no item",
        (grid("事项类别 | 事项名称 | 公开内容", "1 | 2 | 3", "a | b | c"),),
        "category name content",
        ((2,),),
    ),
    Case(
        "the user's words for columns win",
        (grid("栏目甲 | 栏目乙 | 备注", "a | b | c"),),
        "name content link_note",
        map={"栏目甲": "name", "栏目 乙": "公开内容", "备注": "link_note"},
    ),
    Case(
        "a table that holds no items is told and not read",
        (grid("姓名 | 电话 | 单位", "甲 | 1 | 某局"), grid("事项名称 | 公开内容", "a | b", table=2)),
        "name content",
        left_out=("姓名 | 电话 | 单位",),
    ),
]


def _found(case: Case) -> DocumentLayout:
    return locate(SourceDocument(case.parts), ReadOptions(columns=case.map))


def _columns(layout: DocumentLayout, table: int) -> str:
    columns = layout.tables[table].columns
    return " ".join(
        column.role + (f":{column.option}" if column.option else f"={column.heading}" if column.role == "extra" else "")
        for column in columns
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.promise)
def test_a_layout_of_a_table(case: Case) -> None:
    layout = _found(case)
    assert {_columns(layout, table) for table in range(len(layout.tables))} == {case.columns}
    assert tuple(table.rows for table in layout.tables) == case.rows
    assert tuple(table.category for table in layout.tables) == case.categories
    assert (layout.title, layout.publishers, layout.notes) == (case.title, case.publishers, case.notes)
    assert tuple(left.text for left in layout.left_out) == case.left_out


TWO = SourceDocument(
    (grid("事项名称 | 公开内容", "a | b"), grid("公开事项 | 公开依据 | 公开时限", "c | d | e", table=2))
)


def test_tables_of_different_layouts_are_each_read() -> None:
    layout = locate(TWO, ReadOptions())
    assert [_columns(layout, table) for table in range(2)] == ["name content", "name basis time_limit"]


def test_one_of_several_tables_can_be_asked_for() -> None:
    layout = locate(TWO, ReadOptions(table=2))
    assert [table.grid.table for table in layout.tables] == [2]


@pytest.mark.parametrize("number", [0, 3])
def test_a_table_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(NoTableError, match="tables of items found: 2"):
        locate(TWO, ReadOptions(table=number))


def test_a_document_without_a_table_of_items_says_what_it_has() -> None:
    with pytest.raises(NoTableError, match=r"姓名 \| 电话"):
        locate(SourceDocument((grid("姓名 | 电话", "甲 | 1"),)), ReadOptions())


def test_a_document_without_any_table_says_so() -> None:
    with pytest.raises(NoTableError, match="no table"):
        locate(SourceDocument(("目录",)), ReadOptions())


def test_a_heading_that_is_not_there_cannot_be_mapped() -> None:
    with pytest.raises(CatalogError) as caught:
        locate(TWO, ReadOptions(columns={"网页": "link"}))
    assert "事项名称、公开内容、公开事项" in str(caught.value.remedy)


def test_a_word_that_is_no_field_cannot_be_mapped_to() -> None:
    with pytest.raises(CatalogError, match="colour"):
        locate(TWO, ReadOptions(columns={"事项名称": "colour"}))
