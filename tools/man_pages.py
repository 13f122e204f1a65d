"""Write a manual page for every command, in both languages, from the same words as `--help`.

Nobody edits them, and they are not kept: `make man` and `make package` write them, and the wheel installs them.
"""

import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from typer.main import get_command

from catalog_cli import __version__
from catalog_cli.cli.language import CHINESE, ENGLISH, speak

FOLDER = Path(__file__).parent.parent / "man"
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff、。，；：！？）”》])(?=[\u4e00-\u9fff（“《])")
"""Where a Chinese line may end: not before what closes, nor after what opens."""


class Edition(NamedTuple):
    """The headings of a page in one language, and the folder of its pages."""

    folder: str
    manual: str
    name: str
    synopsis: str
    description: str
    arguments: str
    options: str
    commands: str
    statuses: str
    see_also: str
    outcome: tuple[str, str, str]


EDITIONS = {
    ENGLISH: Edition(
        "man1",
        "Manual of catalog",
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "ARGUMENTS",
        "OPTIONS",
        "COMMANDS",
        "EXIT STATUS",
        "SEE ALSO",
        (
            "All is well.",
            "Something was found: findings, differences, or files that could not be read.",
            "The command could not be carried out; the message says why, and nothing has changed.",
        ),
    ),
    CHINESE: Edition(
        "zh_CN/man1",
        "catalog 手册",
        "名称",
        "用法",
        "说明",
        "参数",
        "选项",
        "命令",
        "退出状态",
        "参见",
        (
            "一切正常。",
            "有所发现：问题、差异，或有文件读不出。",
            "命令未能执行；提示说明原因，没有改动任何内容。",
        ),
    ),
}


def roff(text: str) -> str:
    """Return a text as roff that prints it as it is; a line may end between Chinese characters."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    if escaped.startswith((".", "'")):
        escaped = rf"\&{escaped}"
    return _BETWEEN.sub(r"\\:", escaped)


def pages(language: str) -> dict[str, str]:
    """Return every page in one language by its path; once in a process, as commands take their words when imported."""
    speak(language)
    # deferred: the options take their words in the language that is spoken when they are imported
    from catalog_cli.cli.app import application

    edition = EDITIONS[language]
    root = get_command(application())
    context = root.context_class(root, info_name="catalog", **root.context_settings)
    commands = [(name, root.get_command(context, name)) for name in root.list_commands(context)]  # type: ignore[attr-defined]
    found = {
        "catalog": _page(root, context, edition, list(_overview(commands, edition)), [name for name, _ in commands])
    }
    for name, command in commands:
        below = command.context_class(command, parent=context, info_name=name)
        actions = [line for each in _actions(command, below) for line in _action(*each)]
        found[f"catalog-{name}"] = _page(command, below, edition, actions, [])
    return {f"{edition.folder}/{name}.1": text for name, text in found.items()}


def _page(command: Any, context: Any, edition: Edition, middle: list[str], others: list[str]) -> str:
    name = context.command_path.replace(" ", "-")
    summary = _summary(command.help)
    seen = [f"catalog-{other}" for other in others] or ["catalog"]
    lines = [
        f'.TH "{name.upper()}" "1" "" "catalog {__version__}" "{edition.manual}"',
        ".nh",
        ".ad l",
        f".SH {edition.name}",
        rf"{roff(name)} \- {roff(summary.rstrip('.。'))}",
        f".SH {edition.synopsis}",
        *_usage(command, context),
        f".SH {edition.description}",
        *_prose(command.help),
        *middle,
        *_parameters(command, context, edition),
        f".SH {edition.statuses}",
        *(line for status, text in enumerate(edition.outcome) for line in _entry(str(status), text)),
        f".SH {edition.see_also}",
        *[rf".BR {roff(other)} (1){',' * (other != seen[-1])}" for other in seen],
    ]
    return "\n".join(lines) + "\n"


def _overview(commands: list[tuple[str, Any]], edition: Edition) -> Iterator[str]:
    yield f".SH {edition.commands}"
    by_panel = sorted(commands, key=lambda each: (each[1].rich_help_panel or "", each[0]))
    for panel, members in groupby(by_panel, lambda each: each[1].rich_help_panel or ""):
        yield f'.SS "{roff(panel)}"'
        for name, command in members:
            yield from _entry(name, _summary(command.help))


def _actions(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    for name, action in getattr(command, "commands", {}).items():
        yield action, action.context_class(action, parent=context, info_name=name)


def _action(action: Any, context: Any) -> Iterator[str]:
    # deferred, as above
    from catalog_cli.cli.global_options import PANEL

    yield f'.SH "{roff(context.command_path)}"'
    yield from _usage(action, context)
    yield from _prose(action.help)
    # the options that all commands share stand once, in the section of their name
    yield from _records([each for each in _shown(action, context) if each.rich_help_panel != PANEL], context)


def _usage(command: Any, context: Any) -> Iterator[str]:
    yield rf"\fB{roff(context.command_path)}\fR {roff(' '.join(command.collect_usage_pieces(context)))}"


def _parameters(command: Any, context: Any, edition: Edition) -> Iterator[str]:
    """Yield what can be typed, as sections: arguments, then options, those of a panel of their own under its name."""
    panels: dict[str, list[Any]] = {edition.arguments: [], edition.options: []}
    for each in _shown(command, context):
        usual = edition.arguments if each.param_type_name == "argument" else edition.options
        panels.setdefault(each.rich_help_panel or usual, []).append(each)
    for panel, members in panels.items():
        if members:
            yield f'.SH "{roff(panel)}"'
            yield from _records(members, context)


def _shown(command: Any, context: Any) -> list[Any]:
    return [each for each in command.get_params(context) if each.get_help_record(context)]


def _records(members: list[Any], context: Any) -> Iterator[str]:
    for each in members:
        yield from _entry(*each.get_help_record(context))


def _entry(term: str, text: str) -> Iterator[str]:
    yield from (".TP", rf"\fB{roff(term)}\fR", roff(" ".join(text.split())) or r"\&")


def _summary(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def _prose(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (".PP", roff(" ".join(paragraph.split())))


def write(found: dict[str, str], folder: Path) -> None:
    """Write the pages."""
    for name, text in found.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def main() -> None:
    """Write the pages of one language; without one, start anew and write those of each."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pages go")
    parser.add_argument("--language", choices=EDITIONS)
    asked = parser.parse_args()
    if asked.language:
        found = pages(asked.language)
        write(found, asked.folder)
        print(f"{len(found)} pages in {asked.folder / EDITIONS[asked.language].folder}")
        return
    shutil.rmtree(asked.folder, ignore_errors=True)
    for language in EDITIONS:
        subprocess.run([sys.executable, __file__, "--folder", asked.folder, "--language", language], check=True)


if __name__ == "__main__":
    main()
