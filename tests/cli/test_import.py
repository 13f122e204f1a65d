"""Documents go out and come back through the program: only what was edited changes on the disk."""

import json
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from conftest import Run, lay

KINDS = ("docx", "xlsx", "html", "csv", "tsv", "json", "jsonl", "yaml")
EDITABLE = ("docx", "xlsx", "csv", "html")
EACH_KIND = pytest.mark.parametrize("kind", KINDS)

AWKWARD = {
    "catalog.yaml": "# 目录设置\r\ntitle: '政府信息主动公开事项目录'\r\npublishers: [津市市人民政府办公室]\r\n"
    "categories:\r\n"
    '  - 政策文件\r\n  - "政府会议"   # 每月\r\n',
    "data/items/gongbao.yaml": "# 每月核对\r\nid: gongbao\r\ncategory: 政策文件\r\nname: 政府公报 # 简称公报\r\n"
    "content: '每期''政府公报'''\r\nchannels: [政府网站, \"国家档案馆\"]\r\n",
    "data/items/会议/huiyi.yaml": 'id: "huiyi"\ncategory: 政府会议\nname: >-\n  政府\n  会议\n'
    "content: |\n  第一行\n  第二行\n"
    "basis:\n# 依据\n- 《中华人民共和国政府信息公开条例》第二十条\n\n\nextra: {备注: '=1+1', 联系人: 甲、乙}\n",
    "data/items/会议/深/jueding.yaml": 'id: jueding\norder: 7\nname: "\\u653f\\u5e9c\\u51b3\\u5b9a"\n'
    "category: '政府会议'\ncontent: '- @+=一，“二”'\npublished_with: huiyi\nlink_note: 与政府会议一并公开",
}
"""Files by hand: comments, CRLF, sub-folders, items without order, every style of quotes, no end of the last line."""


def laid(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file of a workspace with its bytes and the time of its last change."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".catalog.lock"
    }


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def committed(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", "catalog.yaml", "data")
    git(folder, "commit", "-qm", "start")
    return folder


def changed_lines(folder: Path) -> list[str]:
    lines = git(folder, "diff", "-U0").splitlines()
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def report(run: Run, *words: str, cwd: Path) -> dict[str, Any]:
    outcome = run("import", *words, "--format", "json", cwd=cwd)
    assert outcome.status == 0, outcome.stderr
    found: dict[str, Any] = json.loads(outcome.stdout)
    return found


def counts(told: Mapping[str, Any]) -> tuple[int, int, int, int]:
    made, changed, unchanged, absent = (len(told[key]) for key in ("made", "changed", "unchanged", "absent"))
    return made, changed, unchanged, absent


@EACH_KIND
def test_a_rendering_of_the_bundled_catalogue_comes_back_without_touching_a_file(
    run: Run, bundled: Path, kind: str
) -> None:
    run("render", "-o", f"out.{kind}", cwd=bundled)
    before = laid(bundled)
    assert counts(report(run, f"out.{kind}", cwd=bundled)) == (0, 0, 20, 0)
    assert laid(bundled) == before


@EACH_KIND
def test_a_rendering_of_files_by_hand_comes_back_without_touching_a_file(run: Run, tmp_path: Path, kind: str) -> None:
    folder = lay(tmp_path / "w", AWKWARD)
    run("render", "-o", f"out.{kind}", cwd=folder)
    before = laid(folder)
    assert counts(report(run, f"out.{kind}", cwd=folder)) == (0, 0, 3, 0)
    assert laid(folder) == before


@EACH_KIND
def test_a_rendering_of_some_items_changes_nothing_and_moves_nothing(run: Run, bundled: Path, kind: str) -> None:
    run("render", "-o", f"out.{kind}", "--category", "政策文件", "--missing", "link", cwd=bundled)
    before = laid(bundled)
    made, changed, unchanged, absent = counts(report(run, f"out.{kind}", cwd=bundled))
    assert (made, changed, unchanged + absent) == (0, 0, 20)
    assert 0 < unchanged < 20
    assert laid(bundled) == before


@EACH_KIND
def test_a_rendering_starts_the_same_catalogue_elsewhere(run: Run, bundled: Path, kind: str) -> None:
    run("render", "-o", f"out.{kind}", cwd=bundled)
    assert len(report(run, f"out.{kind}", "--into", "new", cwd=bundled)["made"]) == 20
    ids = sorted(path.stem for path in (bundled / "data/items").glob("*.yaml"))
    assert sorted(path.stem for path in (bundled / "new/data/items").glob("*.yaml")) == ids
    first, second = (run("render", "--to", "jsonl", cwd=folder).stdout for folder in (bundled, bundled / "new"))
    assert [without_order(line) for line in first.splitlines()] == [without_order(line) for line in second.splitlines()]


def without_order(line: str) -> dict[str, Any]:
    return {key: value for key, value in json.loads(line).items() if key != "order"}


def in_word(data: bytes, old: str, new: str) -> bytes:
    """Edit a Word file as a person would: the text of the cells that hold it."""
    document = docx.Document(BytesIO(data))
    for row in document.tables[0].rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                if old in paragraph.text:
                    paragraph.runs[0].text = paragraph.text.replace(old, new)
                    for run in paragraph.runs[1:]:
                        run.text = ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def in_excel(data: bytes, old: str, new: str) -> bytes:
    def edit(sheet: Any) -> None:
        for cell in (cell for row in sheet.iter_rows() for cell in row if old in str(cell.value or "")):
            if not sheet.column_dimensions[cell.column_letter].hidden:
                cell.value = cell.value.replace(old, new)

    return sheet_edited(data, edit)


def sheet_edited(data: bytes, edit: Callable[[Any], object]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    edit(book.worksheets[0])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def in_text(data: bytes, old: str, new: str) -> bytes:
    """Edit the text of a web page or of separated values, and nothing within a tag."""
    return data.decode("utf-8").replace(f">{old}<", f">{new}<").replace(f",{old},", f",{new},").encode()


EDITS = {"docx": in_word, "xlsx": in_excel, "csv": in_text, "html": in_text}


def edited(folder: Path, kind: str, old: str, new: str) -> None:
    path = folder / f"out.{kind}"
    data = path.read_bytes()
    path.write_bytes(EDITS[kind](data, old, new))
    assert path.read_bytes() != data


@pytest.mark.parametrize("kind", EDITABLE)
def test_an_edited_cell_is_one_line_of_the_difference(run: Run, bundled: Path, kind: str) -> None:
    committed(bundled)
    run("render", "-o", f"out.{kind}", cwd=bundled)
    edited(bundled, kind, "每期政府公报", "每期政府公报及目录")
    told = report(run, f"out.{kind}", cwd=bundled)
    assert [(each["id"], [field["field"] for field in each["fields"]]) for each in told["changed"]] == [
        ("zhengfu-gongbao", ["content"])
    ]
    assert changed_lines(bundled) == ["-content: 每期政府公报", "+content: 每期政府公报及目录"]


@pytest.mark.parametrize("kind", EDITABLE)
def test_an_item_renamed_in_a_rendering_stays_the_item(run: Run, bundled: Path, kind: str) -> None:
    committed(bundled)
    run("render", "-o", f"out.{kind}", cwd=bundled)
    edited(bundled, kind, "领导信息", "班子成员")
    assert counts(report(run, f"out.{kind}", cwd=bundled)) == (0, 1, 19, 0)
    assert changed_lines(bundled)[:2] == ["-name: 领导信息", "+name: 班子成员"]


def test_a_file_by_hand_keeps_its_comments_and_line_ends_under_an_edit(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", AWKWARD)
    run("render", "-o", "out.xlsx", cwd=folder)
    edited(folder, "xlsx", "国家档案馆", "公告栏")
    assert counts(report(run, "out.xlsx", cwd=folder)) == (0, 1, 2, 0)
    after = (folder / "data/items/gongbao.yaml").read_bytes().decode()
    assert after == AWKWARD["data/items/gongbao.yaml"].replace("国家档案馆", "公告栏")


def item_rows(sheet: Any) -> list[list[Any]]:
    """Take a sheet's merges apart, as a person must before sorting, and give the rows below its heading."""
    for area in list(sheet.merged_cells.ranges):
        value = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        for row in range(area.min_row, area.max_row + 1):
            sheet.cell(row, area.min_col).value = value
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def put(sheet: Any, rows: list[list[Any]]) -> None:
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.hyperlink = None
            cell.value = None
    for number, values in enumerate(rows, 4):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def reworked(folder: Path, edit: Callable[[list[list[Any]]], list[list[Any]]]) -> None:
    path = folder / "out.xlsx"
    path.write_bytes(sheet_edited(path.read_bytes(), lambda sheet: put(sheet, edit(item_rows(sheet)))))


def test_a_sheet_sorted_by_name_keeps_every_item_as_it_was(run: Run, bundled: Path) -> None:
    run("render", "-o", "out.xlsx", cwd=bundled)
    reworked(bundled, lambda rows: sorted(rows, key=lambda row: str(row[2])))
    told = report(run, "out.xlsx", cwd=bundled)
    assert not told["made"]
    assert {field["field"] for each in told["changed"] for field in each["fields"]} <= {"order"}


def test_a_row_inserted_in_excel_is_a_new_item_at_its_place(run: Run, bundled: Path) -> None:
    run("render", "-o", "out.xlsx", cwd=bundled)

    def with_one_more(rows: list[list[Any]]) -> list[list[Any]]:
        new = [None, "政策文件", "应急预案", "各类应急预案"]
        return [rows[0], new, *rows[1:]]

    reworked(bundled, with_one_more)
    told = report(run, "out.xlsx", cwd=bundled)
    assert [each["name"] for each in told["made"]] == ["应急预案"]
    names = run("list", "--columns", "name", cwd=bundled).stdout.splitlines()[1:]
    assert names[1] == "应急预案"
    assert len(names) == 21
    assert run("validate", "--severity", "error", cwd=bundled).status == 0


def test_a_row_deleted_in_excel_is_told_of_and_its_item_stays(run: Run, bundled: Path) -> None:
    run("render", "-o", "out.xlsx", cwd=bundled)
    reworked(bundled, lambda rows: [row for row in rows if row[2] != "政府公报"])
    before = laid(bundled)
    outcome = run("import", "out.xlsx", cwd=bundled)
    assert "1  kept: not in the file  zhengfu-gongbao" in outcome.stdout
    assert laid(bundled) == before


def test_a_column_deleted_in_excel_takes_nothing_away(run: Run, bundled: Path) -> None:
    run("render", "-o", "out.xlsx", cwd=bundled)
    path = bundled / "out.xlsx"

    def without_basis(sheet: Any) -> None:
        put(sheet, [[*row[:4], *row[5:]] for row in item_rows(sheet)])
        headings = [cell.value for cell in sheet[3]]
        for column, value in enumerate([*headings[:4], *headings[5:], None], 1):
            sheet.cell(3, column).value = value

    path.write_bytes(sheet_edited(path.read_bytes(), without_basis))
    before = laid(bundled)
    assert counts(report(run, "out.xlsx", cwd=bundled)) == (0, 0, 20, 0)
    assert laid(bundled) == before


def test_a_report_as_data_is_the_only_thing_on_standard_output(run: Run, bundled: Path) -> None:
    run("render", "-o", "out.csv", cwd=bundled)
    for more in ((), ("--dry-run",)):
        outcome = run("import", "out.csv", "--format", "json", *more, cwd=bundled)
        assert json.load(StringIO(outcome.stdout))["dry_run"] == bool(more)
