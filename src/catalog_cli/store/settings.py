"""The mapping in `catalog.yaml` as settings."""

from collections.abc import Mapping

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Value


def settings_from(values: Mapping[str, Value]) -> Settings:
    """Take from the mapping of `catalog.yaml` what is of the right kind; the rest is the schema's to report."""
    jurisdiction = values.get("jurisdiction")
    rules = values.get("rules")
    return Settings(
        title=str(values.get("title", "")),
        publishers=_texts(values.get("publishers")),
        jurisdiction=jurisdiction if isinstance(jurisdiction, Mapping) else {},
        categories=_texts(values.get("categories")),
        vocabularies=_lists(values.get("vocabularies")),
        synonyms=_lists(values.get("synonyms")),
        rules=rules if isinstance(rules, Mapping) else {},
    )


def _lists(value: Value) -> dict[str, tuple[str, ...]]:
    return {str(key): _texts(words) for key, words in value.items()} if isinstance(value, Mapping) else {}


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(part for part in value if isinstance(part, str)) if isinstance(value, (list, tuple)) else ()
