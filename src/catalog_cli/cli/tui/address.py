"""An item's address: where it is, and how it gets to the clipboard."""

import shutil
import subprocess
from base64 import b64encode
from collections.abc import Sequence

from catalog_cli.model.item import Item

_CLIPBOARDS = (["pbcopy"], ["clip.exe"], ["wl-copy"], ["xclip", "-selection", "clipboard"])
_PATIENCE = 2.0


def address_of(item: Item, items: Sequence[Item]) -> str | None:
    """Give the address of an item, or of the one it is published with; None where there is no address of the web."""
    link = item.link or next((each.link for each in items if each.id == item.published_with), None)
    # anything else could be an option of the browser, or a command for the shell that it is pasted into
    safe = link and link.isprintable() and link.startswith(("http://", "https://")) and " " not in link
    return link if safe else None


def clipboard_code(text: str) -> str:
    """Give the sequence (OSC 52) that asks the terminal, over ssh too, to put a text on its clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"


def to_clipboard(text: str) -> None:
    """Put a text on this machine's clipboard by the first program that is there; without one, do nothing."""
    program = next((each for each in _CLIPBOARDS if shutil.which(each[0])), None)
    if program is None:
        return
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(program, input=text.encode(), stdout=quiet, stderr=quiet, timeout=_PATIENCE, check=False)  # noqa: S603 - a fixed list
    except (OSError, subprocess.TimeoutExpired):
        return
