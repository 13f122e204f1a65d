"""Hold files against a JSON Schema: one library decides in bulk, another explains the few that are wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog_cli.model.fix import Pointer
from catalog_cli.model.item import Value
from catalog_cli.model.reading import Entry


@dataclass(frozen=True, slots=True)
class ShapeError:
    """One thing that a schema has against a file.

    `keyword` is the JSON Schema keyword that fails, `expected` its value, `value` what the file holds at
    `pointer`, and `schema` the part of the schema that holds the keyword.
    """

    path: str
    keyword: str
    expected: object
    value: Value
    pointer: Pointer
    schema: Mapping[str, object]
    text: str

    @property
    def key(self) -> str:
        """The top-level key that the error lies in; empty for the file as a whole."""
        return str(self.pointer[0]) if self.pointer else ""


def shape_errors(schema: Mapping[str, object], entries: Iterable[Entry]) -> Iterator[ShapeError]:
    """Give everything that `schema` has against the files that could be read.

    A schema that is itself wrong gives one error, of the keyword `$schema`, for the first file.
    """
    import jsonschema_rs

    readable = [entry for entry in entries if entry.values is not None]
    try:
        right = jsonschema_rs.Draft202012Validator(dict(schema)).is_valid
    except ValueError as error:
        yield from (ShapeError(each.path, "$schema", None, None, (), schema, str(error)) for each in readable[:1])
        return
    for entry in readable:
        if not right(entry.values):
            yield from _explained(schema, entry)


def _explained(schema: Mapping[str, object], entry: Entry) -> Iterator[ShapeError]:
    from jsonschema import Draft202012Validator

    errors = [_most_telling(error) for error in Draft202012Validator(schema).iter_errors(entry.values)]
    for error in errors:
        part = error.schema if isinstance(error.schema, Mapping) else {}
        pointer = tuple(error.absolute_path)
        keyword = str(error.validator)
        yield ShapeError(entry.path, keyword, error.validator_value, error.instance, pointer, part, error.message)
    if not errors:
        yield ShapeError(entry.path, "", None, None, (), schema, "the two validators disagree about this file")


def _most_telling(error: Any) -> Any:
    """Of the branches of an `anyOf`, take the one that is of the value's kind."""
    telling = [branch for branch in error.context or () if branch.validator != "type"]
    return _most_telling(telling[0]) if telling else error
