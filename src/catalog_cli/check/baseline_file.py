"""The baseline file: find it, read what it notes, write it anew."""

from collections.abc import Mapping
from gettext import ngettext
from pathlib import Path

from catalog_cli.check.baseline import baseline_text, known_findings
from catalog_cli.check.checker import Verdict
from catalog_cli.cli.output import write
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.store.documents import read_document, write_document


def baseline_path(asked: Path | None, start: Path, settings: Settings, root: Path) -> Path | None:
    """Give the file that the user names from where they are, or the one that `catalog.yaml` names from its folder."""
    if asked is not None:
        return start / asked
    named = settings.rules.get("baseline")
    return root / named if isinstance(named, str) else None


def known_in(path: Path | None) -> Mapping[str, str]:
    """Give the rule of each fingerprint that a baseline notes; none where there is no baseline.

    Raises:
        CatalogError: the file cannot be read, or is no baseline.
    """
    if path is None:
        return {}
    data = read_document(path)
    if data is None:
        raise CatalogError(
            message("there is no baseline {path}", path=str(path)),
            message("Write it with: catalog validate --write-baseline {path}", path=str(path)),
        )
    return known_findings(data.decode("utf-8", "replace"), str(path))


def note_in_baseline(path: Path, verdict: Verdict) -> None:
    """Note all findings of a verdict in a baseline, those left out that a comment notes already, and say so.

    Raises:
        CatalogError: the file cannot be written.
    """
    present = [each for each in verdict.findings if each.suppression is None]
    write_document(path, baseline_text(present).encode())
    words = ngettext("{path}: {n} finding noted", "{path}: {n} findings noted", len(present))
    write([words.format(path=one_line(str(path)), n=len(present)) + "\n"])
