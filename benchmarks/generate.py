"""Make a workspace of any size out of the bundled catalogue: items like the real ones, the same on every run."""

import random
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PER_FOLDER = 1000
PLACES = ("津市市", "临澧县", "石门县", "安乡县", "汉寿县", "澧县", "桃源县", "鼎城区", "武陵区")
ORDERED = 2_499
"""How many items of each kind get an order: beyond, there are no numbers left that nothing else has."""
OFFICES = ("秘书室", "综调室", "后勤办", "党建办")


def generate(folder: Path, count: int, seed: int = 20260101) -> None:
    """Fill a folder with a workspace of `count` right items."""
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
    """Give a word that only one variation of each original has, of as many items as were generated."""
    return f"#{count // len(list((ROOT / 'data/items').glob('*.yaml'))) // 2}"


def varied(text: str, turn: int, draw: random.Random) -> str:
    """Give an item of its own: another id, name, office and page; a comment here and there, as people leave them."""
    text = re.sub(r"^(id|published_with): (.*)$", rf"\1: \2-{turn}", text, flags=re.MULTILINE)
    text = re.sub(r"^name: (.*)$", rf"name: {draw.choice(PLACES)}\1（{turn}）", text, flags=re.MULTILINE)
    order = (lambda found: f"order: {turn * 4 + int(found[1])}\n") if turn < ORDERED else ""
    text = re.sub(r"^order: (.*)\n", order, text, flags=re.MULTILINE)
    text = re.sub(r"^  - 市政府办.*$", f"  - 市政府办{draw.choice(OFFICES)}", text, flags=re.MULTILINE)
    text = re.sub(r"^link: (.*)$", rf"link: \1#{turn}", text, flags=re.MULTILINE)
    return text if turn % 10 else f"{text}# 待核实\n"


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
