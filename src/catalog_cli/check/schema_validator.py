"""Validate values with a JSON Schema; `jsonschema_rs` alone decides and explains, so that no two answers can differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urljoin

import msgspec

from catalog_cli.model.item import Value
from catalog_cli.rules.rule import SchemaViolation

_HOME = "catalog:///"
"""The base of the workspace's paths as URIs: a scheme of our own, which nothing can fetch."""
_BRANCHES = ("anyOf", "oneOf")


def schema_validator(path: str, schemas: Mapping[str, Mapping[str, object]]) -> "SchemaValidator":
    """Return the compiled schema at a path; `schemas` are all those of the workspace, by path.

    Most workspaces have the same ones, which are compiled once.
    """
    try:
        encoded = tuple((each, msgspec.json.encode(schema)) for each, schema in sorted(schemas.items()))
    except (TypeError, ValueError, OverflowError, RecursionError):
        # half of a surrogate pair, or a number that is too large
        return SchemaValidator(path, schemas)
    return _validator(path, encoded)


@lru_cache(maxsize=32)
def _validator(path: str, encoded: tuple[tuple[str, bytes], ...]) -> "SchemaValidator":
    return SchemaValidator(path, {each: msgspec.json.decode(schema) for each, schema in encoded})


class SchemaValidator:
    """A JSON Schema of the workspace, compiled for many files.

    Formats are asserted, `$schema` chooses the draft, and a `$ref` leads to a file of the folder `schema` or to a
    published meta-schema: nothing is fetched. A `pattern` that backtracks too often fails rather than run for ever.
    """

    def __init__(self, path: str, schemas: Mapping[str, Mapping[str, object]]) -> None:
        """Compile the schema at a path; `schemas` are all those of the workspace, by path.

        A schema that is faulty itself accepts everything; `fault` then says what is wrong with it.
        """
        # deferred: a run whose answer is cached validates nothing
        import jsonschema_rs

        self._base = _HOME + path
        self._documents = _documents(path, schemas)
        self._refused: list[str] = []
        self._is_valid: Callable[[Any], bool] = lambda _values: True
        self.fault: SchemaViolation | None = None
        try:
            self._validator = jsonschema_rs.validator_for(
                self._documents[self._base], validate_formats=True, base_uri=self._base, retriever=self._retrieve
            )
            self._is_valid = self._validator.is_valid
        except ValueError as error:
            self.fault = SchemaViolation(path, "$schema", next(iter(self._refused), ""), None, text=str(error))

    def violations(self, path: str, values: Mapping[str, Value]) -> Iterable[SchemaViolation]:
        """List everything in which a file's values violate the schema."""
        return () if self._is_valid(values) else self._explain(path, values)

    def _explain(self, path: str, values: Mapping[str, Value]) -> Iterator[SchemaViolation]:
        for error in self._validator.iter_errors(values):
            yield self._violation(path, _most_telling(error))

    def _violation(self, path: str, error: Any) -> SchemaViolation:
        keyword, pointer = error.kind.name, tuple(error.instance_path)
        if keyword == "propertyNames":
            # what is wrong is the name of a key, by a keyword of its own
            error = error.kind.error
            keyword = error.kind.name
        expected = _expected(error)
        if keyword in _BRANCHES and expected:
            # no branch takes a value of this kind
            keyword = "type"
        parent = self._parent_of(error.absolute_keyword_location or "")
        return SchemaViolation(path, keyword, expected, error.instance, pointer, parent, error.message)

    def _parent_of(self, location: str) -> Mapping[str, object]:
        """Return the part of a schema that holds the keyword at a location; nothing when it cannot be found."""
        uri, _, fragment = location.partition("#")
        part: Any = self._documents.get(uri, {})
        try:
            for step in unquote(fragment).split("/")[1:-1]:
                key = step.replace("~1", "/").replace("~0", "~")
                part = part[int(key)] if isinstance(part, list) else part[key]
        except (KeyError, IndexError, ValueError, TypeError):
            return {}
        return part if isinstance(part, Mapping) else {}

    def _retrieve(self, uri: str) -> Any:
        """Return the schema that a `$ref` leads to, for one that the library does not bring with it.

        Raises:
            LookupError: it is no schema of the workspace.
        """
        try:
            return self._documents[uri]
        except KeyError:
            self._refused.append(uri.removeprefix(_HOME))
            raise LookupError(uri) from None


def _documents(path: str, schemas: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, Any]]:
    """Map every URI that a `$ref` may name to a schema of the workspace: by path, by `$id`, and beside the root's."""
    root, folder = dict(schemas.get(path, {})), path[: path.rindex("/") + 1]
    own = str(root.get("$id", ""))
    if own.startswith("urn:"):
        # an urn has no folder, so that no relative reference could start from it; the bundled schemas have one
        del root["$id"]
    found = {_HOME + path: root}
    for each, schema in schemas.items():
        document = root if each == path else dict(schema)
        for uri in (str(schema.get("$id", "")), urljoin(own, each.removeprefix(folder)), _HOME + each):
            found[uri.removesuffix("#")] = document
    return found


def _most_telling(error: Any) -> Any:
    """Descend into the branch of an `anyOf` that is of the value's kind; what the others miss is beside the point."""
    branches = error.kind.context if error.kind.name in _BRANCHES else ()
    telling = [each for branch in branches for each in branch if each.kind.name != "type"]
    return _most_telling(telling[0]) if telling else error


def _expected(error: Any) -> object:
    """Return what a keyword asks for: the kinds of value for `type`, the words for `enum`, otherwise its value."""
    kind = error.kind
    if kind.name in _BRANCHES:
        return list(dict.fromkeys(name for branch in kind.context for each in branch for name in each.kind.types))
    return [kind.value] if kind.name == "const" else kind.value
