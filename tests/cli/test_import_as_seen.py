"""What `import` writes with status 0, `validate` accepts; what a reader misses makes the status 1."""

import json
from pathlib import Path

import pytest

from running import Run

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[1] / "exchange" / "data"
DOCUMENTS = sorted(path for folder in ("reports", "files") for path in (DATA / folder).iterdir())
INCOMPLETE = {
    "06-word-footnote.docx",
    "12-excel-formula-never-computed.xlsx",
    "annex-contacts.docx",
    "annex-tasks.docx",
}
REFUSED = {"headings-only.csv", "stock-list.csv"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_imported_is_accepted(document: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("import", str(document), "--into", "new", cwd=tmp_path)
    assert outcome.status == (2 if document.name in REFUSED else int(document.name in INCOMPLETE)), outcome.stderr
    if document.name in REFUSED:
        assert not (tmp_path / "new").exists()
    else:
        accepted = run("validate", "--format", "json", cwd=tmp_path / "new")
        assert accepted.status == 0, accepted.stdout


def test_a_report_as_data_has_every_difference_with_its_place(tmp_path: Path, run: Run) -> None:
    document = DATA / "reports" / "07-excel-note.xlsx"
    outcome = run("import", str(document), "--into", "new", "--format", "json", cwd=tmp_path)
    assert json.loads(outcome.stdout)["reading"] == [
        {
            "sheet": "Sheet",
            "table": 1,
            "row": 2,
            "column": 6,
            "kind": "comment",
            "decision": "shown",
            "text": "应改为15个工作日",
            "author": "某人",
        }
    ]


def test_a_comparison_shows_what_the_reviewer_said(tmp_path: Path, run: Run) -> None:
    document = DATA / "reports" / "07-excel-note.xlsx"
    assert run("import", str(document), "--into", "new", cwd=tmp_path).status == 0
    outcome = run("diff", str(document), cwd=tmp_path / "new")
    assert "某人: “应改为15个工作日”" in outcome.stderr
