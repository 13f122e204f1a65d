"""The rows of each table, of workspaces that are small enough to work them out by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from catalog_cli.many.options import GatherOptions
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.store.source import Folder
from conftest import lay
from many.troubled import committed
from many.workspaces import GONGBAO, GOOD, OPTIONS, SETTINGS, WENJIAN, A, B, Named, rows_by_name

YUSUAN = """\
id: yusuan
category: 政策文件
order: 3
name: 津市市人民政府办公室部门预算
content: 本部门年度收支预算
basis:
  - 《中华人民共和国预算法》第十四条；《中华人民共和国物权法》第四十二条第一款
  - 《津市市政务公开办法》（津政办发〔2018〕5号）
channels:
  - 政府网站
time_limit: 批复后30日内；长期公开
responsible:
  - 秘书室
  - 后勤办
review_date: '2026-12-01'
link: https://www.jinshishi.gov.cn/yusuan
"""
JIGOU = """\
id: jigou
category: 政策文件
order: 4
name: 机关职能
content: 机关职能、机构设置、办公地址
time_limit: 每年3月31日前
not_applicable: 由编办公开
"""
RECORD = "item: gongbao\ntitle: 2026年第10期\nformed: '2026-10-09'\n"
FILES: Mapping[str, str] = {
    **GOOD,
    "data/items/yusuan.yaml": YUSUAN,
    "data/items/jigou.yaml": JIGOU,
    "data/records/2026/gongbao-2026-10-09.yaml": RECORD,
}
MODEL = Catalogue(
    Settings(publishers=("湖南省人民政府办公厅",), jurisdiction={"name": "湖南省", "level": "省"}),
    (
        Item(
            id="gongbao", category="政策文件", name="政府公报", content="每期政府公报的全文", time_limit="5个工作日内"
        ),
        Item(id="bumen-yusuan", category="财政", name="湖南省人民政府办公厅部门预算", content="本部门年度收支预算"),
        Item(id="jiedu", category="政策文件", name="政策解读", content="省政府文件的解读材料"),
    ),
)


def rows_of(folder: Path, files: Mapping[str, str], options: GatherOptions = OPTIONS) -> Mapping[str, Sequence[Named]]:
    return rows_by_name("湖南省/津市市", Folder(lay(folder, files)), options)


def chosen(rows: Sequence[Named], item: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in rows if row["item"] == item]


def test_an_item_has_its_printed_texts_beside_what_the_law_says(tmp_path: Path) -> None:
    (item,) = [row for row in rows_of(tmp_path, FILES)["items"] if row["item"] == "yusuan"]
    assert item == {
        "path": "湖南省/津市市",
        "catalogue": "津市市政府信息主动公开事项目录",
        "publisher": "津市市人民政府办公室",
        "jurisdiction": "湖南省/常德市/津市市",
        "province": "湖南省",
        "city": "常德市",
        "level": "县",
        "revision": None,
        "item": "yusuan",
        "name": "津市市人民政府办公室部门预算",
        "category": "政策文件",
        "content": "本部门年度收支预算",
        "position": 3,
        "basis": [
            "《中华人民共和国预算法》第十四条；《中华人民共和国物权法》第四十二条第一款",
            "《津市市政务公开办法》（津政办发〔2018〕5号）",
        ],
        "channels": ["政府网站"],
        "time_limit": "批复后30日内；长期公开",
        "statutory_limit": "批复后20日内",
        "statutory_source": "《中华人民共和国预算法》第十四条第二款",
        "is_looser": True,
        "offices": ["秘书室", "后勤办"],
        "item_publisher": None,
        "link": "https://www.jinshishi.gov.cn/yusuan",
        "not_applicable": None,
        "review_date": date(2026, 12, 1),
        "neutral_name": "部门预算",
        "model_item": None,
        "model_name": None,
        "model_time_limit": None,
        "model_match": None,
        "file": "data/items/yusuan.yaml",
    }


@pytest.mark.parametrize(
    ("time_limit", "is_looser"),
    [
        pytest.param("批复后20日内", False, id="as the law says"),
        pytest.param("批复后及时公开", False, id="no number"),
        pytest.param("批复后30日内，法律另有规定的，从其规定", False, id="giving way to other law"),
        pytest.param("信息形成之日起30个工作日内", True, id="more than the general 20 working days"),
    ],
)
def test_a_time_limit_is_looser_only_where_that_is_sure(tmp_path: Path, time_limit: str, is_looser: bool) -> None:
    files = {**GOOD, "data/items/yusuan.yaml": YUSUAN.replace("批复后30日内；长期公开", time_limit)}
    assert chosen(rows_of(tmp_path, files)["items"], "yusuan", "is_looser") == [(is_looser,)]


def test_of_an_item_without_a_limit_or_that_does_not_apply_nobody_says_whether_it_is_looser(tmp_path: Path) -> None:
    files = {**FILES, A: GONGBAO.replace("time_limit: 自该政府信息形成或者变更之日起20个工作日内\n", "")}
    items = rows_of(tmp_path, files)["items"]
    assert [chosen(items, item, "is_looser") for item in ("gongbao", "jigou")] == [[(None,)], [(None,)]]


def test_each_citation_is_told_with_its_status(tmp_path: Path) -> None:
    columns = ("position", "printed", "title", "reference", "law", "status", "successor", "articles", "repealed")
    assert chosen(rows_of(tmp_path, FILES)["citations"], "yusuan", *columns) == [
        (
            1,
            "《中华人民共和国预算法》第十四条",
            "中华人民共和国预算法",
            None,
            "中华人民共和国预算法",
            "in_force",
            None,
            ["第十四条"],
            None,
        ),
        # repealed on 2021-01-01 (民法典 第一千二百六十条)
        (
            2,
            "《中华人民共和国物权法》第四十二条第一款",
            "中华人民共和国物权法",
            None,
            "中华人民共和国物权法",
            "repealed",
            "中华人民共和国民法典",
            ["第四十二条第一款"],
            date(2020, 12, 31),
        ),
        (
            3,
            "《津市市政务公开办法》（津政办发〔2018〕5号）",
            "津市市政务公开办法",
            "津政办发〔2018〕5号",
            None,
            "unknown",
            None,
            [],
            None,
        ),
    ]


def test_a_document_of_the_office_s_own_list_has_the_status_that_it_has_there(tmp_path: Path) -> None:
    documents = (
        "津政办发〔2018〕5号:\n  title: 津市市政务公开办法\n  status: 废止\n"
        "  repealed_on: '2022-05-01'\n  replaced_by: 津政办发〔2022〕9号\n"
        "津政办发〔2022〕9号:\n  title: 津市市政务公开实施办法\n  status: 继续有效\n"
    )
    found = chosen(
        rows_of(tmp_path, {**FILES, "documents.yaml": documents})["citations"],
        "yusuan",
        "status",
        "successor",
        "repealed",
    )
    assert found[2] == ("repealed", "津市市政务公开实施办法", date(2022, 4, 30))


def test_a_citation_of_an_earlier_text_is_outdated(tmp_path: Path) -> None:
    # 国务院令第711号 replaced 第492号 on 2019-05-15
    files = {**GOOD, A: GONGBAO.replace("第711号", "第492号")}
    rows = rows_of(tmp_path, files)["citations"]
    assert [chosen(rows, item, "status") for item in ("gongbao", "wenjian")] == [[("outdated",)], [("in_force",)]]


def test_beside_a_limit_above_the_general_one_stands_the_general_one(tmp_path: Path) -> None:
    files = {**GOOD, A: GONGBAO.replace("20个工作日内", "30个工作日内")}
    items = rows_of(tmp_path, files)["items"]
    columns = ("is_looser", "statutory_limit", "statutory_source")
    assert chosen(items, "wenjian", *columns) == [(False, None, None)]
    assert chosen(items, "gongbao", *columns) == [
        (True, "信息形成或者变更之日起20个工作日内", "《中华人民共和国政府信息公开条例》第二十六条第一款")
    ]


def test_a_law_that_is_to_be_repealed_tomorrow_is_in_force_today(tmp_path: Path) -> None:
    options = replace(OPTIONS, run=Run(date(2020, 12, 31)))
    found = chosen(rows_of(tmp_path, FILES, options)["citations"], "yusuan", "law", "status")
    assert found[1] == ("中华人民共和国物权法", "in_force")


def test_each_clause_of_a_time_limit_is_told(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, FILES)["time_limits"]
    columns = ("position", "printed", "kind", "number", "unit", "date", "trigger", "days")
    assert chosen(rows, "yusuan", *columns) == [
        (1, "批复后30日内", "after", 30, "day", None, "批复", 30),
        (2, "长期公开", "standing", None, None, None, None, None),
    ]
    assert chosen(rows, "jigou", *columns) == [(1, "每年3月31日前", "yearly", None, None, "03-31", None, None)]
    # 20 working days are four weeks
    assert chosen(rows, "gongbao", "number", "unit", "days") == [(20, "working_day", 28)]


def test_a_finding_names_its_item_and_its_place_unless_it_is_accepted(tmp_path: Path) -> None:
    accepted = YUSUAN.replace("第四十二条第一款\n", "第四十二条第一款  # catalog: ignore[law/in-force] 已报请修改\n")
    columns = ("rule", "severity", "file", "line")
    found = {
        name: chosen(rows_of(tmp_path / name, {**GOOD, "data/items/yusuan.yaml": text})["findings"], "yusuan", *columns)
        for name, text in (("a", YUSUAN), ("b", accepted))
    }
    wrong = ("law/in-force", "warning", "data/items/yusuan.yaml", 7)
    assert wrong in found["a"]
    assert [each for each in found["a"] if each != wrong] == found["b"]


def test_what_a_baseline_accepts_is_not_told(tmp_path: Path) -> None:
    (fingerprint,) = [
        row["fingerprint"]
        for row in rows_of(tmp_path, FILES)["findings"]
        if (row["item"], row["rule"]) == ("yusuan", "law/in-force")
    ]
    known = f'{{"version": 1, "findings": [{{"fingerprint": "{fingerprint}", "rule": "law/in-force"}}]}}'
    lay(tmp_path, {"known.json": known, "catalog.yaml": f"{SETTINGS}rules:\n  baseline: known.json\n"})
    rows = rows_by_name("x", Folder(tmp_path))
    assert [row for row in rows["findings"] if row["rule"] == "law/in-force"] == []
    assert rows["errors"] == []


def test_sentences_are_in_the_language_of_the_run(tmp_path: Path) -> None:
    options = replace(OPTIONS, run=Run(date(2026, 11, 29), "zh"))
    (error,) = rows_of(tmp_path, {**GOOD, B: ""}, options)["errors"]
    assert str(error["message"]).startswith("这个文件是空的")


def test_what_is_due_or_overdue_is_told_with_its_offices(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, FILES)["due"]
    # the period from 2026-10-09: that Saturday is worked for the holiday, so that 20 working days end on 11-05
    assert [
        tuple(row[key] for key in ("item", "name", "offices", "kind", "record", "due", "is_overdue")) for row in rows
    ] == [
        ("gongbao", "政府公报", ["秘书室"], "record", "gongbao-2026-10-09", date(2026, 11, 5), True),
        (
            "yusuan",
            "津市市人民政府办公室部门预算",
            ["秘书室", "后勤办"],
            "review",
            None,
            date(2026, 12, 1),
            False,
        ),
    ]


def test_the_match_to_the_model_and_each_departure_are_told(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, {**FILES, B: WENJIAN + "model: jiedu\n"}, replace(OPTIONS, model=MODEL))
    assert [chosen(rows["items"], item, "model_item", "model_match") for item in ("gongbao", "wenjian", "yusuan")] == [
        [("gongbao", "id")],
        [("jiedu", "tied")],
        [("bumen-yusuan", "name")],
    ]
    assert chosen(rows["items"], "gongbao", "model_time_limit") == [("5个工作日内",)]
    assert chosen(rows["items"], "yusuan", "model_name") == [("津市市人民政府办公室部门预算",)]
    columns = ("item", "kind", "model_item", "field", "expected", "found")
    assert [tuple(row[key] for key in columns) for row in rows["departures"]] == [
        ("gongbao", "looser", "gongbao", "time_limit", "5个工作日内", "自该政府信息形成或者变更之日起20个工作日内"),
        ("yusuan", "different", "bumen-yusuan", "category", "财政", "政策文件"),
        ("wenjian", "renamed", "jiedu", "name", "政策解读", "行政规范性文件"),
        ("wenjian", "different", "jiedu", "content", "市政府文件的解读材料", "以本机关名义制发的行政规范性文件"),
        ("jigou", "added", None, None, None, None),
    ]


def test_a_topic_of_the_law_names_the_items_that_cover_it(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, FILES)["duties"]
    by_topic = {(row["article"], row["topic"]): (row["is_covered"], row["items"]) for row in rows}
    assert by_topic["第二十条第（一）项", "规范性文件"] == (True, ["wenjian"])
    assert by_topic["第二十条第（二）项", "机关职能"] == (True, ["jigou"])


def test_a_change_tells_both_values_and_the_commit_before(tmp_path: Path) -> None:
    folder = committed(lay(tmp_path, FILES)).root
    lay(folder, {A: GONGBAO.replace("  - 政府网站\n", "  - 政府网站\n  - 公共图书馆\n")})
    (folder / B).unlink()
    rows = rows_by_name("x", Folder(folder), replace(OPTIONS, since="2026-05-31"))
    columns = ("item", "kind", "field", "before", "after", "since_day")
    assert [tuple(row[key] for key in columns) for row in rows["changes"]] == [
        ("gongbao", "changed", "channels", "政府网站", "政府网站\n公共图书馆", date(2026, 5, 1)),
        ("wenjian", "removed", None, None, None, date(2026, 5, 1)),
    ]
    assert {row["since"] for row in rows["changes"]} == {rows["catalogues"][0]["revision"]}


def test_a_fingerprint_changes_with_any_file_of_the_catalogue_and_with_nothing_else(tmp_path: Path) -> None:
    files = [
        GOOD,
        {**GOOD, "README.md": "说明\n", "../notes.txt": "x"},
        {**GOOD, "catalog.yaml": SETTINGS + "# 已核\n"},
        {**GOOD, "data/records/2026/gongbao-2026-10-09.yaml": RECORD},
        {**GOOD, A: GONGBAO + "# 已核\n"},
    ]
    found = [
        rows_of(tmp_path / str(number) / "w", each)["catalogues"][0]["fingerprint"] for number, each in enumerate(files)
    ]
    assert found[0] == found[1]
    assert len(set(found[1:])) == 4
