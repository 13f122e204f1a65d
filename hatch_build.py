"""Compile the translations when a package is built; give it the manual pages, and what its registry shows."""

import re
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_HOME = re.compile(r'^HOME = "(.*)"$', re.MULTILINE)
_VERSION = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
_LINK = re.compile(r"(?P<sign>!?)(?P<words>\[[^\]]*\])\((?![a-z]+:|#)(?P<path>[^)\s]+)\)")


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Turn each `catalog.po` into the `catalog.mo` beside it; take along the manual pages that `make man` has made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the files of the build are gathered."""
        root = Path(self.root)
        compile_translations(root)
        if self.target_name == "wheel" and version == "standard" and (root / "man").is_dir():
            build_data["shared_data"][str(root / "man")] = "share/man"


class AddressedPage(MetadataHookInterface):
    """Make README.md the package's page, with links that work anywhere, once the project has an address."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the page and the links to the package's metadata."""
        package = Path(self.root, "src", "catalog_cli", "__init__.py").read_text(encoding="utf-8")
        page = Path(self.root, "README.md").read_text(encoding="utf-8")
        (home,), (version,) = _HOME.findall(package), _VERSION.findall(package)
        if home:
            page = with_absolute_links(page, home, f"v{version}")
            metadata["urls"] = {
                "Homepage": home,
                "Issues": f"{home}/issues",
                "Changelog": f"{home}/blob/v{version}/CHANGELOG.md",
            }
        metadata["readme"] = {"content-type": "text/markdown", "text": page}


def with_absolute_links(page: str, home: str, tag: str) -> str:
    """Return a page whose links and pictures lead to the files as of a tag, wherever it is shown."""

    def absolute(link: re.Match[str]) -> str:
        kind = "raw" if link["sign"] else "blob"
        return f"{link['sign']}{link['words']}({home}/{kind}/{tag}/{link['path']})"

    return _LINK.sub(absolute, page)


def compile_translations(root: Path) -> None:
    """Compile every translation below `root`."""
    for po in root.glob("src/catalog_cli/locale/*/LC_MESSAGES/catalog.po"):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))
