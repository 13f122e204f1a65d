"""The baseline: findings that are known and wait, by fingerprints that do not change when lines move."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from catalog_cli.check.result import marked_text
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding, KnownFindings
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.store.documents import read_document, write_document

VERSION = 1
Note = Mapping[str, str]
"""What a baseline says of one finding: its fingerprint, rule, path and the text that is marked."""
_KEYS = ("fingerprint", "rule", "path", "text")


def read_baseline(path: Path) -> KnownFindings:
    """Return the findings in a baseline.

    Raises:
        CatalogError: the file cannot be read, or is no baseline of a version that is known here.
    """
    data = read_document(path)
    if data is None:
        raise CatalogError(
            message("no baseline {path}", path=str(path)),
            message("Write it with: catalog validate --write-baseline {path}", path=str(path)),
        )
    return known_findings(data.decode("utf-8", "replace"), str(path))


def write_baseline(path: Path, findings: Iterable[Finding], keeps: Callable[[Note], bool]) -> int:
    """Write a baseline of those findings that no comment suppresses; return how many it holds.

    Of what the file notes already, that stays which `keeps` says: what this run has not looked for.

    Raises:
        CatalogError: the file cannot be written.
    """
    present = [each for each in findings if each.suppression is None]
    fingerprints = {each.fingerprint for each in present}
    kept = [note for note in _notes_in(path) if keeps(note) and note["fingerprint"] not in fingerprints]
    write_document(path, baseline_text(present, kept).encode())
    return len(present) + len(kept)


def baseline_text(findings: Iterable[Finding], kept: Iterable[Note] = ()) -> str:
    """Return the text of a baseline of these findings, and of kept notes: one a line, so that versions merge."""
    notes: list[Note] = [
        {"fingerprint": each.fingerprint, "rule": each.rule, "path": each.path, "text": marked_text(each.place)}
        for each in findings
    ]
    notes += kept
    lines = ",\n".join(f"    {dumps(note)}" for note in sorted(notes, key=lambda note: (note["path"], *note.values())))
    listed = f"\n{lines}\n  " if lines else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{listed}]\n}}\n'


def known_findings(text: str, path: str) -> KnownFindings:
    """Return the findings in the text of a baseline.

    Raises:
        CatalogError: the text is no baseline, or one of a version that is not known here.
    """
    try:
        document = json.loads(text)
        if document["version"] == VERSION:
            return {str(note["fingerprint"]): str(note["rule"]) for note in document["findings"]}
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise CatalogError(
        message("{path} is not a baseline that this version of catalog can read", path=path),
        message("Rewrite it with: catalog validate --write-baseline {path}", path=path),
    )


def _notes_in(path: Path) -> list[Note]:
    """Return the notes of the baseline at a path; none where there is no baseline."""
    data = read_document(path)
    try:
        document = json.loads(data or b"")
        return [{key: str(note[key]) for key in _KEYS} for note in document["findings"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
