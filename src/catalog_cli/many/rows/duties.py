"""The rows of `duties`: each topic that the law asks the catalogue's body to disclose."""

from collections.abc import Iterator

from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.views.coverage import INSTITUTIONS, coverage_of


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each topic, and, for a public institution, for each list of its ministry."""
    report = coverage_of(workspace.catalogue)
    for each in report.topics:
        yield each.duty.article, each.duty.topic, each.covered, [evidence.item.id for evidence in each.items]
    for rules in report.lists:
        yield INSTITUTIONS, rules.title, None, []
