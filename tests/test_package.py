"""What a package registry shows of the project leads to its own address, once there is one, and to no other."""

import re
import shutil
from pathlib import Path

from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from conftest import ROOT

HOME = "https://example.org/offices/catalog"
LINK = re.compile(r"\]\(([^)\s]+)\)")


def metadata(folder: Path, home: str) -> ProjectMetadata[PluginManager]:
    """Return what a build of the project would say of it, had it this address."""
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    package = folder / "src" / "catalog_cli"
    package.mkdir(parents=True)
    text = (ROOT / "src" / "catalog_cli" / "__init__.py").read_text(encoding="utf-8")
    (package / "__init__.py").write_text(re.sub(r'(?m)^HOME = ".*"$', f'HOME = "{home}"', text), encoding="utf-8")
    return ProjectMetadata(str(folder), PluginManager())


def test_without_an_address_a_package_names_none(tmp_path: Path) -> None:
    told = metadata(tmp_path, "").core
    assert dict(told.urls) == {}
    assert told.readme == (ROOT / "README.md").read_text(encoding="utf-8")


def test_with_an_address_every_link_and_picture_of_the_page_works_elsewhere(tmp_path: Path) -> None:
    told = metadata(tmp_path, HOME)
    assert told.core.urls["Homepage"] == HOME
    here, there = (LINK.findall(text) for text in ((ROOT / "README.md").read_text(encoding="utf-8"), told.core.readme))
    assert len(here) == len(there) > 20
    for before, after in zip(here, there, strict=True):
        kind = "raw" if before.endswith(".svg") else "blob"
        assert after == (before if before.startswith("https:") else f"{HOME}/{kind}/v{told.version}/{before}")
