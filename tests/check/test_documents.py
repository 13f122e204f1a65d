"""The office's own list is part of the workspace: checked at its places, staged, cached by what it says."""

from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.store.git.revisions import resolve, staged
from catalog_cli.store.source import Folder, Source
from conftest import RUN, lay
from store.test_git import commit, git

LIST = "津政办发〔2018〕5号:\n  title: 津市市人民政府办公室关于做好政务公开工作的通知\n  status: 继续有效\n"
CITED = ITEM + "basis:\n  - 《津市市人民政府办公室关于做好政务公开工作的通知》（津政办发〔{year}〕5号）\n"
WORKSPACE = {**RIGHT, "documents.yaml": LIST, FILE: CITED.format(year=2019)}
MISMATCH = (FILE, "law/number-matches-title")


def found(source: Source) -> list[tuple[str, str]]:
    return [(each.path, each.rule) for each in check_source(source, CheckRequest(RUN)).findings]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        pytest.param(LIST.replace("继续有效", "有效"), "schema/allowed-value", (3, 11), id="a status that is none"),
        pytest.param(LIST + "  表: 一\n", "schema/known-keys", (4, 3), id="a key that is none"),
        pytest.param(LIST + "  issued: 2018-03-01\n", "yaml/quote-ambiguous", (4, 11), id="a day without quotes"),
        pytest.param(LIST + '  issued: "2018-02-30"\n', "schema/form", (4, 11), id="a day that no calendar has"),
        pytest.param(LIST + LIST, "yaml/unique-keys", (4, 1), id="a number that stands twice"),
        pytest.param(LIST.replace("  status: 继续有效\n", ""), "schema/required", (1, 1), id="no status"),
        pytest.param("- 津政办发〔2018〕5号\n", "yaml/is-mapping", (1, 1), id="a list"),
    ],
)
def test_what_is_wrong_with_the_list_is_found_at_its_place(
    text: str, rule: str, place: tuple[int, int], tmp_path: Path
) -> None:
    result = check_source(Folder(lay(tmp_path, {**RIGHT, "documents.yaml": text})), CheckRequest(RUN))
    findings = [each for each in result.findings if each.path == "documents.yaml"]
    assert [(each.rule, each.place and (each.place.line, each.place.column)) for each in findings] == [(rule, place)]


def test_the_list_is_part_of_what_is_cached(tmp_path: Path) -> None:
    folder = Folder(lay(tmp_path, WORKSPACE))
    assert MISMATCH in found(folder)
    lay(tmp_path, {"documents.yaml": LIST.replace("〔2018〕", "〔2019〕")})
    assert MISMATCH not in found(folder)
    (tmp_path / "documents.yaml").unlink()
    assert MISMATCH not in found(folder)
    lay(tmp_path, {"documents.yaml": LIST})
    assert MISMATCH in found(folder)


def test_the_list_of_a_commit_and_of_the_index_counts_there(tmp_path: Path) -> None:
    commit(tmp_path, WORKSPACE)
    lay(tmp_path, {"documents.yaml": LIST.replace("〔2018〕", "〔2019〕")})
    assert MISMATCH not in found(Folder(tmp_path))
    assert MISMATCH in found(staged(tmp_path))
    git(tmp_path, "add", "documents.yaml")
    assert MISMATCH not in found(staged(tmp_path))
    assert MISMATCH in found(resolve(tmp_path, "HEAD"))


def test_a_finding_in_the_list_can_be_suppressed_there(tmp_path: Path) -> None:
    text = "# catalog: ignore[schema/known-keys] 本单位另有一栏\n" + LIST + "  表: 一\n"
    result = check_source(Folder(lay(tmp_path, {**RIGHT, "documents.yaml": text})), CheckRequest(RUN))
    assert [each.rule for each in result.findings if each.path == "documents.yaml" and not each.suppression] == []
