"""Compile the translations when a wheel or an editable install is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Turn each `catalog.po` into the `catalog.mo` beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run before the files of the build are gathered."""
        compile_translations(Path(self.root))


def compile_translations(root: Path) -> None:
    """Compile every translation below `root`."""
    for po in root.glob("src/catalog_cli/locale/*/LC_MESSAGES/catalog.po"):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))
