"""Hold files against a JSON Schema: one library decides in bulk, another explains the few that are wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from catalog_cli.model.fix import Pointer
from catalog_cli.model.item import Value


class ShapeError(Struct, frozen=True):
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


class Shape:
    """A JSON Schema, made ready for many files."""

    def __init__(self, schema: Mapping[str, object]) -> None:
        """Compile the schema; `fault` says what is wrong with it, if anything is."""
        import jsonschema_rs

        self.fault = ""
        self._schema = schema
        self._fits: Callable[[Any], bool] = lambda _values: True
        try:
            self._fits = jsonschema_rs.Draft202012Validator(dict(schema)).is_valid
        except ValueError as error:
            self.fault = str(error)

    def errors(self, path: str, values: Mapping[str, Value]) -> Iterable[ShapeError]:
        """Give everything that the schema has against a file."""
        return () if self._fits(values) else _explained(self._schema, path, values)


def _explained(schema: Mapping[str, object], path: str, values: Mapping[str, Value]) -> Iterator[ShapeError]:
    from jsonschema import Draft202012Validator

    errors = [_most_telling(error) for error in Draft202012Validator(schema).iter_errors(values)]
    for error in errors:
        part = error.schema if isinstance(error.schema, Mapping) else {}
        pointer = tuple(error.absolute_path)
        keyword = str(error.validator)
        yield ShapeError(path, keyword, error.validator_value, error.instance, pointer, part, error.message)
    if not errors:
        yield ShapeError(path, "", None, None, (), schema, "the two validators disagree about this file")


def _most_telling(error: Any) -> Any:
    """Of the branches of an `anyOf`, take the one that is of the value's kind."""
    telling = [branch for branch in error.context or () if branch.validator != "type"]
    return _most_telling(telling[0]) if telling else error
