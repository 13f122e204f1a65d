"""Each workspace below a folder is found once, in order, whatever else lies there."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from catalog_cli.model.errors import WorkspaceNotFoundError
from catalog_cli.store.discovery import MOST_LEVELS, SkippedFolder, workspaces_below
from conftest import lay
from rights import without_rights

TITLE = "title: x\n"
TREES = {
    "a workspace, where it is the folder itself": (["catalog.yaml"], ["."]),
    "workspaces, in the order of their paths": (
        ["b/catalog.yaml", "a-1/catalog.yaml", "a/z/catalog.yaml", "a/catalog.yaml"],
        ["a", "a/z", "a-1", "b"],
    ),
    "a workspace within a workspace": (["catalog.yaml", "of/schools/catalog.yaml"], [".", "of/schools"]),
    "nothing in hidden folders or in those of programs": (
        [".git/catalog.yaml", "a/.venv/x/catalog.yaml", "node_modules/catalog.yaml", "b/catalog.yaml"],
        ["b"],
    ),
    "nothing among a workspace's own files": (
        ["a/catalog.yaml", "a/data/items/b/catalog.yaml", "a/data/more/catalog.yaml", "a/schema/c/catalog.yaml"],
        ["a", "a/data/more"],
    ),
    "a folder of items where there is no workspace": (["data/items/catalog.yaml"], ["data/items"]),
    "no folder that has the name of the file": (["a/catalog.yaml/b"], []),
    "nothing where nothing is": ([], []),
}


def found(root: Path) -> tuple[list[str], list[SkippedFolder]]:
    skipped: list[SkippedFolder] = []
    paths = [path.relative_to(root).as_posix() for path in workspaces_below(root, skipped.append)]
    return paths, skipped


@pytest.mark.parametrize("name", TREES)
def test_it_finds(name: str, tmp_path: Path) -> None:
    files, paths = TREES[name]
    lay(tmp_path, dict.fromkeys(files, TITLE))
    assert found(tmp_path) == (paths, [])


def test_workspaces_come_one_by_one(tmp_path: Path) -> None:
    lay(tmp_path, {"a/catalog.yaml": TITLE, "b/catalog.yaml": TITLE})
    each = workspaces_below(tmp_path, lambda _: None)
    assert next(each) == tmp_path / "a"
    (tmp_path / "b" / "catalog.yaml").unlink()
    assert list(each) == []


def test_a_relative_folder_gives_relative_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {"a/b/catalog.yaml": TITLE})
    monkeypatch.chdir(tmp_path)
    assert list(workspaces_below(Path("a"), lambda _: None)) == [Path("a/b")]


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right that users of Windows do not have")
def test_links_lead_to_a_workspace_elsewhere_once_and_round_in_no_circle(tmp_path: Path) -> None:
    root = lay(tmp_path / "root", {"b/catalog.yaml": TITLE})
    lay(tmp_path / "elsewhere", {"w/catalog.yaml": TITLE, "w/inner/catalog.yaml": TITLE, "v/u/catalog.yaml": TITLE})
    for name, target in {
        "again": "b",
        "circle": ".",
        "b/up": "..",
        "itself": "itself",
        "nowhere": "no such folder",
        "out": "../elsewhere/w",
        "out-2": "../elsewhere/w",
        "folder": "../elsewhere/v",
        "parent": "..",
    }.items():
        (root / name).symlink_to(target)
    assert found(root) == (["b", "out"], [])
    (tmp_path / "link").symlink_to("root")
    assert found(tmp_path / "link") == (["b", "out"], [])


@pytest.mark.skipif(os.name == "nt", reason="a link needs a right that users of Windows do not have")
def test_a_settings_file_may_be_a_link(tmp_path: Path) -> None:
    lay(tmp_path, {"a/catalog.yaml": TITLE})
    for name, target in {"b": "../a/catalog.yaml", "c": "nothing", "d": "catalog.yaml"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalog.yaml").symlink_to(target)
    assert found(tmp_path) == (["a", "b"], [])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no rights of this kind")
def test_an_unreadable_folder_is_reported_and_the_rest_is_found() -> None:
    # the folders of pytest are closed to other users
    with TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        lay(root, {"a/catalog.yaml": TITLE, "b/catalog.yaml": TITLE})
        with without_rights(root / "a"):
            paths, (skipped,) = found(root)
    assert (paths, skipped.path, skipped.is_bare) == (["b"], root / "a", False)
    assert str(skipped.reason) == "cannot read this folder: permission denied"


def test_a_bare_repository_is_reported_as_such(tmp_path: Path) -> None:
    lay(tmp_path, {"r.git/HEAD": "", "r.git/objects/a/catalog.yaml": TITLE, "r.git/refs/b": ""})
    paths, (skipped,) = found(tmp_path)
    assert (paths, skipped.path, skipped.is_bare) == ([], tmp_path / "r.git", True)


def test_the_search_ends_in_the_depth(tmp_path: Path) -> None:
    last, deep = "/".join("f" * MOST_LEVELS), "/".join("f" * (MOST_LEVELS + 1))
    lay(tmp_path, {f"{last}/catalog.yaml": TITLE, f"{deep}/catalog.yaml": TITLE})
    paths, (skipped,) = found(tmp_path)
    assert (paths, skipped.path) == ([last], tmp_path / deep)
    assert str(skipped.reason) == "folders more than 24 levels down are not searched"


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    lay(tmp_path, {"a": ""})
    for name in ("a", "b"):
        with pytest.raises(WorkspaceNotFoundError, match=f"no folder {tmp_path / name}"):
            list(workspaces_below(tmp_path / name, lambda _: None))
