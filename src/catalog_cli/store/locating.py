"""Fill in where findings are: only files with something to report are looked at again, with positions."""

from collections.abc import Iterable
from dataclasses import replace

from catalog_cli.model.finding import Finding, Place
from catalog_cli.store.source import Source, UnreadableFileError
from catalog_cli.store.yaml.places import Places

_NOWHERE = Place(1, 1, 1, 1, "")


def located(findings: Iterable[Finding], source: Source) -> list[Finding]:
    """Give the findings with their places, sorted by path, line, column and rule."""
    texts: dict[str, Places | None] = {}
    return in_order(finding if finding.place else _placed(finding, texts, source) for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings, which know their places, by path, line, column and rule."""
    return sorted(findings, key=_order)


def _placed(finding: Finding, texts: dict[str, Places | None], source: Source) -> Finding:
    if finding.path not in texts:
        texts[finding.path] = _places(finding.path, source)
    places = texts[finding.path]
    place = places.of(finding.pointer, at_key=finding.at_key, span=finding.span) if places else _NOWHERE
    return replace(finding, place=place)


def _places(path: str, source: Source) -> Places | None:
    try:
        return Places(source.read(path).decode("utf-8"))
    except (UnreadableFileError, UnicodeDecodeError):
        return None


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place or _NOWHERE
    return finding.path, place.line, place.column, finding.rule
