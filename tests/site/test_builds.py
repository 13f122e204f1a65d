"""What builds of a site promise: the same bytes from the same catalogue, and no traceback over a broken note."""

from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import Run, lay

DAY = ("--as-of", "2026-03-01")
NEW = ITEM.replace("zhengfu-gongbao", "yusuan").replace("政府公报", "预算").replace("政策文件", "财政预算")
EDITS = (
    {FILE: f"{ITEM}time_limit: 自形成之日起20个工作日内\nresponsible:\n  - 秘书室\n"},
    {FILE: f"{ITEM}basis:\n  - 《中华人民共和国政府信息公开条例》第二十条\n"},
    {"data/items/yusuan.yaml": NEW},
    {"data/items/yusuan.yaml": f"{NEW}basis:\n  - 《中华人民共和国政府信息公开条例》第二十条\n"},
    {OTHER_FILE: None},
    {FILE: ITEM.replace("政府公报", "公报"), "catalog.yaml": SETTINGS.replace("title: ", "title: 新")},
    {FILE: ITEM, OTHER_FILE: RIGHT[OTHER_FILE], "catalog.yaml": f"{SETTINGS}site:\n  languages: [zh, en]\n"},
)
"""What an office changes from one build to the next; None removes a file."""


@pytest.fixture
def _as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build as a large catalogue is built: in several processes, and with what is known of the last build."""
    monkeypatch.setattr("catalog_cli.actions.build_site.FEWEST_CACHED", 1)
    monkeypatch.setattr("catalog_cli.store.workers.cores", lambda: 2)


def built(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("_as_if_large")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_builds_after_changes_end_in_the_site_that_one_from_nothing_makes(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", RIGHT)
    run("site", "-o", "../site", *DAY, cwd=folder)
    for edit in EDITS:
        for path, text in edit.items():
            if text is None:
                (folder / path).unlink()
            else:
                lay(folder, {path: text})
        run("site", "-o", "../site", *DAY, cwd=folder)
    run("site", "-o", "../new", *DAY, cwd=folder, CATALOG_CACHE_DIR=str(tmp_path / "empty"))
    again, new = built(tmp_path / "site"), built(tmp_path / "new")
    assert again.keys() == new.keys()
    assert [path for path, data in new.items() if again[path] != data] == []


@pytest.mark.usefixtures("_as_if_large")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_an_error_in_another_process_stops_the_build_in_words(run: Run, tmp_path: Path) -> None:
    own = {"catalog.yaml": f"{SETTINGS}site:\n  templates: own\n", "own/office.html": "{{ 1 / 0 }}"}
    folder = lay(tmp_path / "w", {**RIGHT, FILE: f"{ITEM}responsible:\n  - 秘书室\n", **own})
    outcome = run("site", "-o", "site", *DAY, cwd=folder)
    assert (outcome.status, "division by zero" in outcome.stderr, "Traceback" in outcome.stderr) == (2, True, False)
    assert list((folder / "site").rglob("*.*")) == []


@pytest.mark.slow
def test_two_processes_build_the_same_files(run_process: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", RIGHT)
    for seed in ("1", "3"):
        outcome = run_process(
            "site", "-o", str(tmp_path / seed), "--as-of", "2026-03-01", cwd=folder, PYTHONHASHSEED=seed
        )
        assert outcome.status == 0, outcome.stderr
    first, second = built(tmp_path / "1"), built(tmp_path / "3")
    assert first.keys() == second.keys()
    assert [path for path, data in first.items() if second[path] != data] == []


def test_a_note_of_the_last_build_that_is_broken_is_an_error_in_words(run: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, "out/.catalog-site.json": '{"as_of": "2026-02-30"}'})
    outcome = run("site", "-o", "out", "--check", cwd=folder)
    assert outcome.status == 2
    assert outcome.stderr.startswith("catalog: out/.catalog-site.json is broken\n")
