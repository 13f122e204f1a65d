"""Make a workspace of any size out of the bundled catalogue: items like the real ones, the same on every run."""

import random
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
PER_FOLDER = 1000
PLACES = ("津市市", "临澧县", "石门县", "安乡县", "汉寿县", "澧县", "桃源县", "鼎城区", "武陵区")
ORDERED = 2_499
"""How many items of each kind get an order: beyond, no numbers are left that nothing else has."""
NUMERALS = "一二三四五六七八九"
OFFICES = ("秘书室", "综调室", "后勤办", "党建办")
Edit = Callable[[re.Match[str]], str]


def generate(folder: Path, count: int, seed: int = 20260101) -> None:
    """Fill a folder with a workspace of `count` right items, no two of which share a text that is prose."""
    draw = random.Random(seed)
    originals = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/items").glob("*.yaml"))}
    shutil.copytree(ROOT / "schema", folder / "schema", dirs_exist_ok=True)
    shutil.copy(ROOT / "catalog.yaml", folder / "catalog.yaml")
    for number in range(count):
        # in turn, so that an item and the one it is published with are in the same round
        name = list(originals)[number % len(originals)]
        path = folder / "data" / "items" / f"{number // PER_FOLDER:03}" / f"{name}-{number // len(originals)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = varied(originals[name], number // len(originals), draw)
        path.write_text(text, encoding="utf-8", newline="\n")


def rare_word(count: int) -> str:
    """Return a word that only one variation of each original has, of as many items as were generated."""
    return f"#{count // len(list((ROOT / 'data/items').glob('*.yaml'))) // 2}"


def varied(text: str, turn: int, draw: random.Random) -> str:
    """Return an item of its own: another id, and every text another one, as no two offices write quite alike.

    What an office writes itself (content, its own rules, time limits) differs in part; the laws it cites are the same
    few everywhere. A comment stands here and there, as people leave them.
    """
    for key, edit in _edits(turn, draw).items():
        text = re.sub(key, edit, text, flags=re.MULTILINE)
    return text if turn % 10 else f"{text}# 待核实\n"


def _edits(turn: int, draw: random.Random) -> dict[str, Edit]:
    """Return the edits of one variation: a pattern for the lines, and what each of them becomes."""
    batch = f"第{turn + 1}批"
    number = f"（津政办发〔{2010 + turn % 16}〕{1 + turn}号）"
    own_rules = f"  - 《津市市政务公开实施细则（{batch}）》{number}第{NUMERALS[turn % 9]}条"
    return {
        r"^(id|published_with): (.*)$": lambda line: f"{line[1]}: {line[2]}-{turn}",
        r"^name: (.*)$": lambda line: f"name: {draw.choice(PLACES)}{line[1]}（{turn}）",
        r"^order: (.*)\n": lambda line: f"order: {turn * 4 + int(line[1])}\n" if turn < ORDERED else "",
        r"^content: (?!\|)(.*)$": lambda line: f"content: {line[1]}，含{batch}资料",
        r"^content: \|.*$": lambda line: f"{line[0]}\n  {batch}资料",
        r"^basis:$": lambda line: f"{line[0]}\n{own_rules}",
        r"^time_limit: (.*)$": lambda line: f"time_limit: {batch}资料：{line[1]}",
        r"^  - 市政府办.*$": lambda _line: f"  - 市政府办{draw.choice(OFFICES)}",
        r"^link: (.*)$": lambda line: f"link: {line[1]}#{turn}",
    }


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
