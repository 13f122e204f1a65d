"""The bundled catalogue beside a provincial model in the words of 湖南省: what departs was worked out by hand."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx import Document

from conftest import ROOT, Run

MODEL = ROOT / "tests" / "data" / "model-hunan"
DEPARTURES = [
    ("different", "guizhang-guifanxing-wenjian", "guizhang-guifanxing-wenjian", "content"),
    ("different", "guizhang-guifanxing-wenjian", "guizhang-guifanxing-wenjian", "basis"),
    ("missing", "zhengce-jiedu", "", ""),
    ("missing", "guifanxing-wenjian-qingli", "", ""),
    ("missing", "zhongda-juece-yugongkai", "", ""),
    ("different", "lingdao-xinxi", "lingdao-xinxi", "content"),
    ("renamed", "jigou-xinxi", "jigou-xinxi", "name"),
    ("stricter", "jixiao-pingjia", "jixiao-pingjia", "time_limit"),
    ("looser", "zhengfu-jizhong-caigou", "zhengfu-jizhong-caigou", "time_limit"),
    # the province has one item where the county has two
    ("renamed", "gongwuyuan-zhaolu", "gongwuyuan-zhaokao", "name"),
    ("different", "gongwuyuan-zhaolu", "gongwuyuan-zhaokao", "content"),
    ("different", "gongwuyuan-zhaolu", "gongwuyuan-zhaokao", "basis"),
    # 一个月内开, where 公 is missing
    ("different", "jianyi-tian-banli", "renda-jianyi-zhengxie-tian", "time_limit"),
    ("missing", "jianyi-tian-zongti", "", ""),
    ("looser", "zhengfu-wangzhan-jianguan-niandu-baobiao", "zhengfu-wangzhan-jianguan-niandu-baobiao", "time_limit"),
    ("missing", "zhengwu-xinmeiti", "", ""),
    ("added", "", "gongwuyuan-luyong", ""),
]
SUMMARY = (
    "标准目录共24项，本目录已有19项；缺少5项，另有1项，名称不同2处，时限较宽2处，时限较严1处，文字不同6处。",
    "（“标准目录”栏中本目录没有的文字加删除线，“本目录”栏中标准目录没有的文字用黑体加下划线。）",
)


def test_every_departure_is_told_and_nothing_else(run: Run, bundled: Path) -> None:
    outcome = run("conform", "--model", str(MODEL), "--format", "tsv", cwd=bundled)
    rows = [tuple(line.split("\t")[:4]) for line in outcome.stdout.splitlines()[1:]]
    assert rows == DEPARTURES


def test_people_read_names_and_what_is_missing_in_the_words_of_their_own_place(run: Run, bundled: Path) -> None:
    lines = run("conform", "--model", str(MODEL), "--format", "markdown", "--lang", "zh", cwd=bundled).stdout
    assert (
        "| 缺少 | 建议提案办理总体情况 | 公开内容 | 全市建议提案办理的总体情况、有关部门的办理进度和落实成效 |" in lines
    )
    assert "| 市政府及市政府办公室开设的政务新媒体账号的名称、平台、主办单位和链接 |" in lines


def test_the_form_to_hand_in_sums_up_and_names_each_departure(run: Run, bundled: Path) -> None:
    assert run("conform", "--model", str(MODEL), "-o", "form.docx", cwd=bundled).status == 0
    document = Document(BytesIO((bundled / "form.docx").read_bytes()))
    above = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert above[-2:] == list(SUMMARY)
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "事项", "栏目", "标准目录", "本目录", "说明"]
    assert [row[0] for row in rows[1:]] == list(_numbers())
    assert [row[5] for row in rows[1:]] == list(_remarks())
    assert rows[-1][1:5] == ["公务员录用", "整项", "（无）", "公务员招考的录用结果"]


def _numbers() -> Iterator[str]:
    """Yield the number of each row: rows of one item share theirs."""
    items = list(dict.fromkeys(model or own for _, model, own, _ in DEPARTURES))
    yield from (str(items.index(model or own) + 1) for _, model, own, _ in DEPARTURES)


def _remarks() -> Iterator[str]:
    words = {
        "different": "文字不同",
        "missing": "本目录缺少",
        "renamed": "名称不同",
        "stricter": "时限较严",
        "looser": "时限较宽",
        "added": "标准目录中没有",
    }
    for kind, model, _own, _field in DEPARTURES:
        guessed = "（按内容相似度84%认定为同一事项）" if (kind, model) == ("renamed", "gongwuyuan-zhaolu") else ""
        yield words[kind] + guessed
