"""The rows of `citations`: each law or document that an item cites, and whether it is in force."""

from collections.abc import Iterator
from functools import lru_cache

from catalog_cli.facts.legal_status import LegalStanding, LegalStatus, legal_standing
from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.catalogue import Facts, IssuedDocuments
from catalog_cli.model.phrase import Citation
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.rules.law.version_current import check_text as older_texts


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each citation of each item, in the order in which they are printed."""
    facts, documents, run = workspace.facts, workspace.settings.documents, workspace.options.run
    for item in workspace.catalogue.items:
        cited = (each for text in item.basis for each in _citations(text, documents, facts, run))
        for position, values in enumerate(cited, 1):
            yield item.id, item.name, position, *values


@lru_cache(maxsize=16384)
def _citations(text: str, documents: IssuedDocuments, facts: Facts, run: Run) -> tuple[tuple[object, ...], ...]:
    """Return the values of each citation of a printed text; many items, and offices, cite in the same words."""
    found = []
    for citation in parse_basis(text).citations:
        standing = legal_standing(citation, documents, facts, run)
        found.append(
            (
                citation.text,
                citation.issuer or None,
                citation.title or None,
                citation.reference or None,
                standing.title or None,
                _status(citation, standing, facts, run).value,
                standing.successor or None,
                [locator.text for locator in citation.locators],
                standing.last,
            )
        )
    return tuple(found)


def _status(citation: Citation, standing: LegalStanding, facts: Facts, run: Run) -> LegalStatus:
    if standing.status is LegalStatus.IN_FORCE and any(older_texts(citation.text, facts, run)):
        return LegalStatus.OUTDATED
    return standing.status
