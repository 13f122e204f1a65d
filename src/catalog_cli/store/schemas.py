"""The JSON Schemas that count: the workspace's own, otherwise the ones that come with the program."""

from collections.abc import Mapping
from pathlib import Path

from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.store.source import SCHEMAS, Source, UnreadableFileError

NAMES = ("item", "catalog")
Schema = Mapping[str, object]


def schema_path(name: str) -> str:
    """Give the path of a schema within a workspace."""
    return f"{SCHEMAS}/{name}.schema.json"


def bundled_schema_text(name: str) -> str:
    """Give the text of the schema that comes with the program."""
    package = Path(__file__).parent.parent
    inside = package / schema_path(name)
    # an editable install reads the repository's own copy, the only one there is
    return (inside if inside.is_file() else package.parent.parent / schema_path(name)).read_text(encoding="utf-8")


def bundled_schema(name: str) -> Schema:
    """Give the schema that comes with the program."""
    # only checking reads schemas; every other command starts without it
    import json

    schema: Schema = json.loads(bundled_schema_text(name))
    return schema


def read_schema(name: str, source: Source, present: set[str]) -> tuple[Schema, tuple[Finding, ...]]:
    """Give the schema of a workspace, or the bundled one with a finding when the workspace's is broken."""
    import json

    path = schema_path(name)
    if path not in present:
        return bundled_schema(name), ()
    try:
        schema = json.loads(source.read(path))
        if isinstance(schema, dict):
            return schema, ()
        problem = message("this schema is not a JSON object")
    except UnreadableFileError as error:
        problem = error.message
    except ValueError as error:
        problem = message("this schema is not JSON: {reason}", reason=str(error))
    remedy = message("Restore the file; until then the schema that comes with catalog is used.")
    return bundled_schema(name), (Finding(rule="schema/readable", message=problem, path=path, remedy=remedy),)
