"""Ask the user in a terminal; never without one."""

import sys
from gettext import gettext as _

import typer

from catalog_cli.actions.apply_plan import Question
from catalog_cli.cli.output import tell
from catalog_cli.model.text import one_line


def can_ask() -> bool:
    """Whether a person can be asked: questions and answers both go through a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, *, choices: tuple[str, ...] = (), required: bool = False) -> str | None:
    """Ask for a text; a number picks one of `choices`, and an empty answer is None unless a text is required."""
    for number, choice in enumerate(choices, 1):
        tell([f"  {number}. {one_line(choice)}\n"])
    while True:
        answer = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return choices[int(answer) - 1]
        if answer or not required:
            return answer or None
        tell([_("This field is required.") + "\n"])


def ask_one_of(question: str, keys: dict[str, str]) -> str:
    """Ask until the answer is one of the letters; return it."""
    listed = "  ".join(f"[{key}] {meaning}" for key, meaning in keys.items())
    while True:
        answer = str(typer.prompt(f"{question}  {listed}", err=True)).strip().casefold()
        if answer in keys:
            return answer


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
