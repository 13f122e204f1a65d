"""A citation (公开依据的一条): the printed words of a legal basis, taken apart."""

import re
from dataclasses import dataclass

_REFERENCE = re.compile(r"\s*[（(](?P<inner>[^（）()]*(?:令|号|〔|\[|﹝|GB)[^（）()]*)[）)]")


@dataclass(frozen=True, slots=True)
class Citation:
    """`issuer` stands before the title, `reference` is its number, `locator` the article and what is below it.

    Empty where the citation does not have it; `title` is without its outer 《》.
    """

    text: str
    issuer: str = ""
    title: str = ""
    reference: str = ""
    locator: str = ""


def citation_from(text: str) -> Citation:
    """Take a printed citation apart; one without 《》 is all title."""
    start = text.find("《")
    end = _closing(text, start) if start >= 0 else -1
    if end < 0:
        return Citation(text, title=text.strip())
    rest = text[end + 1 :]
    number = _REFERENCE.match(rest)
    return Citation(
        text,
        issuer=text[:start].strip(),
        title=text[start + 1 : end],
        reference=number["inner"].strip() if number else "",
        locator=rest[number.end() if number else 0 :].strip(),
    )


def _closing(text: str, start: int) -> int:
    """Give the place of the 》 that closes the 《 at `start`; -1 when none does."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "《") - (text[place] == "》")
        if depth == 0:
            return place
    return -1
