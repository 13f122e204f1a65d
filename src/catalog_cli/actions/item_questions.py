"""What a person is asked about a new item: the fields, what helps to answer, and what is wrong with an answer."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.assignments import elements, value_from
from catalog_cli.check.new_findings import ChangeChecks
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.field import FIELDS, Kind, separator_of
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Value
from catalog_cli.store.reading import workspace_schema
from catalog_cli.store.source import ITEMS
from catalog_cli.yaml.emit import document

ASKED = tuple(key for key, field in FIELDS.items() if field.always_printed or key == "category")
"""What is asked for, in the order of the official table."""
_MOST_WORDS = 9
_LONGEST_WORD = 60
_LONGEST_NUMBER = 2
_STAND_IN = "new-item"
_BETWEEN_NUMBERS = re.compile(r"[\s,，、；;]+")


class ItemQuestion(Struct, frozen=True):
    """A field that is asked for, with an example and the usual words that a number may stand for."""

    key: str
    required: bool
    example: str
    words: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether several values may be given."""
        return FIELDS[self.key].kind is Kind.LIST


def questions(root: Path, reading: LoadedCatalogue, given: Mapping[str, str]) -> list[ItemQuestion]:
    """Return what is to be asked, as far as it is not given."""
    properties = workspace_schema(root, "item").get("properties")
    known = properties if isinstance(properties, Mapping) else {}
    return [
        ItemQuestion(key, FIELDS[key].required, _example(key, known.get(key)), usual_words(reading, key))
        for key in ASKED
        if key not in given
    ]


def usual_words(reading: LoadedCatalogue, key: str) -> tuple[str, ...]:
    """Return the usual words of a field: those that `catalog.yaml` lists, or else the commonest of the items."""
    settings = reading.catalogue.settings
    if key == "category":
        return settings.categories
    if listed := settings.vocabularies.get(key):
        return listed
    if FIELDS[key].required or key == "link":
        return ()
    counts = Counter(text for item in reading.catalogue.items for text in item.texts(key))
    common = [text for text, count in counts.most_common(_MOST_WORDS) if count > 1 and len(text) <= _LONGEST_WORD]
    return tuple(common)


def meant(question: ItemQuestion, typed: str) -> str:
    """Return an answer with the words that its numbers stand for: 1 3, 1,3 or 1、公告栏."""
    return separator_of(question.key).join(_word(question, part) for part in _parts(question, typed))


def is_beyond(question: ItemQuestion, typed: str) -> bool:
    """Return whether an answer has a number that no usual word has; longer ones are names, such as years."""
    numbers = (int(part) for part in _parts(question, typed) if part.isdecimal() and len(part) <= _LONGEST_NUMBER)
    return bool(question.words) and not all(1 <= number <= len(question.words) for number in numbers)


def _parts(question: ItemQuestion, typed: str) -> tuple[str, ...]:
    if not question.words:
        return (typed,)
    numbers = _BETWEEN_NUMBERS.split(typed)
    if all(map(str.isdecimal, numbers)) and (question.is_list or len(numbers) == 1):
        return tuple(numbers)
    return elements(question.key, typed) if question.is_list else (typed,)


def _word(question: ItemQuestion, part: str) -> str:
    number = int(part) if part.isdecimal() else 0
    return question.words[number - 1] if 1 <= number <= len(question.words) else part


def findings_of_answer(
    checks: ChangeChecks, reading: LoadedCatalogue, answers: Mapping[str, str], key: str
) -> Sequence[Finding]:
    """Return what is wrong with one answer, among those so far.

    Raises:
        UsageError: the text is no value for its field.
    """
    values: dict[str, Value] = {name: value_from(name, text) for name, text in answers.items()}
    stand_in = {"id": _STAND_IN, "category": _listed(reading, values), "name": _STAND_IN, "content": _STAND_IN}
    item = {name: values.get(name) or stand_in.get(name) for name in FIELDS}
    if key == "category":
        item["category"] = values["category"]
    path = f"{ITEMS}/{item['id']}.yaml"
    found = checks.findings([FileChange(path, None, document(item).encode())])
    # of two items with one name, the rule may report the other
    return [each for each in found if each.pointer[:1] == (key,)]


def _listed(reading: LoadedCatalogue, values: Mapping[str, Value]) -> Value:
    """Return the category of the answers; for a new one, any that is listed, so that the new one is reported once."""
    listed = reading.catalogue.settings.categories
    return values.get("category") if values.get("category") in listed or not listed else listed[0]


def _example(key: str, schema: object) -> str:
    examples = schema.get("examples") if isinstance(schema, Mapping) else None
    first = examples[0] if isinstance(examples, list) and examples else ""
    return separator_of(key).join(map(str, first)) if isinstance(first, list) else str(first)
