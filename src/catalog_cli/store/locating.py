"""Fill in where findings are: only files with something to report are looked at again, with positions."""

from collections.abc import Iterable, Mapping

from catalog_cli.model.finding import Finding, Place
from catalog_cli.model.item import Value
from catalog_cli.store.yaml.places import Places

_NOWHERE = Place(1, 1, 1, 1, "")


def located(findings: Iterable[Finding], data: bytes | None, values: Mapping[str, Value] | None) -> list[Finding]:
    """Give the findings of one file with their places, sorted by line, column and rule.

    `data` is what the file holds, None when it cannot be read; `values` is what was read in it, if anything was.
    """
    places: Places | None = None
    found = []
    for finding in findings:
        if finding.place is None:
            places = places or _places(data, values)
            found.append(finding.at(_place(finding, places)))
        else:
            found.append(finding)
    return in_order(found)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings, which know their places, by path, line, column and rule."""
    return sorted(findings, key=_order)


def _place(finding: Finding, places: Places | None) -> Place:
    return places.of(finding.pointer, at_key=finding.at_key, span=finding.span) if places else _NOWHERE


def _places(data: bytes | None, values: Mapping[str, Value] | None) -> Places | None:
    try:
        return None if data is None else Places(data.decode("utf-8"), values)
    except UnicodeDecodeError:
        return None


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place or _NOWHERE
    return finding.path, place.line, place.column, finding.rule
