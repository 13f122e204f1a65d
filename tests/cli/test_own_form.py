"""The office's own table comes out as it came in: compared cell by cell through readers that are not ours."""

import json
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from lxml import html
from openpyxl import load_workbook

from conftest import ROOT, lay
from exchange.documents import markdown_cells
from published.seen import SEEN, Grid
from running import Run

FILES = ROOT / "tests" / "exchange" / "data" / "files"

MIXED = """\
某局主动公开目录
填报单位：某局
序号,一级事项,二级事项,公开内容,公开依据,公开渠道,公开时限,责任科室,备注
1,政策文件,规章,规章全文,《甲法》第一条,网站；公报,20个工作日内,办公室,无
2,政策文件,解读,解读材料,《甲法》第二条,网站；公报,20个工作日内,/,
3,机构,领导,领导简历,无,网站,每年,人事科,
4,机构,职能,职能,无,网站,无,办公室；人事科,
注：本目录每年更新。
"""
LINKED = """\
<h1>某局信息公开目录</h1><table>
<tr><th rowspan=2>序号</th><th colspan=2>公开事项</th><th rowspan=2>公开内容</th><th rowspan=2>公开方式</th>
<th colspan=2>公开渠道</th><th rowspan=2>公开链接</th></tr>
<tr><th>一级事项</th><th>二级事项</th><th>政府网站</th><th>公开栏</th></tr>
<tr><td>1</td><td rowspan=2>机构</td><td>领导</td><td>简历</td><td>☑主动公开 □依申请公开</td><td>√</td><td></td>
<td><a href="https://x.gov.cn/1">点击查看</a></td></tr>
<tr><td>2</td><td>职能</td><td>三定</td><td>☑主动公开 □依申请公开</td><td>√</td><td>√</td>
<td><a href="https://x.gov.cn/2">点击查看</a></td></tr>
<tr><td>3</td><td>财政</td><td>预算</td><td>预算表</td><td>□主动公开 ☑依申请公开</td><td></td><td>√</td><td>—</td></tr>
</table>
"""
LINKS = ["https://x.gov.cn/1", "https://x.gov.cn/2"]


_STARTED: dict[str, dict[str, bytes]] = {}
"""The files of the catalogues that were started, each by the name of its document."""


def squeezed(rows: Sequence[Sequence[object]]) -> Grid:
    """Return rows of texts without white space; those that only print one line across the table are one text."""
    texts = [["".join(str(cell or "").split()) for cell in row] for row in rows]
    return [row[:1] if len(set(row)) == 1 or not any(row[1:]) else row for row in texts if any(row)]


def grid(kind: str, data: bytes) -> Grid:
    """Return the rows of all tables of a document."""
    return squeezed([row for table in SEEN[kind](data) for row in table])


KINDS = ("docx", "xlsx", "html")
SOURCES: dict[str, bytes] = {
    "standard.docx": (FILES / "standard-table-boxes.docx").read_bytes(),
    "domains.docx": (FILES / "two-domains.docx").read_bytes(),
    "levels.csv": (FILES / "domain-column.csv").read_bytes(),
    "over-two.html": (FILES / "name-over-two.html").read_bytes(),
    "mixed.csv": MIXED.encode(),
    "linked.html": LINKED.encode(),
}


def started(run: Run, folder: Path, name: str) -> Path:
    """Start a catalogue from a document, in the folder `new`."""
    if name not in _STARTED:
        (folder / name).write_bytes(SOURCES[name])
        outcome = run("import", name, "--into", "new", cwd=folder)
        assert outcome.status == 0, outcome.stdout + outcome.stderr
        assert run("validate", "--severity", "error", cwd=folder / "new").status == 0
        files = (path for path in (folder / "new").rglob("*") if path.is_file())
        _STARTED[name] = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    return lay(folder, _STARTED[name]) / "new"


def table_rows(name: str) -> Grid:
    """Return the rows of a source below and with its headings, as its own kind of reader sees them."""
    kind = name.rpartition(".")[2]
    return [row for row in grid(kind, SOURCES[name]) if len(row) > 1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SOURCES)
def test_the_table_is_rendered_as_it_was_imported_and_comes_back_unchanged(
    name: str, kind: str, run: Run, tmp_path: Path
) -> None:
    catalogue = started(run, tmp_path, name)
    run("render", "-o", f"out.{kind}", cwd=catalogue)
    rows = [row for row in grid(kind, (catalogue / f"out.{kind}").read_bytes()) if len(row) > 1]
    expected = table_rows(name)
    assert len(expected) > 1
    # a sheet has the headings once, whatever the number of tables
    assert rows == (
        expected if kind != "xlsx" else list(dict(zip(map(tuple, expected), expected, strict=True)).values())
    )
    told = json.loads(run("import", f"out.{kind}", "--dry-run", "--format", "json", cwd=catalogue).stdout)
    assert (told["made"], told["changed"], told["absent"]) == ([], [], [])


@pytest.mark.parametrize("name", SOURCES)
def test_one_cell_edited_in_excel_is_one_change(name: str, run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, name)
    run("render", "-o", "out.xlsx", cwd=catalogue)
    book = load_workbook(catalogue / "out.xlsx")
    sheet = book.worksheets[0]
    names = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    column = next(place for row in names for place, text in enumerate(row) if text.startswith(("公开内容", "内容规范")))
    last = max(place for place, row in enumerate(names) if row[column] and len(set(row)) > 2)
    sheet.cell(last + 1, column + 1).value = "改过的内容"
    book.save(catalogue / "out.xlsx")
    told = json.loads(run("import", "out.xlsx", "--dry-run", "--format", "json", cwd=catalogue).stdout)
    assert [[field["field"] for field in each["fields"]] for each in told["changed"]] == [["content"]]
    assert not told["made"]


def test_a_link_is_a_word_in_every_document_that_can_lead_somewhere(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "linked.html")
    for kind in ("docx", "xlsx", "html", "md", "csv"):
        run("render", "-o", f"out.{kind}", cwd=catalogue)
    relations = docx.Document(str(catalogue / "out.docx")).part.rels.values()
    assert sorted(each.target_ref for each in relations if each.is_external) == LINKS
    sheet = load_workbook(catalogue / "out.xlsx").worksheets[0]
    linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [(cell.value, cell.hyperlink.target) for cell in linked if cell.hyperlink] == [
        ("点击查看", each) for each in LINKS
    ]
    page = html.document_fromstring((catalogue / "out.html").read_bytes())
    assert [(each.text, each.get("href")) for each in page.iter("a")] == [("点击查看", each) for each in LINKS]
    assert "[点击查看](<https://x.gov.cn/1>)" in (catalogue / "out.md").read_text(encoding="utf-8")
    rows = grid("csv", (catalogue / "out.csv").read_bytes())
    assert [row[7] for row in rows[2:]] == [*LINKS, "—"]


def test_an_address_edited_behind_its_word_comes_back(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "linked.html")
    run("render", "-o", "out.xlsx", cwd=catalogue)
    book = load_workbook(catalogue / "out.xlsx")
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink)
    assert cell.hyperlink
    cell.hyperlink.target = "https://x.gov.cn/new"
    book.save(catalogue / "out.xlsx")
    (change,) = json.loads(run("import", "out.xlsx", "--dry-run", "--format", "json", cwd=catalogue).stdout)["changed"]
    assert [(field["field"], field["after"]) for field in change["fields"]] == [("link", "https://x.gov.cn/new")]


def test_a_document_that_is_compared_shows_the_cell_that_was_edited_and_no_other(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "linked.html")
    run("render", "-o", "out.xlsx", cwd=catalogue)
    book = load_workbook(catalogue / "out.xlsx")
    sheet = book.worksheets[0]
    place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "三定")
    place.value = "三定方案"
    book.save(catalogue / "out.xlsx")
    told = json.loads(run("diff", "out.xlsx", "--format", "json", cwd=catalogue).stdout)
    assert [field["field"] for change in told for field in change["fields"]] == ["content"]


def test_what_stood_around_the_table_stands_there_again(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "mixed.csv")
    run("render", "-o", "out.docx", cwd=catalogue)
    paragraphs = [each.text for each in docx.Document(str(catalogue / "out.docx")).paragraphs]
    assert paragraphs == ["某局主动公开目录", "填报单位：某局", "注：本目录每年更新。"]


def test_a_text_that_departs_from_the_form_gives_way_to_an_edit(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "mixed.csv")
    assert "备注: 无" in (catalogue / "data/items/guizhang.yaml").read_text(encoding="utf-8")
    run("render", "-o", "out.csv", cwd=catalogue)
    table = (catalogue / "out.csv").read_text(encoding="utf-8-sig")
    (catalogue / "out.csv").write_text(table.replace("办公室,无,", "办公室,,"), encoding="utf-8-sig")
    run("import", "out.csv", cwd=catalogue)
    assert "备注" not in (catalogue / "data/items/guizhang.yaml").read_text(encoding="utf-8")


def test_domains_keep_their_captions_and_their_own_numbers(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "domains.docx")
    run("render", "-o", "out.docx", cwd=catalogue)
    document = docx.Document(str(catalogue / "out.docx"))
    assert [each.text for each in document.paragraphs if each.text] == [
        "九龙街道基层政务公开标准目录",
        "（一）社会救助领域基层政务公开标准目录",
        "（二）养老服务领域基层政务公开标准目录",
    ]
    assert [[row.cells[0].text for row in table.rows] for table in document.tables] == [["序号", "1", "2"]] * 2


def test_a_box_that_is_no_longer_ticked_stays_in_its_place(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "standard.docx")
    run("set", "zijin-mingxi", "channels=其他", cwd=catalogue)
    (row,) = [
        row
        for row in grid("csv", run("render", "--to", "csv", cwd=catalogue).stdout.encode())
        if row[1:2] == ["资金明细"]
    ]
    assert row[6] == (
        "□政府网站□政府公报□两微一端□发布会/听证会□广播电视□纸质媒体□公开查阅点□行政服务中心□便民服务站□入户/现场"
        "□社区/企事业单位/村公示栏(电子屏)□精准推送■其他"
    )


def test_markdown_has_the_same_cells(run: Run, tmp_path: Path) -> None:
    catalogue = started(run, tmp_path, "standard.docx")
    rows = squeezed(markdown_cells(run("render", cwd=catalogue).stdout.encode()))
    assert rows[2:] == table_rows("standard.docx")[2:]
