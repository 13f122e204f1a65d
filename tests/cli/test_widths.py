"""At any width no line is wider than the terminal and no id is broken, in either language."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import ROOT, Run

ANSWERS = [
    "list",
    "list --columns id,name,content,basis,link",
    "list --columns name,id,order,review_date",
    "list --facets",
    "search 预算",
    "search 时限:20工作日",
    "search 年度 --columns id,content",
    "stats",
    "stats --by office",
    "stats --by law",
]
IDS = {path.stem for path in (ROOT / "data/items").glob("*.yaml")}
LONGEST = max(map(len, IDS)) + len("事项名称") * 2
"""The columns that the longest id takes beside its heading."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+-?")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_fits_and_keeps_ids_whole(run: Run, answer: str, columns: int, language: str) -> None:
    words = (*answer.split(), "--format", "table", "--lang", language)
    outcome = run(*words, cwd=ROOT, COLUMNS=str(columns))
    assert (outcome.status, outcome.stdout != "") == (0, True)
    for line in (*outcome.stdout.splitlines(), *outcome.stderr.splitlines()):
        assert cell_len(line.rstrip()) <= columns, line
    if columns < LONGEST:
        return
    shown = {word for word in ID.findall(re.sub(r"https?://\S*", "", outcome.stdout)) if word.count("-") > 1}
    assert shown <= IDS


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("answer", ["list", "search 预算"])
def test_who_and_by_when_are_shown_before_ids(run: Run, answer: str, columns: int) -> None:
    outcome = run(*answer.split(), "--format", "table", "--lang", "zh", cwd=ROOT, COLUMNS=str(columns))
    heads = outcome.stdout.splitlines()[1].split()
    assert heads[:3] in (["事项名称", "公开责任", "公开时限"], ["事项类别", "事项名称", "公开责任"])
    assert "公开时限" in heads
    assert "未显示：编号" in outcome.stderr


@pytest.mark.parametrize("answer", ["list", "search 预算"])
def test_a_pipe_gets_the_same_columns_at_any_width(run: Run, answer: str) -> None:
    outcomes = {run(*answer.split(), cwd=ROOT, COLUMNS=str(columns)).stdout for columns in (40, 60, 200)}
    assert len(outcomes) == 1
    assert next(iter(outcomes)).startswith("id\tcategory\tname\t")


def test_an_empty_workspace_has_no_columns_to_hide(run: Run, tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_text("title: 目录\n", encoding="utf-8")
    outcome = run("list", "--format", "table", cwd=tmp_path, COLUMNS="60")
    assert (outcome.status, outcome.stdout, outcome.stderr) == (0, "", "no item matches\n")
