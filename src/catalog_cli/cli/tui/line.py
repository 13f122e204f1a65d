"""One line typed at a terminal: what was typed before can be changed, and the usual words are completed."""

import sys
from collections.abc import Iterable, Sequence

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_input
from prompt_toolkit.output import create_output


class StoppedLineError(KeyboardInterrupt):
    """The user stopped the program while typing; `text` is what the line held."""

    def __init__(self, text: str) -> None:
        """Keep what the line held."""
        super().__init__()
        self.text = text


class _Words(Completer):
    """Completes the last element of a list of words."""

    def __init__(self, words: Sequence[str], separator: str) -> None:
        self._words = words
        self._separator = separator

    def get_completions(self, document: Document, complete_event: object) -> Iterable[Completion]:  # noqa: ARG002 - the library's shape
        typed = document.text_before_cursor
        last = typed.rpartition(self._separator)[2] if self._separator else typed
        yield from (Completion(word, -len(last)) for word in self._words if last in word)


def read_line(prompt: str, text: str = "", words: Sequence[str] = (), separator: str = "") -> str:
    """Read a line; `text` is there already and can be changed, Tab completes `words`.

    Raises:
        EOFError: there is no more input.
        StoppedLineError: the user stopped the program.
    """
    output = create_output(stdout=sys.stderr)
    # nothing here depends on where the cursor is, and a terminal that is asked and does not answer is waited for
    vars(output)["enable_cpr"] = False
    session: PromptSession[str] = PromptSession(
        input=create_input(sys.stdin), output=output, completer=_Words(words, separator), complete_while_typing=False
    )
    try:
        return session.prompt(prompt, default=text).strip()
    except KeyboardInterrupt as stop:
        raise StoppedLineError(session.default_buffer.text.strip()) from stop
