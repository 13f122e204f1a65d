"""Ask for the fields of a new item: each answer is checked at once, one can go back, and nothing typed is lost."""

from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path

from catalog_cli.actions.item_questions import ItemQuestion, findings_of_answer, is_beyond, meant, questions
from catalog_cli.actions.plan_move import is_unlisted, unlisted_category
from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.check.new_findings import ChangeChecks, errors_in
from catalog_cli.cli.dialogue import agrees
from catalog_cli.cli.output import screen, tell
from catalog_cli.cli.tui.line import StoppedLineError, read_line
from catalog_cli.formats.folding import folded
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import separator_of
from catalog_cli.model.finding import Severity
from catalog_cli.model.run import Run
from catalog_cli.model.text import one_line
from catalog_cli.store.source import Folder
from catalog_cli.views.headings import heading
from catalog_cli.views.report import sentences, severity_word

BACK = ("<", "＜", "《")
"""What is typed to go back; a Chinese keyboard has the others on the same key."""


_SHOWN = 40
"""Usual words with a number; more would push the question off the screen."""


class Interview:
    """The questions about one new item, and the answers so far, which are those that were given at first."""

    def __init__(self, root: Path, reading: LoadedCatalogue, answers: dict[str, str], run: Run) -> None:
        """Take the workspace, and the answers, to which others are added."""
        self.answers = answers
        self.new_category = False
        self._root, self._reading, self._run = root, reading, run
        self._questions = questions(root, reading, answers)

    def start_again(self) -> None:
        """Ask all questions again, with the answers as they are."""
        self._questions = questions(self._root, self._reading, {})
        self.ask_all()

    def ask_all(self) -> None:
        """Ask one question after the other; an answer that would be refused is asked for again."""
        if not self._questions:
            return
        how = _("< goes back, Tab completes; Ctrl-C stops, and says how to go on with what you typed.")
        tell(f"{line}\n" for line in folded(how, screen().width))
        folder = Folder(self._root)
        with open_cache(folder) as cache:
            checks = ChangeChecks(folder, cache, self._run)
            at = 0
            while at < len(self._questions):
                goes_back = not self._answered(self._questions[at], checks)
                at = max(at - 1, 0) if goes_back else at + 1

    def _answered(self, question: ItemQuestion, checks: ChangeChecks) -> bool:
        """Ask one question until there is an answer; return whether to go on, and not back."""
        key = question.key
        tell(_introduced(question))
        typed, doubtful = self.answers.get(key, ""), ""
        while True:
            separator = separator_of(key) if question.is_list else ""
            before, typed = typed, self._typed(question, typed, separator)
            text = meant(question, typed)
            # what was typed before stands in the line, and the sign comes behind it
            if typed in BACK or (typed[:-1] == before and typed[-1:] in BACK):
                return False
            if is_beyond(question, typed):
                tell([_("Choose a number from 1 to {last}.").format(last=len(question.words)) + "\n"])
                continue
            if not text and question.required:
                tell([_("This field is required.") + "\n"])
                continue
            self._keep(key, text)
            worst = self._worst(question, text, checks) if text and text != doubtful else None
            if worst is None:
                return True
            # what is only doubtful is taken when it is entered again
            doubtful = "" if worst is Severity.ERROR else text

    def _typed(self, question: ItemQuestion, text: str, separator: str) -> str:
        """Read a line; where the user stops, what is in it is kept as well."""
        prompt = _("{heading}: ").format(heading=heading(question.key))
        try:
            return read_line(prompt, text, question.words, separator)
        except StoppedLineError as stopped:
            self._keep(question.key, meant(question, stopped.text))
            raise

    def _keep(self, key: str, text: str) -> None:
        self.answers.pop(key, None)
        if text:
            self.answers[key] = text

    def _worst(self, question: ItemQuestion, text: str, checks: ChangeChecks) -> Severity | None:
        """Show what is wrong with an answer; return how bad it is at worst, None where nothing is wrong."""
        settings = self._reading.catalogue.settings
        if question.key == "category":
            self.new_category = is_unlisted(settings, text)
            accepted = not self.new_category or agrees(unlisted_category(settings, text))
            return None if accepted else Severity.ERROR
        try:
            found = findings_of_answer(checks, self._reading, {**self.answers, question.key: text}, question.key)
        except UsageError as error:
            _tell_folded(str(error.message))
            return Severity.ERROR
        for each in found:
            _tell_folded(_("{severity}: {text}").format(severity=severity_word(each.severity), text=sentences(each)))
        if not found:
            return None
        if errors := errors_in(found):
            return errors[0].severity
        _tell_folded(_("Enter keeps it as it is."))
        return Severity.WARNING


def _tell_folded(text: str) -> None:
    tell(f"  {line}\n" for line in folded(one_line(text), screen().width - 2))


def _introduced(question: ItemQuestion) -> Iterator[str]:
    """Yield the lines above a question: an example, and the usual words with their numbers."""
    width = screen().width
    notes = [] if question.required else [_("Enter skips")]
    if question.example:
        notes.insert(0, _("such as {example}").format(example=question.example))
    yield "\n"
    if notes:
        yield from (f"  {line}\n" for line in folded(" · ".join(map(one_line, notes)), width - 2))
    words = "   ".join(f"{number}.{one_line(word)}" for number, word in enumerate(question.words[:_SHOWN], 1))
    if len(question.words) > _SHOWN:
        words += "   " + _("… and {n} more, with Tab").format(n=len(question.words) - _SHOWN)
    yield from (f"  {line}\n" for line in folded(words, width - 2) if words)
