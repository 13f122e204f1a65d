"""What the office itself has repealed is out of force from its day on; what its list lacks is not judged."""

from datetime import date
from pathlib import Path

import pytest

from catalog_cli.actions.merge import merge_files
from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.run import Run
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.store.merge.text_merge import Markers
from catalog_cli.store.source import Folder
from conftest import lay

LIST = """\
津政办发〔2018〕5号:
  title: 津市市人民政府办公室关于印发《政务公开考核办法》的通知
  status: 废止
  repealed_on: "2024-07-01"
  repealed_by: 津政发〔2024〕6号
津政办发〔2024〕9号:
  title: 津市市人民政府办公室关于印发《政务公开考核办法》的通知
  status: 继续有效
  until: "2026-12-31"
津政发〔2016〕2号:
  title: 津市市人民政府关于加强档案工作的意见
  status: 失效
津政发〔2017〕3号:
  title: 津市市人民政府关于深化改革的意见
  status: 修改
"""
WHOLE = "津市市人民政府办公室关于印发〈政务公开考核办法〉的通知"


def messages(folder: Path, text: str, day: date) -> list[str]:
    lay(folder, {**RIGHT, "documents.yaml": LIST, FILE: ITEM + f"basis:\n  - {text}\n"})
    result = check_source(Folder(folder), CheckRequest(Run(day), Choice(select=("law/in-force",))))
    return [str(finding.message) for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(f"《{WHOLE}》（津政办发〔2018〕5号）", "after", id="repealed on a day"),
        pytest.param(f"《{WHOLE}》(津政办发[2018]5号)", "after", id="its number in other brackets"),
        pytest.param("《政务公开考核办法》（津政办发〔2018〕5号）", "after", id="its inner title"),
        pytest.param(f"《{WHOLE}》（津政办发〔2024〕9号）", "later", id="in force until a day"),
        pytest.param(f"《{WHOLE}》", "later", id="without a number the one in force is meant"),
        pytest.param("《津市市人民政府关于加强档案工作的意见》", "always", id="lapsed, nobody says since when"),
        pytest.param("《津市市人民政府关于加强档案工作的意见》（湘政发〔2016〕2号）", "never", id="another number"),
        pytest.param("《关于加强档案工作的意见》", "never", id="perhaps another office's"),
        pytest.param("《津市市人民政府关于深化改革的意见》（津政发〔2017〕3号）", "never", id="to be amended"),
        pytest.param("《津市市人民政府关于某事的意见》（津政发〔2016〕9号）", "never", id="not in the list"),
    ],
)
def test_a_document_is_judged_by_the_list_as_of_a_day(text: str, days: str, tmp_path: Path) -> None:
    found = [
        bool(messages(tmp_path, text, day))
        for day in (date(2024, 6, 30), date(2024, 7, 1), date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert (
        found
        == {
            "after": [False, True, True, True],
            "later": [False, False, False, True],
            "always": [True, True, True, True],
            "never": [False, False, False, False],
        }[days]
    )


def test_a_finding_says_since_when_and_what_has_taken_its_place(tmp_path: Path) -> None:
    (words,) = messages(tmp_path, f"《{WHOLE}》（津政办发〔2018〕5号）", date(2026, 1, 1))
    assert "as 废止 since 2024-07-01" in words


def test_two_edits_of_the_list_are_merged_document_by_document(tmp_path: Path) -> None:
    ours = LIST.replace("  status: 失效\n", '  status: 失效\n  repealed_on: "2020-01-01"\n')
    theirs = (
        LIST.replace("  status: 修改", "  status: 废止") + "津政发〔2025〕1号:\n  title: 某意见\n  status: 继续有效\n"
    )
    files = [tmp_path / name for name in ("base.yaml", "ours.yaml", "theirs.yaml")]
    for file, text in zip(files, (LIST, ours, theirs), strict=True):
        file.write_text(text, encoding="utf-8")
    merged = merge_files(files, Markers())
    expected = (
        ours.replace("  status: 修改", "  status: 废止") + "津政发〔2025〕1号:\n  title: 某意见\n  status: 继续有效\n"
    )
    assert (merged.is_clean, merged.data.decode()) == (True, expected)
