"""Fill in where findings are: only files with something to report are looked at again, with positions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.item import Value
from catalog_cli.model.reading import Reading
from catalog_cli.store.source import SETTINGS, Source, UnreadableFileError
from catalog_cli.store.yaml.places import Places

_NOWHERE = Place(1, 1, 1, 1, "")


def located(findings: Iterable[Finding], reading: Reading, source: Source) -> list[Finding]:
    """Give the findings of a reading of `source` with their places, sorted by path, line, column and rule."""
    values = {entry.path: entry.values for entry in reading.entries} | {SETTINGS: reading.settings}
    texts: dict[str, Places | None] = {}
    placed = []
    for finding in findings:
        if finding.place is None:
            if finding.path not in texts:
                texts[finding.path] = _places(finding.path, values.get(finding.path), source)
            placed.append(_placed(finding, texts[finding.path]))
        else:
            placed.append(finding)
    return in_order(placed)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings, which know their places, by path, line, column and rule."""
    return sorted(findings, key=_order)


def _placed(finding: Finding, places: Places | None) -> Finding:
    place = places.of(finding.pointer, at_key=finding.at_key, span=finding.span) if places else _NOWHERE
    return replace(finding, place=place)


def _places(path: str, values: Mapping[str, Value] | None, source: Source) -> Places | None:
    try:
        return Places(source.read(path).decode("utf-8"), values)
    except (UnreadableFileError, UnicodeDecodeError):
        return None


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place or _NOWHERE
    return finding.path, place.line, place.column, finding.rule
