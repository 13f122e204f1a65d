"""Words for a person, kept apart from the values in them until they are read in a language."""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations, gettext
from pathlib import Path

from msgspec import Struct, field

LOCALES = Path(__file__).parent.parent / "locale"
"""The folder of the translations."""


class Message(Struct, frozen=True):
    """A sentence in English with `{named}` places; `str()` gives it in the reader's language."""

    text: str
    values: Mapping[str, "Message | str | int | float | None"] = field(default_factory=dict)

    def __str__(self) -> str:
        """Translate the sentence and put the values into their places."""
        return _translated(self.text, os.environ.get("LANGUAGE")).format(**self.values)

    def in_language(self, language: str) -> str:
        """Return the sentence in Chinese (`zh`) or in English (`en`), whatever language the process speaks."""
        text = _chinese().gettext(self.text) if language.startswith("zh") else self.text
        values = {
            name: value.in_language(language) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return text.format(**values)


@cache
def _chinese() -> NullTranslations:
    path = LOCALES / "zh_CN" / "LC_MESSAGES" / "catalog.mo"
    if not path.exists():
        # a checkout whose translations have not been compiled
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


@cache
def _translated(text: str, _language: str | None) -> str:
    # `gettext` searches for its files at every call, which is slow for thousands of findings
    return gettext(text)


def message(text: str, /, **values: Message | str | float | None) -> Message:
    """Make a `Message`; the literal `text` is what translators are given."""
    return Message(text, values)


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Join names as a sentence of the reader's language lists them; of more than `most`, the first ones and a “…”."""
    known = list(names)
    shown = known if most is None or len(known) <= most else [*known[:most], "…"]
    # only what is between the two is of interest; a translator would not see what a comma alone is for
    return gettext("{one}, {other}").format(one="", other="").join(shown)
