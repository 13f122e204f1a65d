"""Which text of a law is in force on the day of a run."""

from datetime import date, timedelta

from catalog_cli.facts.laws import Law, Laws, LawText
from catalog_cli.model.run import Run

LONGEST_WAIT = timedelta(days=400)
"""A text whose first day is not known is in force by then: of 565 whose day is known, one basic law waited longer."""
_NOTICE = timedelta(days=60)
"""How long before its day a change is announced."""


def texts_on(law: Law, run: Run) -> tuple[LawText, ...]:
    """Return the texts that can be in force on the day of a run, the newest first; nothing where none is known.

    There are several where the first day of the newer is not known. The last is in force for certain, or was before the
    others, unless `is_complete` says that a text which is not here can be in force too.
    """
    found: list[LawText] = []
    for text in law.texts:
        if _can_be_in_force(law, text, run):
            found.append(text)
            if _is_surely_in_force(text, run):
                break
    return tuple(found)


def text_on(law: Law, run: Run) -> LawText | None:
    """Return the text that is in force on the day of a run; None where that is not certain."""
    texts = texts_on(law, run)
    return texts[0] if len(texts) == 1 and is_complete(texts, run) else None


def is_complete(texts: tuple[LawText, ...], run: Run) -> bool:
    """Say whether one of the texts that `texts_on` returns is in force, and none that is not here."""
    return bool(texts) and (_is_surely_in_force(texts[-1], run) or _is_first(texts[-1]))


def coming_text(law: Law, run: Run) -> LawText | None:
    """Return the text that is passed and not yet in force, from 60 days before its day."""
    for text in law.texts:
        if text.version and text.effective and run.has_come(text.version) and not run.has_come(text.effective):
            return text if run.has_come(text.effective - _NOTICE) else None
    return None


def is_repealed(law: Law, run: Run) -> bool:
    """Say whether a law is out of force on the day of a run."""
    return law.repealed_on is not None and run.has_come(law.repealed_on)


def is_to_be_repealed(law: Law, run: Run) -> bool:
    """Say whether a law will be out of force within 60 days."""
    day = law.repealed_on
    return day is not None and not run.has_come(day) and run.has_come(day - _NOTICE)


def is_checked(law: Law, run: Run) -> bool:
    """Say whether the data reaches the day of a run: whether no newer text than the known ones can exist."""
    return law.checked_until is not None and not run.has_passed(law.checked_until)


def successor(law: Law, laws: Laws, run: Run) -> str | None:
    """Return the title of the law in force that stands in the place of a repealed one; None where none is known."""
    seen = {law.title}
    while law.repealed_by and not law.repealed_by.endswith("决定"):
        following = laws.named(law.repealed_by)
        if following is None or not is_repealed(following, run):
            return law.repealed_by
        if following.title in seen:
            return None
        seen.add(following.title)
        law = following
    return None


def first_day(law: Law) -> date | None:
    """Return the first day of a law that is known to have had no text before; None of all others."""
    oldest = law.texts[-1]
    return oldest.effective if len(law.texts) == 1 and _is_first(oldest) else None


def _can_be_in_force(law: Law, text: LawText, run: Run) -> bool:
    if text.version is None:
        # of a text whose day nobody knows, only that it is newer than what was known when the others were checked
        until = max((other.checked_until for other in law.texts[1:] if other.checked_until), default=None)
        return text.proof != _TITLE_ONLY and (until is None or run.has_passed(until))
    return run.has_come(text.effective or text.version)


def _is_surely_in_force(text: LawText, run: Run) -> bool:
    if text.version is None:
        return False
    return text.effective is not None or run.has_passed(text.version + LONGEST_WAIT)


_TITLE_ONLY = "closing article"
"""The proof of a title that is known only because another text repeals it."""
_SAME_TEXT = timedelta(days=90)
"""How far before the day of a text the day of its passing may lie."""


def _is_first(text: LawText) -> bool:
    """Say whether a text is the first of its title: its header names no day of an earlier one."""
    days = [*text.earlier, *(day for _number, day in text.orders)]
    return text.version is not None and all(day > text.version - _SAME_TEXT for day in days)
