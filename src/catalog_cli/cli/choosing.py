"""Let a person choose the item or the record that is meant, where several answer to what was typed."""

from gettext import gettext as _

from catalog_cli.cli.dialogue import ask, can_ask
from catalog_cli.cli.output import tell
from catalog_cli.model.errors import AmbiguousItemError, AmbiguousRecordError, ItemNotFoundError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line

_SHOWN = 20


def choose(error: AmbiguousItemError) -> str:
    """Ask which of the candidates is meant; return its id, or what the user typed instead of a number.

    Raises:
        AmbiguousItemError: there is nobody to ask.
        ItemNotFoundError: the user chose none.
    """
    if not can_ask():
        raise error
    shown = error.candidates[:_SHOWN]
    count = len(error.candidates)
    of_records = isinstance(error, AmbiguousRecordError)
    words = _("“{wanted}” has {count} open records:") if of_records else _("“{wanted}” matches {count} items:")
    tell([words.format(wanted=one_line(error.wanted), count=count) + "\n"])
    tell(f"  {number:>2}. {one_line(name)}  {key}\n" for number, (key, name) in enumerate(shown, 1))
    if count > len(shown):
        tell([_("  … and {count} more: type more of the name").format(count=count - len(shown)) + "\n"])
    while True:
        answer = ask(_("Which number? (Enter chooses none)"))
        if answer is None:
            raise ItemNotFoundError(message("no item was chosen"), message("Type more of its name, or its id."))
        if not answer.isdecimal():
            return answer
        if 1 <= int(answer) <= len(shown):
            return shown[int(answer) - 1][0]
        tell([_("Choose a number from 1 to {last}.").format(last=len(shown)) + "\n"])
