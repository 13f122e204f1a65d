"""`--format markdown`: a rule's page, as in the documentation; the default in a pipe."""

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from catalog_cli.formats import Screen
from catalog_cli.model.manual import Manual, Repair, Sample
from catalog_cli.model.markdown_text import escaped
from catalog_cli.views.manuals import caption, facts, fix_heading, legible

_CODE = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\*_<\[|])")
_LANGUAGES = {"yaml": "yaml", "yml": "yaml", "json": "json"}


def write(manuals: Sequence[Manual], screen: Screen) -> Iterator[str]:
    """Write each manual: what is right, why, then the examples as blocks of code."""
    for place, manual in enumerate(manuals):
        yield "\n".join([*([""] if place else []), *_page(manual)])


def _page(manual: Manual) -> Iterator[str]:
    yield f"# {manual.name} · {escaped(manual.title)}\n"
    yield f"{prose(manual.summary)}\n"
    yield f"*{' · '.join(facts(manual))}*\n"
    yield from (f"{prose(paragraph)}\n" for paragraph in manual.body)
    yield from _samples(_("Wrong"), manual.wrong)
    yield from _samples(_("Right"), manual.right)
    if manual.repairs:
        yield f"## {fix_heading(manual)}\n"
        yield from (_block("diff", _difference(repair)) for repair in manual.repairs)


def prose(text: str) -> str:
    """Return a paragraph of a manual, whose only markup are code spans, as Markdown."""
    return "".join(part if part.startswith("`") else _SPECIAL.sub(r"\\\1", part) for part in _CODE.split(text))


def _samples(heading: str, samples: Sequence[Sample]) -> Iterator[str]:
    if samples:
        yield f"## {heading}\n"
    for sample in samples:
        for extract in sample:
            if caption(extract, sample):
                yield f"`{extract.path}`\n"
            yield _block(_LANGUAGES.get(extract.path.rpartition(".")[2], "text"), extract.text)


def _difference(repair: Repair) -> str:
    signs = (("-", repair.before), ("+", repair.after))
    return "\n".join(f"{sign} {line}" for sign, text in signs if text for line in text.split("\n"))


def _block(language: str, text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{legible(text)}\n{fence}\n"
