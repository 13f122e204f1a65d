"""Why a question to the catalogue cannot be answered as it was asked."""

from catalog_cli.model.errors import CatalogError


class QueryError(CatalogError):
    """The question holds nothing that could be looked for."""


class UnknownFieldError(QueryError):
    """The question names a field that no item has."""
