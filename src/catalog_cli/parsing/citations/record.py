"""What is understood of a legal basis, as plain data for programs."""

from catalog_cli.model.citation import Basis, Citation


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
