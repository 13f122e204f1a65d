"""The libraries of the extra `many`, which only those who look at many catalogues install."""

from importlib import import_module
from types import ModuleType

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message


class ExtraMissingError(CatalogError):
    """A library that is not installed with the program itself is needed."""


def library(name: str) -> ModuleType:
    """Import a library of the extra.

    Raises:
        ExtraMissingError: it is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ExtraMissingError(
            message("many catalogues need {library}, which is not installed", library=name.partition(".")[0]),
            message("Install it with: pip install 'catalog-cli[many]'"),
        ) from error
