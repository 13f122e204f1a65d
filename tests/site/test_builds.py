"""What builds of a site promise: the same bytes from the same catalogue, and no traceback over a broken note."""

import os
import shutil
from pathlib import Path

import pytest

from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from conftest import Run, lay
from store.test_git import commit, git

DAY = ("--as-of", "2026-03-01")
NEW = ITEM.replace("zhengfu-gongbao", "yusuan").replace("政府公报", "预算").replace("政策文件", "财政预算")
BASIS = "basis:\n  - 《中华人民共和国政府信息公开条例》第二十条\n"
LAW = '{"title": "中华人民共和国政府信息公开条例", "version": "2019-04-03", "repealed_on": "2026-01-01"}\n'
TEMPLATE = '{% extends "catalog/base.html" %}{% block header %}本单位{% endblock %}'
EDITS: dict[str, dict[str, str | None]] = {
    "a time limit and an office": {FILE: f"{ITEM}time_limit: 每季度末\nresponsible:\n  - 秘书室\n"},
    "a legal basis": {FILE: ITEM + BASIS},
    "a new item": {"data/items/yusuan.yaml": NEW},
    "another item of the same basis": {"data/items/yusuan.yaml": f"{NEW}{BASIS}time_limit: 每年3月31日前\n"},
    "an item less": {OTHER_FILE: None},
    "an item in another folder": {"data/items/yusuan.yaml": None, "data/items/b/yusuan.yaml": NEW + BASIS},
    "another id": {
        "data/items/b/yusuan.yaml": None,
        "data/items/juesuan.yaml": NEW.replace("yusuan", "juesuan") + BASIS,
    },
    "another category": {"data/items/juesuan.yaml": NEW.replace("yusuan", "juesuan").replace("财政预算", "政府采购")},
    "the kind of body": {"catalog.yaml": f"{SETTINGS}body: 企业\n"},
    "a fact about a law": {"facts/laws.jsonl": LAW},
    "words of the same meaning": {"catalog.yaml": f"{SETTINGS}synonyms:\n  公报: [通报]\n"},
    "the title and a name": {
        FILE: ITEM.replace("政府公报", "公报") + BASIS,
        "catalog.yaml": f"{SETTINGS}body: 企业\n".replace("title: ", "title: 新"),
    },
    "a template": {"catalog.yaml": f"{SETTINGS}site:\n  templates: own\n", "own/office.html": TEMPLATE},
    "two languages": {OTHER_FILE: RIGHT[OTHER_FILE], "catalog.yaml": f"{SETTINGS}site:\n  languages: [zh, en]\n"},
}
"""What an office changes from one build to the next; None removes a file."""


@pytest.fixture
def _as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build as a large catalogue is built: in several processes, and with what is known of the last build."""
    monkeypatch.setattr("catalog_cli.actions.build_site.FEWEST_CACHED", 1)
    monkeypatch.setattr("catalog_cli.store.workers.cores", lambda: 2)


def built(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("_as_if_large")
def test_a_build_after_any_change_makes_the_site_that_one_from_nothing_makes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog_cli.store.workers.cores", lambda: 1)
    folder, differing = lay(tmp_path / "w", RIGHT), {}
    run("site", "-o", "../site", *DAY, cwd=folder)
    for name, edit in EDITS.items():
        for path, text in edit.items():
            if text is None:
                (folder / path).unlink()
            else:
                lay(folder, {path: text})
        differing[name] = differing_files(run, folder, *DAY)
    differing["another day"] = differing_files(run, folder, "--as-of", "2026-11-30")
    differing["an address"] = differing_files(run, folder, *DAY, "--base-url", "https://www.example.gov.cn/")
    assert {name: paths for name, paths in differing.items() if paths} == {}


def differing_files(run: Run, folder: Path, *options: str) -> list[str]:
    """Build a site again, and one from nothing; return the files in which they differ."""
    shutil.rmtree(folder.parent / "new", ignore_errors=True)
    run("site", "-o", "../site", *options, cwd=folder)
    run("site", "-o", "../new", *options, cwd=folder, CATALOG_NO_CACHE="1")
    again, new = built(folder.parent / "site"), built(folder.parent / "new")
    return [path for path in sorted({*again, *new}) if again.get(path) != new.get(path)]


@pytest.mark.usefixtures("_as_if_large")
def test_an_edition_that_the_office_s_own_template_prints_is_the_new_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog_cli.store.workers.cores", lambda: 1)
    footer = '{% extends "catalog/base.html" %}{% block footer %}{{ edition.revision }}{% endblock %}'
    settings = {"catalog.yaml": f"{SETTINGS}site:\n  templates: own\n", "own/base.html": footer}
    folder = tmp_path / "w"
    folder.mkdir()
    git(folder, "init", "-q")
    for files in ({**RIGHT, **settings}, {"README.md": "another commit"}):
        commit(folder, files)
        assert differing_files(run, folder, *DAY) == []
    assert git(folder, "rev-parse", "--short", "HEAD").strip() in built(tmp_path / "site")["about/index.html"].decode()


@pytest.mark.usefixtures("_as_if_large")
def test_several_processes_build_what_one_builds(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay(tmp_path / "w", {**RIGHT, FILE: ITEM + BASIS})
    run("site", "-o", "../site", *DAY, cwd=folder)
    monkeypatch.setattr("catalog_cli.store.workers.cores", lambda: 1)
    assert differing_files(run, folder, *DAY) == []


@pytest.mark.usefixtures("_as_if_large")
def test_an_error_in_another_process_stops_the_build_in_words(run: Run, tmp_path: Path) -> None:
    own = {"catalog.yaml": f"{SETTINGS}site:\n  templates: own\n", "own/office.html": "{{ 1 / 0 }}"}
    folder = lay(tmp_path / "w", {**RIGHT, FILE: f"{ITEM}responsible:\n  - 秘书室\n", **own})
    outcome = run("site", "-o", "site", *DAY, cwd=folder)
    assert (outcome.status, "division by zero" in outcome.stderr, "Traceback" in outcome.stderr) == (2, True, False)
    assert list((folder / "site").rglob("*.*")) == []


@pytest.mark.usefixtures("_as_if_large")
def test_a_file_that_was_edited_by_hand_is_found_though_its_size_and_time_are_as_they_were(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog_cli.store.workers.cores", lambda: 1)
    # every file counts as one that was written long ago
    monkeypatch.setattr("catalog_cli.store.site_folder.TICK", -(10**18))
    folder, page = lay(tmp_path / "w", RIGHT), tmp_path / "site/about/index.html"
    for _ in range(2):
        assert run("site", "-o", "../site", *DAY, cwd=folder).status == 0
    seen, text = page.stat(), page.read_bytes()
    page.write_bytes(text[:-2] + b"?\n")
    os.utime(page, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    for options in (("--check",), ()):
        outcome = run("site", "-o", "../site", *DAY, *options, cwd=folder)
        assert (outcome.status, "about/index.html" in outcome.stdout + outcome.stderr) == (1, True)
    assert page.read_bytes() == text[:-2] + b"?\n"


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
