"""Ask the user in a terminal; never without one."""

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import gettext as _
from typing import Any

import typer

from catalog_cli.actions.apply_plan import Question
from catalog_cli.cli.output import tell
from catalog_cli.model.text import command_line


def can_ask() -> bool:
    """Whether a person can be asked: questions and answers both go through a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str | None:
    """Ask for a text; an empty answer is None."""
    prompt = _("{heading}: ").format(heading=question)
    return str(typer.prompt(prompt, default="", show_default=False, err=True, prompt_suffix="")).strip() or None


@contextmanager
def keeping_answers(command: str, answers: Mapping[str, Any]) -> Iterator[None]:
    """If anything stops the command, print the command line that goes on with the answers."""
    try:
        yield
    except BaseException:
        given = (
            (f"--{name.replace('_', '-')}", [text] if isinstance(text, str) else text or ())
            for name, text in answers.items()
        )
        words = [word for option, texts in given for text in texts for word in (option, text)]
        if words:
            line = command_line("catalog", command, *words)
            tell(["\n" + _("Go on later with what you typed: {command}").format(command=line) + "\n"])
        raise


def ask_one_of(question: str, keys: dict[str, str]) -> str:
    """Ask until the answer is one of the letters, or what it stands for; return the letter."""
    listed = "  ".join(f"[{key}] {meaning}" for key, meaning in keys.items())
    answers = {**{meaning.casefold(): key for key, meaning in keys.items()}, **{key: key for key in keys}}
    while True:
        # a Chinese keyboard may write letters that are as wide as characters
        answer = unicodedata.normalize("NFKC", ask(f"{question}  {listed}") or "").casefold()
        if answer in answers:
            return answers[answer]
        tell([_("Type one of the letters in brackets: {letters}").format(letters="/".join(keys)) + "\n"])


def agrees(question: Question) -> bool:
    """Ask a question of a plan; say whether the answer is yes."""
    return ask_one_of(question.text, {"y": question.yes, "n": question.no}) == "y"


def confirm(question: Question) -> None:
    """Ask a question of a plan that cannot go on without a yes.

    Raises:
        CatalogError: the answer is no, or nobody can be asked.
    """
    if question.refusal and not (can_ask() and agrees(question)):
        raise question.refusal


def wait_for_enter(words: str) -> None:
    """Wait until the user has read what is above."""
    typer.prompt(words, default="", show_default=False, err=True, prompt_suffix=" ")
