"""Make a workspace of any size out of the bundled catalogue: items like the real ones, the same on every run."""

import random
import shutil
import sys
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
PER_FOLDER = 1000
PLACES = ("津市市", "临澧县", "石门县", "安乡县", "汉寿县", "澧县", "桃源县", "鼎城区", "武陵区")
OFFICES = ("秘书室", "综调室", "督查室", "后勤办", "党建办", "值班室", "法治办", "数字政务股")


def generate(folder: Path, count: int, seed: int = 20260101) -> None:
    """Fill a folder with a workspace of `count` items."""
    draw = random.Random(seed)
    originals = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "items").glob("*.yaml"))]
    shutil.copytree(ROOT / "schema", folder / "schema", dirs_exist_ok=True)
    shutil.copy(ROOT / "catalog.yaml", folder / "catalog.yaml")
    for number in range(count):
        text = draw.choice(originals)
        path = folder / "data" / "items" / f"{number // PER_FOLDER:03}" / f"{_id(text)}-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_varied(text, number, draw), encoding="utf-8", newline="\n")


def _id(text: str) -> str:
    return str(YAML(typ="safe", pure=True).load(text)["id"])


def _varied(text: str, number: int, draw: random.Random) -> str:
    """Give an item of its own: another id, name and office; a comment here and there, as people leave them."""
    lines = [_varied_line(line, number, draw) for line in text.splitlines()]
    comment = ["# 待核实"] if number % 10 == 0 else []
    return "\n".join([*lines, *comment, ""])


def _varied_line(line: str, number: int, draw: random.Random) -> str:
    key, _, value = line.partition(": ")
    if key == "id":
        return f"id: {value}-{number}"
    if key == "name":
        return f"name: {draw.choice(PLACES)}{value}（{number}）"
    if key == "order":
        return f"order: {number % 9999 + 1}"
    return f"  - 市政府办{draw.choice(OFFICES)}" if line.startswith("  - 市政府办") else line


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
