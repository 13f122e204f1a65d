"""Write a page of documentation for every rule, in both languages; with `--check`, only say which pages are not right.

The pages come from the rules' own files by the same writer as `catalog explain`; nobody edits them by hand.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from catalog_cli.cli.language import CHINESE, ENGLISH, speak
from catalog_cli.formats import Screen
from catalog_cli.formats.manuals import markdown
from catalog_cli.model.manual import Manual
from catalog_cli.model.markdown_text import escaped
from catalog_cli.rules.manual import manual_of
from catalog_cli.rules.registry import all_rules
from catalog_cli.views.manuals import rules_table

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages in one language: how their files end, what the index says, and what leads to the other language."""

    language: str
    ending: str
    title: str
    lead: str
    summary: str
    index: str
    other: str


ENGLISH_EDITION = Edition(
    language=ENGLISH,
    ending=".md",
    title="Rules",
    lead="What `catalog validate` checks. `catalog explain RULE` shows each page in a terminal; "
    "[docs/ci.md](../ci.md) tells how to choose among the rules.",
    summary="What is right",
    index="All rules",
    other="中文",
)
CHINESE_EDITION = Edition(
    language=CHINESE,
    ending=".zh-CN.md",
    title="规则",
    lead="`catalog validate` 检查的全部内容。用 `catalog explain 规则名` 可在终端查看每一页；"
    "如何取舍规则，见 [docs/ci.zh-CN.md](../ci.zh-CN.md)。",
    summary="怎样才对",
    index="全部规则",
    other="English",
)


def pages() -> dict[str, str]:
    """Return the text of every page by its path below the folder."""
    both = (ENGLISH_EDITION, CHINESE_EDITION)
    return {path: text for edition, other in (both, both[::-1]) for path, text in _edition(edition, other)}


def amiss(expected: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Say which pages are missing, stale, or of no rule."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for path, text in sorted(expected.items()):
        if path not in present:
            yield f"missing: {path}"
        elif (folder / path).read_bytes() != text.encode():
            yield f"stale: {path}"
    yield from (f"of no rule: {path}" for path in sorted(present - expected.keys()))


def write(expected: Mapping[str, str], folder: Path) -> None:
    """Write every page, and take away those of no rule."""
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in expected:
            path.unlink()
    for name, text in expected.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def _edition(edition: Edition, other: Edition) -> Iterator[tuple[str, str]]:
    speak(edition.language)
    manuals = [manual_of(rule) for rule in all_rules()]
    yield f"README{edition.ending}", "\n".join(_index(manuals, edition, other))
    for manual in manuals:
        stem = manual.name.partition("/")[2]
        links = f"[{edition.index}](../README{edition.ending}) · [{edition.other}]({stem}{other.ending})"
        yield f"{manual.name}{edition.ending}", f"{''.join(markdown.write([manual], Screen()))}\n{links}\n"


def _index(manuals: list[Manual], edition: Edition, other: Edition) -> Iterator[str]:
    yield f"# {edition.title}\n"
    yield f"[{edition.other}](README{other.ending})\n"
    yield f"{edition.lead}\n"
    for family, members in groupby(manuals, lambda manual: manual.name.partition("/")[0]):
        yield f"## {family}\n"
        yield from _rows(list(members), edition)
        yield ""


def _rows(manuals: list[Manual], edition: Edition) -> Iterator[str]:
    table = rules_table(manuals)
    rule, *others = (escaped(column.heading) for column in table.columns)
    yield _row([rule, edition.summary, *others])
    yield _row(["---"] * (len(others) + 2))
    for manual, row in zip(manuals, table.rows, strict=True):
        link = f"[{manual.name}]({manual.name}{edition.ending})"
        yield _row([link, markdown.prose(manual.summary), *(escaped(cell.text) for cell in row[1:])])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Write the pages, or check them; give an exit status."""
    parser = ArgumentParser(description="Write the manual pages of the rules.")
    parser.add_argument("--check", action="store_true", help="write nothing; say which pages are not right")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pages stand")
    asked = parser.parse_args()
    expected = pages()
    if not asked.check:
        write(expected, asked.folder)
        print(f"{len(expected)} pages in {asked.folder}")
        return 0
    problems = list(amiss(expected, asked.folder))
    print(
        "\n".join([*problems, "They are written by: make pages"] if problems else [f"{len(expected)} pages, all right"])
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
