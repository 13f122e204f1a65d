"""YAML as plain values."""

from typing import Any

import ryaml

from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message


def yaml_value(text: str) -> Any:
    """Read one YAML document; dates are texts, as in YAML 1.2.

    Raises:
        UnreadableDocumentError: it is no YAML, or more than one document, says a key twice or nests too deep.
    """
    try:
        return ryaml.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableDocumentError(message("this is no YAML that can be read: {reason}", reason=error)) from error
