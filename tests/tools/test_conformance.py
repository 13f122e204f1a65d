"""The run over public suites counts what agrees, gives the reason of what need not, and fails for what does neither."""

import json
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, lay

SCHEMA_TESTS = "json-schema-test-suite/tests/draft2020-12/type.json"
SUITES = {
    # the second says only in what it differs from the first, the third begins no mapping, the last is no YAML
    "yaml-test-suite/src/A.yaml": (
        """- yaml: "a: 'b—»c'∎\\n"\n  json: '{"a": "b\\tc"}'\n- yaml: "a: 'b»c'␣# d\\n"\n"""
        """- yaml: "- a\\n"\n- {yaml: "a: [\\n", fail: true}\n"""
    ),
    "json-test-suite/test_parsing/y_object.json": "{}",
    "json-test-suite/test_parsing/n_object.json": "{",
    "json-test-suite/test_parsing/i_number.json": "[1e999]",
    SCHEMA_TESTS: json.dumps(
        [{"description": "text", "schema": {"$ref": "http://localhost:1234/a.json"}, "tests": [
            {"description": "is one", "data": "a", "valid": True},
            {"description": "is none", "data": 1, "valid": False},
        ]}]
    ),
    "json-schema-test-suite/remotes/a.json": '{"type": "string"}',
    "naughty-strings/blns.json": '["", "NULL", "<script>"]',
}  # fmt: skip


def conformance(folder: Path, **changes: str) -> tuple[int, str, str]:
    suites = lay(folder / "suites", SUITES | changes)
    docs = folder / "docs"
    docs.mkdir()
    words = [sys.executable, str(ROOT / "tools" / "conformance.py"), str(suites), "--docs", str(docs)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=600)
    return done.returncode, done.stdout, (docs / "conformance.md").read_text(encoding="utf-8")


def test_each_suite_is_counted_and_each_exception_has_a_reason(tmp_path: Path) -> None:
    status, printed, page = conformance(tmp_path)
    assert (status, printed) == (0, "19 cases, 0 disagreements\n")
    figures = [line.rpartition("|")[0].split("|")[-5:] for line in page.splitlines() if line.endswith(" 0 |")]
    assert [[int(each) for each in row] for row in figures] == [
        [4, 2, 2, 1, 0],
        [4, 2, 2, 1, 0],
        [3, 1, 2, 0, 0],
        [3, 1, 2, 0, 0],
        [2, 1, 1, 0, 0],
        [3, 3, 0, 0, 0],
    ]
    assert "| yaml-test-suite | 1 | A file is a mapping of keys to values" in page
    assert "(A/02)" in page


def test_what_disagrees_without_a_reason_is_named_and_fails(tmp_path: Path) -> None:
    wrong = SUITES[SCHEMA_TESTS].replace("true", "false")
    status, printed, _page = conformance(tmp_path, **{SCHEMA_TESTS: wrong})
    assert status == 1
    assert printed == "json-schema: type: text: is one is to be refused: \n19 cases, 1 disagreements\n"


def test_the_pages_tell_of_no_disagreement() -> None:
    for name in ("conformance.md", "conformance.zh-CN.md"):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        rows = [line for line in text.splitlines() if line.count("|") == 7 and line[-3].isdigit()]
        assert len(rows) == 6
        assert all(row.endswith("| 0 |") for row in rows)
