"""A plug-in is a file: it is found by its folder, without being imported, and named by its file."""

import sys
from pathlib import Path

import pytest

from catalog_cli.plugins import discover, discover_families, load


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    files = {
        "__init__.py": "",
        "no_tabs.py": "raise RuntimeError('imported')",
        "csv.py": "WRITES = True",
        "wording/__init__.py": "",
        "wording/short.py": "",
        "notes.txt": "",
    }
    for name, text in files.items():
        path = tmp_path / "found_plugins" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("found_plugins")]:
        monkeypatch.delitem(sys.modules, name)
    discover.cache_clear()
    return "found_plugins"


def test_each_file_is_a_plug_in_named_with_hyphens_in_the_order_of_names(package: str) -> None:
    assert list(discover(package).items()) == [("csv", "found_plugins.csv"), ("no-tabs", "found_plugins.no_tabs")]
    assert "found_plugins.csv" not in sys.modules


def test_each_folder_is_a_family(package: str) -> None:
    assert dict(discover_families(package)) == {"wording": "found_plugins.wording"}


def test_a_plug_in_is_imported_when_it_is_loaded(package: str) -> None:
    assert load(package, "csv").WRITES


def test_a_name_that_no_file_has_is_refused(package: str) -> None:
    with pytest.raises(KeyError):
        load(package, "xlsx")


def test_a_package_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModuleNotFoundError):
        discover("catalog_cli.no_such_package")
