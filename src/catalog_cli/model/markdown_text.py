"""Text for Markdown: every sign that means something there is escaped."""

import re

from catalog_cli.model.text import visible

_SPECIAL = re.compile(
    r"([\\`*_{}\[\]#|~$@]"
    r"|^[-+=]"  # would begin a list, or underline a heading
    r"|:(?=\S)|(?<!\d)\.(?=\S)|\.(?=[^\s\d]))"  # may be within an address or the name of a sign
)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%\-]+")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str) -> str:
    """Return a text as a table cell or a paragraph shows it; line breaks become `<br>`."""
    safe = _SPECIAL.sub(r"\\\1", visible(text).translate(_ENTITIES))
    safe = _NUMBERED.sub(r"\1\\", safe)
    return "<br>".join(line.strip() for line in safe.replace("\t", " ").split("\n"))


def hyperlink(words: str, link: str) -> str:
    """Return words that lead to a web address; with an odd address they stay text, and the address follows them."""
    return f"[{escaped(words)}](<{link}>)" if _PLAIN_ADDRESS.fullmatch(link) else f"{escaped(words)}<br>{escaped(link)}"


def address(link: str) -> str:
    """Return a web address as an autolink; one of odd characters or of another kind stays text."""
    return f"<{link}>" if _PLAIN_ADDRESS.fullmatch(link) else escaped(link)
