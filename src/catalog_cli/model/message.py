"""Words for a person, kept apart from the values in them until they are read in a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import gettext


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with `{named}` places; `str()` gives it in the reader's language."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Translate the sentence and put the values into their places."""
        return gettext(self.text).format(**self.values)


def message(text: str, /, **values: object) -> Message:
    """Make a `Message`; the literal `text` is what translators are given."""
    return Message(text, values)
