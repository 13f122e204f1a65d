"""The rows of `findings`: what is wrong, and accepted by no comment and no baseline."""

from collections.abc import Iterator

from catalog_cli.many.workspace import ReadWorkspace


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each finding, in the order of the files."""
    names = {item.id: item.name for item in workspace.catalogue.items}
    items: dict[str, tuple[str, str | None]] = {item.path: (item.id, item.name) for item in workspace.catalogue.items}
    items |= {each.path: (each.item, names.get(each.item)) for each in workspace.records}
    for finding in workspace.findings:
        place = finding.place
        yield (
            *items.get(finding.path, (None, None)),
            finding.rule,
            finding.severity.value,
            workspace.words(finding.message),
            workspace.words(finding.remedy),
            finding.path,
            place.line if place else None,
            place.column if place else None,
            finding.fingerprint or None,
        )
