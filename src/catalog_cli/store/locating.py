"""Fill in where findings are: only files with something to report are looked at again, with positions."""

from collections.abc import Iterable, Mapping

from catalog_cli.model.finding import NOWHERE, Finding, Place, by_place
from catalog_cli.model.item import Value
from catalog_cli.yaml.positions import Positions


def located(findings: Iterable[Finding], data: bytes | None, values: Mapping[str, Value] | None) -> list[Finding]:
    """Give the findings of one file with their places, sorted by line, column and rule.

    `data` is what the file holds, None when it cannot be read; `values` is what was read in it, if anything was.
    """
    places: Positions | None = None
    found = []
    for finding in findings:
        if finding.place is None:
            places = places or _places(data, values)
            found.append(finding.at(_place(finding, places)))
        else:
            found.append(finding)
    return by_place(found)


def _place(finding: Finding, places: Positions | None) -> Place:
    return places.of(finding.pointer, at_key=finding.at_key, span=finding.span) if places else NOWHERE


def _places(data: bytes | None, values: Mapping[str, Value] | None) -> Positions | None:
    try:
        return None if data is None else Positions(data.decode("utf-8"), values)
    except UnicodeDecodeError:
        return None
