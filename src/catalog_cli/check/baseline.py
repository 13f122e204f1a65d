"""The baseline: findings that are known and wait, by fingerprints that do not change when lines move."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message

VERSION = 1


def with_fingerprints(findings: Iterable[Finding], seen: Counter[str] | None = None) -> list[Finding]:
    """Give the findings, which must know their places, each with its fingerprint.

    It is made of the rule, the file's name, the keys that lead to the value and the text that is marked: lines may
    move, files may move to another folder and lists may be put in another order. Findings that are alike in all of
    this are told apart by counting them, on from what `seen` counts.
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
    """Give the text of a baseline file that takes note of these findings: one a line, so that versions merge."""
    notes = [
        {"fingerprint": each.fingerprint, "rule": each.rule, "path": each.path, "text": _marked_text(each.place)}
        for each in findings
    ]
    lines = ",\n".join(f"    {dumps(note)}" for note in sorted(notes, key=lambda note: (note["path"], *note.values())))
    listed = f"\n{lines}\n  " if lines else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{listed}]\n}}\n'


def known_findings(text: str, path: str) -> Mapping[str, str]:
    """Give the rule of each fingerprint in the text of a baseline file.

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
        message("{path} is no baseline that this version of catalog can read", path=path),
        message("Write it anew with: catalog validate --write-baseline {path}", path=path),
    )


def _lasting(finding: Finding) -> tuple[str, ...]:
    keys = [step for step in finding.pointer if isinstance(step, str)]
    return finding.rule, finding.path.rpartition("/")[2], "/".join(keys), _marked_text(finding.place)


def _marked_text(place: Place | None) -> str:
    """Give the text that the carets stand under, as far as its first line goes, without quotes round it."""
    if place is None:
        return ""
    end = place.end_column - 1 if place.end_line == place.line else None
    return place.source[place.column - 1 : end].strip("'\"")
