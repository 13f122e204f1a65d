"""The baseline: findings that are known and wait, by fingerprints that do not change when lines move."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.rules.choice import first_name
from catalog_cli.store.documents import read_document, write_document

VERSION = 1
KnownFindings = Mapping[str, str]
"""The rule of each finding in a baseline, by the finding's fingerprint."""


class BaselineLocation(Struct, frozen=True):
    """Where the baseline is: the file that the user names, or the one that `catalog.yaml` names from `root`."""

    named: Path | None
    root: Path

    def path(self, settings: Settings) -> Path | None:
        """Return the path of the baseline; None where there is none."""
        in_settings = settings.rules.get("baseline")
        if self.named is None and isinstance(in_settings, str):
            return self.root / in_settings
        return self.named


def read_baseline(path: Path | None) -> KnownFindings:
    """Return the findings in a baseline; none where there is no baseline.

    Raises:
        CatalogError: the file cannot be read, or is no baseline of a version that is known here.
    """
    if path is None:
        return {}
    data = read_document(path)
    if data is None:
        raise CatalogError(
            message("no baseline {path}", path=str(path)),
            message("Write it with: catalog validate --write-baseline {path}", path=str(path)),
        )
    return known_findings(data.decode("utf-8", "replace"), str(path))


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write a baseline of those findings that no comment suppresses; return how many they are.

    Raises:
        CatalogError: the file cannot be written.
    """
    present = [each for each in findings if each.suppression is None]
    write_document(path, baseline_text(present).encode())
    return len(present)


def with_fingerprints(findings: Iterable[Finding], seen: Counter[str] | None = None) -> list[Finding]:
    """Return the findings, which must know their places, each with its fingerprint.

    It is made of the rule, the file's name, the keys that lead to the value and the text that is marked: lines may
    move, files may move to another folder and lists may be put in another order. Findings that agree in all of
    this are numbered; `seen` counts those before.
    """
    seen = Counter() if seen is None else seen
    found = []
    for finding in findings:
        alike = "\0".join(_lasting(finding))
        seen[alike] += 1
        digest = sha256(f"{alike}\0{seen[alike]}".encode("utf-8", "surrogatepass")).hexdigest()
        found.append(finding.at(finding.place, digest[:32]))
    return found


def baseline_text(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline of these findings: one a line, so that versions merge."""
    notes = [
        {"fingerprint": each.fingerprint, "rule": each.rule, "path": each.path, "text": _marked_text(each.place)}
        for each in findings
    ]
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


def _lasting(finding: Finding) -> tuple[str, ...]:
    keys = [step for step in finding.pointer if isinstance(step, str)]
    # a rule that was renamed goes on under its first name, so that older baselines count
    return first_name(finding.rule), finding.path.rpartition("/")[2], "/".join(keys), _marked_text(finding.place)


def _marked_text(place: Place | None) -> str:
    """Return the text that the carets stand under, as far as its first line goes, without quotes round it."""
    if place is None:
        return ""
    end = place.end_column - 1 if place.end_line == place.line else None
    return place.source[place.column - 1 : end].strip("'\"")
