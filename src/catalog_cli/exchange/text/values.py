"""Read JSON and YAML strictly: what another program might read differently is refused."""

import json
from typing import Any, NoReturn

import ryaml

from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import Message, message

_LONGEST_NUMBER = 18
"""The digits of the longest whole number that every program can hold."""


class _RefusedError(ValueError):
    """Raised for a value that is refused; `why` says which."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


def json_value(text: str, line: int = 1) -> Any:
    """Read one JSON value; `line` is the number of the text's first line in its document.

    Raises:
        UnreadableDocumentError: it is no JSON, says a key twice, nests too deep, or has a number nobody can hold.
    """
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        place = line + error.lineno - 1
        raise UnreadableDocumentError(
            message("not JSON: cannot parse line {line}, column {column}", line=place, column=error.colno)
        ) from error
    except _RefusedError as error:
        raise UnreadableDocumentError(error.why) from error
    except RecursionError as error:
        raise UnreadableDocumentError(message("this JSON is nested too deep: line {line}", line=line)) from error


def _read(text: str) -> Any:
    return json.loads(
        text, object_pairs_hook=_mapping, parse_constant=_no_number, parse_int=_whole_number, parse_float=_number
    )


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise _RefusedError(message("this JSON has the key “{key}” twice in one object", key=twice[:80]))
    return values


def _whole_number(digits: str) -> int:
    if len(digits.lstrip("-")) > _LONGEST_NUMBER:
        _no_number(digits)
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if abs(number) == float("inf"):
        _no_number(digits)
    return number


def _no_number(digits: str) -> NoReturn:
    raise _RefusedError(message("this JSON has a number that cannot be kept: {number}", number=digits[:40]))


def yaml_value(text: str) -> Any:
    """Read one YAML document; dates are texts, as in YAML 1.2.

    Raises:
        UnreadableDocumentError: it is no YAML, or more than one document, says a key twice or nests too deep.
    """
    try:
        return ryaml.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        problem = message("cannot parse this YAML: {reason}", reason=str(error))
        raise UnreadableDocumentError(problem) from error
