"""The workspace is the nearest folder with `catalog.yaml`, here or above."""

from pathlib import Path

import pytest

from catalog_cli.model.errors import WorkspaceNotFoundError
from catalog_cli.store.source import find_workspace
from conftest import lay


@pytest.mark.parametrize("start", [".", "data", "data/items/deep"])
def test_it_is_found_from_any_folder_within(tmp_path: Path, start: str) -> None:
    folder = lay(tmp_path / "w", {"catalog.yaml": "", "data/items/deep/a.yaml": ""})
    assert find_workspace(folder / start) == folder


def test_the_nearest_one_counts(tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", {"catalog.yaml": "", "inner/catalog.yaml": "", "inner/data/a.yaml": ""})
    assert find_workspace(folder / "inner" / "data") == folder / "inner"


def test_where_there_is_none_the_message_names_what_was_looked_for_and_where(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceNotFoundError) as caught:
        find_workspace(tmp_path)
    assert "catalog.yaml" in str(caught.value.message)
    assert str(tmp_path) in str(caught.value.message)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceNotFoundError) as caught:
        find_workspace(tmp_path / "gone")
    assert "gone" in str(caught.value.message)
