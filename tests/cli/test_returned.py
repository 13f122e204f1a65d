"""Work sheets go out to offices, are filled in by other programs, and come back together."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from catalog_cli.rules.examples import SETTINGS, SETTINGS_FILE
from conftest import Run, lay

CONTENT, LIMIT = "公开内容", "公开时限"


def file_of(item_id: str, order: int, *offices: str) -> str:
    lines = [f"id: {item_id}", "category: 政策文件", f"order: {order}", f"name: 事项{item_id}", "content: 原来"]
    return "\n".join([*lines, "time_limit: 及时", "responsible:", *(f"  - {office}" for office in offices), ""])


@pytest.fixture
def sent(tmp_path: Path, run: Run) -> Path:
    """Return a catalogue whose sheets have been sent out (`发出`), and come back as they were (`收回`)."""
    items = {
        "data/items/a.yaml": file_of("a", 1, "教育局"),
        "data/items/b.yaml": file_of("b", 2, "教育局", "财政局"),
        "data/items/c.yaml": file_of("c", 3, "财政局"),
    }
    folder = lay(tmp_path / "catalogue", {SETTINGS_FILE: SETTINGS, **items})
    assert run("render", "--each", "office", "-o", "发出", cwd=folder).status == 0
    shutil.copytree(folder / "发出", folder / "收回")
    return folder


def fill_in(path: Path, item_id: str, heading: str, text: str) -> None:
    """Change a cell of a workbook as Excel's user does."""
    book = load_workbook(path)
    sheet = book["目录"]
    places = {str(cell.value): (cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value}
    sheet.cell(places[f"事项{item_id}"][0], places[heading][1]).value = text
    book.save(path)


def drop_row(path: Path, item_id: str) -> None:
    book = load_workbook(path)
    sheet = book["目录"]
    sheet.delete_rows(next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == f"事项{item_id}"))
    book.save(path)


def items(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in (folder / "data/items").iterdir()}


def test_what_comes_back_as_it_went_out_changes_nothing(sent: Path, run: Run) -> None:
    before = items(sent)
    outcome = run("import", "--returned", "收回", "--remove-absent", cwd=sent)
    assert outcome.status == 0
    assert outcome.stdout == (
        "教育局.xlsx: 2 rows read (1 table), no differences\n"
        "财政局.xlsx: 2 rows read (1 table), no differences\n"
        "Already up to date; nothing to write.\n"
    )
    assert items(sent) == before


def test_what_two_offices_changed_comes_in_together_and_is_told_of_each(sent: Path, run: Run) -> None:
    fill_in(sent / "收回/教育局.xlsx", "b", CONTENT, "教育局改的")
    fill_in(sent / "收回/财政局.xlsx", "b", LIMIT, "每年")
    outcome = run("diff", "--returned", "收回", cwd=sent)
    assert outcome.status == 0
    assert outcome.stdout == (
        "file\tchange\tid\tname\tfield\tbefore\tafter\n"
        "教育局.xlsx\tchanged\tb\t事项b\tcontent\t原来\t教育局改的\n"
        "财政局.xlsx\tchanged\tb\t事项b\ttime_limit\t及时\t每年\n"
    )
    assert "教育局.xlsx: 1 item changed, 1 field" in outcome.stderr
    outcome = run("import", "--returned", "收回", cwd=sent)
    assert outcome.status == 0
    assert "1  changed  b (Content)" in outcome.stdout
    assert "1  changed  b (Time limit)" in outcome.stdout
    changed = file_of("b", 2, "教育局", "财政局").replace("原来", "教育局改的").replace("及时", "每年")
    assert items(sent)["b"] == changed


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx"])
def test_a_sheet_that_nobody_filled_in_does_not_turn_back_what_changed_here_since(
    sent: Path, run: Run, kind: str
) -> None:
    run("render", "--each", "office", "--to", kind, "-o", "收回2", cwd=sent)
    run("set", "a", "content=此后改的", cwd=sent)
    run("move", "c", "--first", cwd=sent)
    before = items(sent)
    outcome = run("import", "--returned", "收回2", cwd=sent)
    assert "Already up to date" in outcome.stdout
    assert items(sent) == before


def test_of_a_row_that_was_filled_in_only_the_edited_cells_count(sent: Path, run: Run) -> None:
    fill_in(sent / "收回/教育局.xlsx", "b", CONTENT, "教育局改的")
    run("set", "b", "time_limit=此后改的", cwd=sent)
    outcome = run("diff", "--returned", "收回", cwd=sent)
    assert outcome.stdout.splitlines()[1:] == ["教育局.xlsx\tchanged\tb\t事项b\tcontent\t原来\t教育局改的"]
    assert run("import", "--returned", "收回", cwd=sent).status == 0
    changed = file_of("b", 2, "教育局", "财政局").replace("原来", "教育局改的").replace("及时", "此后改的")
    assert items(sent)["b"] == changed


def test_a_contradiction_is_named_and_stops_the_import(sent: Path, run: Run) -> None:
    before = items(sent)
    fill_in(sent / "收回/教育局.xlsx", "b", CONTENT, "教育局说")
    fill_in(sent / "收回/财政局.xlsx", "b", CONTENT, "财政局说")
    fill_in(sent / "收回/财政局.xlsx", "c", CONTENT, "无关")
    compared = run("diff", "--returned", "收回", cwd=sent)
    imported = run("import", "--returned", "收回", cwd=sent)
    named = "Conflict: b “事项b”, Content\n  教育局.xlsx: “教育局说”\n  财政局.xlsx: “财政局说”\n"
    assert (compared.status, named in compared.stderr) == (1, True)
    assert (imported.status, named in imported.stdout) == (2, True)
    assert "the returned files contradict each other; nothing was written" in imported.stderr
    assert items(sent) == before
    record = json.loads(run("import", "--returned", "收回", "--format", "json", cwd=sent).stdout)
    values = [{"value": "教育局说", "files": ["教育局.xlsx"]}, {"value": "财政局说", "files": ["财政局.xlsx"]}]
    assert record["conflicts"] == [{"id": "b", "name": "事项b", "field": "content", "values": values}]


def test_only_an_item_that_was_in_the_sheet_is_removed(sent: Path, run: Run) -> None:
    drop_row(sent / "收回/教育局.xlsx", "a")
    (sent / "收回/财政局.xlsx").unlink()
    outcome = run("import", "--returned", "收回", "--remove-absent", "--dry-run", cwd=sent)
    assert "1  removed: not in the file  a" in outcome.stderr
    assert run("import", "--returned", "收回", "--remove-absent", cwd=sent).status == 0
    assert sorted(items(sent)) == ["b", "c"]


def test_a_sheet_that_lost_all_its_rows_lost_its_items_alone(sent: Path, run: Run) -> None:
    for item_id in ("a", "b"):
        drop_row(sent / "收回/教育局.xlsx", item_id)
    outcome = run("diff", "--returned", "收回", "--name-only", cwd=sent)
    assert (outcome.status, outcome.stdout) == (0, "a\nb\n")
    assert run("import", "--returned", "收回", "--remove-absent", cwd=sent).status == 0
    # the other office still lists b
    assert sorted(items(sent)) == ["b", "c"]


def test_a_document_that_was_never_sent_and_has_no_item_is_taken_for_the_wrong_file(sent: Path, run: Run) -> None:
    (sent / "收回/别的.csv").write_text("事项类别,事项名称,公开内容\n", encoding="utf-8")
    outcome = run("import", "--returned", "收回", "--remove-absent", cwd=sent)
    assert (outcome.status, "收回/别的.csv has no item" in outcome.stderr) == (2, True)


def test_it_is_told_which_offices_have_not_answered(sent: Path, run: Run) -> None:
    (sent / "收回/财政局.xlsx").unlink()
    (sent / "收回/教育局.xlsx").rename(sent / "收回/【回复】教育局 (2).xlsx")
    for command in ("diff", "import"):
        outcome = run(command, "--returned", "收回", cwd=sent)
        assert outcome.status == 0
        assert "No file from: 财政局\n" in outcome.stdout + outcome.stderr


def test_an_item_that_another_sheet_lists_is_kept_and_told(sent: Path, run: Run) -> None:
    drop_row(sent / "收回/教育局.xlsx", "b")
    outcome = run("import", "--returned", "收回", "--remove-absent", cwd=sent)
    assert outcome.status == 0
    assert "Kept, as another file lists it: b “事项b”, missing in 教育局.xlsx" in outcome.stdout
    assert sorted(items(sent)) == ["a", "b", "c"]


def test_without_the_option_what_is_missing_is_kept(sent: Path, run: Run) -> None:
    drop_row(sent / "收回/教育局.xlsx", "a")
    outcome = run("import", "--returned", "收回", cwd=sent)
    assert "1  kept: not in the file  a" in outcome.stdout
    assert sorted(items(sent)) == ["a", "b", "c"]


def test_a_sheet_whose_kind_keeps_nothing_out_of_sight_is_known_by_its_file_s_name(sent: Path, run: Run) -> None:
    run("render", "--each", "office", "--to", "csv", "-o", "收回2", cwd=sent)
    path = sent / "收回2/教育局.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.unlink()
    (sent / "收回2/回复-教育局(1).csv").write_text("\n".join(lines[:1] + lines[2:]), encoding="utf-8")
    run("import", "--returned", "收回2", "--remove-absent", cwd=sent)
    assert sorted(items(sent)) == ["b", "c"]


def test_sheets_of_word_come_back_too_with_rows_that_the_office_added(sent: Path, run: Run) -> None:
    run("render", "--each", "office", "--to", "docx", "-o", "收回2", cwd=sent)
    path = str(sent / "收回2/财政局.docx")
    document = Document(path)
    table = document.tables[0]
    texts = {"事项类别": "政策文件", "事项名称": "新的事项", CONTENT: "新内容", "公开责任": "财政局"}
    headings = [cell.text for cell in table.rows[0].cells]
    table.add_row()  # type: ignore[no-untyped-call]
    for heading, cell in zip(headings, table.rows[-1].cells, strict=True):
        cell.text = texts.get(heading, "")
    document.save(path)
    outcome = run("import", "--returned", "收回2", "--remove-absent", cwd=sent)
    assert outcome.status == 0
    assert "1  new  xin-de-shixiang" in outcome.stdout
    assert sorted(items(sent)) == ["a", "b", "c", "xin-de-shixiang"]


def test_what_is_no_document_is_named_and_what_office_programs_leave_is_not(sent: Path, run: Run) -> None:
    for name in ("扫描件.jpg", "~$教育局.xlsx", ".DS_Store"):
        (sent / "收回" / name).write_bytes(b"x")
    outcome = run("diff", "--returned", "收回", cwd=sent)
    assert outcome.status == 1
    assert "Not a document that can be read: 扫描件.jpg" in outcome.stderr
    assert "~$" not in outcome.stderr


def test_a_document_that_cannot_be_read_stops_all_and_is_named(sent: Path, run: Run) -> None:
    before = items(sent)
    fill_in(sent / "收回/财政局.xlsx", "c", CONTENT, "改")
    (sent / "收回/教育局.pdf").write_bytes(b"%PDF-1.7")
    outcome = run("import", "--returned", "收回", cwd=sent)
    assert (outcome.status, "教育局.pdf is a PDF" in outcome.stderr) == (2, True)
    assert items(sent) == before


@pytest.mark.parametrize("kind", ["docx", "html", "md", "json"])
def test_the_comparison_that_is_written_says_who_sent_what(sent: Path, run: Run, kind: str) -> None:
    fill_in(sent / "收回/教育局.xlsx", "b", CONTENT, "教育局改的")
    assert run("diff", "--returned", "收回", "-o", f"对照表.{kind}", cwd=sent).status == 0
    path = sent / f"对照表.{kind}"
    if kind == "docx":
        cells = [cell.text for row in Document(str(path)).tables[0].rows for cell in row.cells]
        assert "（来自教育局.xlsx）" in "".join(cells)
    else:
        # Markdown puts a backslash before the point
        assert "教育局.xlsx" in path.read_text(encoding="utf-8").replace("\\", "")


def test_a_file_without_a_table_is_to_be_moved_away(sent: Path, run: Run) -> None:
    lay(sent, {"收回/说明.txt": "已核对。\n"})
    outcome = run("import", "--returned", "收回", cwd=sent)
    assert outcome.status == 2
    assert "说明.txt" in outcome.stderr
    assert "move it out of the folder" in outcome.stderr


def test_plain_diff_of_a_folder_is_still_another_catalogue(sent: Path, run: Run) -> None:
    outcome = run("diff", "./收回", cwd=sent)
    assert (outcome.status, "has no catalog.yaml" in outcome.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("diff", "--returned", "收回", "HEAD"), "--returned is compared with the files here"),
        (("diff", "--returned", "没有"), "cannot read the folder 没有"),
        (("diff", "--returned", "收回", "-o", "收回/教育局.xlsx"), "would be overwritten"),
        (("diff", "--returned", "data"), "data has no document that can be read"),
        (("import", "--returned", "收回", "目录.xlsx"), "FILE is for one document, not for --returned"),
        (("import", "--returned", "收回", "--as", "issued-documents"), "--as is for one document"),
        (("import", "--returned", "收回", "--into", "新目录"), "returned sheets go into a catalogue"),
        (("import", "--dry-run"), "name a document, or a folder of returned sheets after --returned"),
    ],
)
def test_what_does_not_go_together_is_refused(sent: Path, run: Run, words: tuple[str, ...], says: str) -> None:
    outcome = run(*words, cwd=sent)
    assert outcome.status == 2
    assert says in outcome.stderr
