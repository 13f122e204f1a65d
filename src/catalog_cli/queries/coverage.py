"""Which duties of disclosure a catalogue covers, by which items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog_cli.facts.duties import Duty, duties_at
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import Item

_LEFT_OUT = re.compile(r"除[^，；。]*?(?:以外|之外|外)|(?:不包括|不含|不涉及)[^，；。]*")
"""What is named only to say that it is not meant: 除规章以外的其他文件."""
_BETWEEN = re.compile(r"[、，,；;。：:（）()“”\s]+|以及|及其|[和及与或]")
_AROUND = re.compile(r"^(?:包括|含|有关|相关)|等$|等(?:信息|情况|内容|事项)$|(?:信息|情况|内容|事项)$")


@dataclass(frozen=True, slots=True)
class Coverage:
    """A duty and the items that cover it, in the catalogue's order."""

    duty: Duty
    items: tuple[Item, ...]

    @property
    def covered(self) -> bool | None:
        """Whether any item covers it; None where only a person can say."""
        return bool(self.items) if self.duty.match else None


def coverage(catalogue: Catalogue) -> tuple[Coverage, ...]:
    """Say for each duty of the catalogue's level which items cover it.

    Each of the duty's words is looked for in the names; one that no name holds, in the content; one that is not there
    either, in the categories. An item that does not apply to the office (`not_applicable`) covers the duty as well.
    """
    level = catalogue.settings.jurisdiction.get("level")
    duties = duties_at(level if isinstance(level, str) else "")
    return tuple(Coverage(duty, _covering(duty, catalogue.items)) for duty in duties)


def _covering(duty: Duty, items: Sequence[Item]) -> tuple[Item, ...]:
    found = {item.id for word in duty.match for item in _with_word(word, items)}
    return tuple(item for item in items if item.id in found)


def _with_word(word: str, items: Sequence[Item]) -> list[Item]:
    named = [item for item in items if word in item.name and word in _LEFT_OUT.sub("", item.name)]
    listed = named or [item for item in items if word in item.content and _lists(item.content, word)]
    return listed or [item for item in items if word in item.category]


def _lists(content: str, word: str) -> bool:
    """Tell whether content lists a thing: 采购结果 is listed in 包括采购结果等, 负责人 not in 主要负责人履行职责."""
    return any(element.startswith(word) or element.endswith(word) for element in _elements(content))


@lru_cache(maxsize=1024)
def _elements(content: str) -> tuple[str, ...]:
    return tuple(_bare_elements(_LEFT_OUT.sub("", content)))


def _bare_elements(content: str) -> Iterator[str]:
    for element in _BETWEEN.split(content):
        yield _AROUND.sub("", element)
