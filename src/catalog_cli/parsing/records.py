"""What a printed phrase says, as plain data for programs: one function for each kind that users can ask for."""

from collections.abc import Callable, Mapping

from catalog_cli.model.phrase import Basis, Citation, Clause, TimeLimit
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit

RECORDS: Mapping[str, Callable[[str], dict[str, object]]] = {
    "time-limit": lambda text: time_limit_record(parse_time_limit(text)),
    "basis": lambda text: basis_record(parse_basis(text)),
}
"""Give what a text of a kind says; nothing is raised for any text."""


def basis_record(basis: Basis) -> dict[str, object]:
    """Put a parsed basis into an object of JSON; what a citation does not have is null."""
    return {
        "text": str(basis),
        "citations": [_citation_record(citation) for citation in basis.citations],
        "unparsed": [token.text for token in basis.unparsed],
    }


def _citation_record(citation: Citation) -> dict[str, object]:
    return {
        "issuer": citation.issuer or None,
        "title": citation.title or None,
        "reference": citation.reference or None,
        "locators": [locator.text for locator in citation.locators],
        "quote": citation.quote or None,
    }


def time_limit_record(limit: TimeLimit) -> dict[str, object]:
    """Put a parsed time limit into an object of JSON; what a clause does not say is null."""
    return {
        "text": str(limit),
        "clauses": [_clause_record(clause) for clause in limit.clauses],
        "exception": limit.exception,
        "unparsed": [token.text for token in limit.unparsed],
    }


def _clause_record(clause: Clause) -> dict[str, object]:
    return {
        "kind": clause.kind.value,
        "number": clause.number,
        "unit": clause.unit and clause.unit.value,
        "date": clause.date,
        "period": clause.period and clause.period.value,
        "trigger": clause.trigger or None,
        "subject": clause.subject or None,
    }
