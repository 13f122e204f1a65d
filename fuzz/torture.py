"""Kill writing commands at random moments; after each, the catalogue is all old or all new, and nothing is left behind.

Each command first runs to its end, which gives the new state and the time that it takes; then it is started again and
again on the old state, and killed with SIGKILL somewhere within that time. The next command that writes must roll back
what was half done. It stops at the first fault, and says with which seed it can be seen again.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ITEMS = 40
PROGRAM = (sys.executable, "-m", "catalog_cli")
SETTINGS = "title: 目录\npublishers:\n  - 白鹭区司法局\ncategories:\n  - 政策文件\n  - 会议\n"
ITEM = """\
id: item-{number:02}
category: 政策文件
name: 事项{number}
content: 第{number}项的内容,全文
responsible:
  - 办公室
"""
Files = Mapping[str, bytes]


class Job(NamedTuple):
    """A command that writes many files; `prepare` lays what it needs besides the catalogue."""

    words: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda _folder: None


def lay_table(folder: Path) -> None:
    """Lay a table that changes every item and brings new ones."""
    rows = [f"政策文件,事项{number},新的内容{number},市政府网" for number in range(ITEMS + 10)]
    (folder / "新.csv").write_text("\n".join(["事项类别,事项名称,公开内容,公开渠道", *rows]), encoding="utf-8")


def lay_side(folder: Path) -> None:
    """Lay the two other sides of a merge: the base, and theirs with every item changed."""
    for side in ("base", "theirs"):
        lay_catalogue(folder / side)
    for path in (folder / "theirs" / "data" / "items").iterdir():
        path.write_bytes(path.read_bytes().replace("办公室".encode(), "法制股".encode()))


def lay_unformatted(folder: Path) -> None:
    """Put the keys of every item into another order."""
    for path in (folder / "data" / "items").iterdir():
        first, *rest = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([*rest, first, ""]), encoding="utf-8")


JOBS: Mapping[str, Job] = {
    "set --where": Job(("set", "--where", "名称:事项", "time_limit=每年1月31日前")),
    "import": Job(("import", "新.csv"), lay_table),
    "rename": Job(("rename", "item-01", "item-renamed")),
    "merge": Job(("merge", "base", ".", "theirs"), lay_side),
    "validate --fix": Job(("validate", "--fix", "--unsafe-fixes")),
    "fmt": Job(("fmt",), lay_unformatted),
}


def lay_catalogue(folder: Path) -> None:
    """Lay a catalogue in which every item has something to fix."""
    items = folder / "data" / "items"
    items.mkdir(parents=True)
    (folder / "catalog.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(ITEMS):
        (items / f"item-{number:02}.yaml").write_text(ITEM.format(number=number), encoding="utf-8")


def contents(folder: Path) -> Files:
    """Return all files of the catalogue but the lock, hidden ones too: none may be left behind."""
    sides = {folder / "base", folder / "theirs"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".catalog.lock" and not sides.intersection(path.parents)
    }


def start(words: tuple[str, ...], folder: Path) -> subprocess.Popen[bytes]:
    """Start a command in a folder."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*PROGRAM, *words], cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - fixed words


def roll_back(folder: Path) -> None:
    """Run a command that writes, and takes back what it wrote itself."""
    for value in ("category=会议", "category=政策文件"):
        words = [*PROGRAM, "set", "item-05", value]
        subprocess.run(words, cwd=folder, capture_output=True, check=True)  # noqa: S603 - fixed words


def faults(folder: Path, old: Files, new: Files) -> Iterator[str]:
    """Yield what is wrong with a catalogue after a command was killed and another one has written."""
    now = contents(folder)
    own = {"data/items/item-05.yaml"}
    states = [{path: data for path, data in state.items() if path not in own} for state in (old, new)]
    present = {path: data for path, data in now.items() if path not in own}
    if present not in states:
        for path in sorted(present.keys() | states[0].keys() | states[1].keys()):
            if all(present.get(path) != state.get(path) for state in states):
                yield f"{path} is neither old nor new"
        mixed = Counter("old" if states[0].get(path) == data else "new" for path, data in present.items())
        yield f"the catalogue is mixed: {dict(mixed)}"
    if not own & now.keys():
        yield "an item is lost"


def torture(name: str, job: Job, kills: int, source: random.Random) -> int:
    """Kill one command again and again; return how often it had begun to write. Exits at the first fault."""
    with TemporaryDirectory() as kept:
        original = Path(kept) / "original"
        lay_catalogue(original)
        job.prepare(original)
        done = shutil.copytree(original, Path(kept) / "done")
        began = time.monotonic()
        start(job.words, done).wait()
        takes = time.monotonic() - began
        old, new = contents(original), contents(done)
        if old == new:
            sys.exit(f"{name}: the command changes nothing")
        undone = 0
        for number in range(kills):
            folder = shutil.copytree(original, Path(kept) / f"try-{number}")
            running = start(job.words, folder)
            # most of the time goes into starting up: half of the kills are in the last third, where files are written
            time.sleep(takes * source.uniform(0 if number % 2 else 0.8, 1.05))
            running.kill()
            running.wait()
            undone += (folder / ".catalog.undo").exists()
            roll_back(folder)
            for fault in faults(folder, old, new):
                sys.exit(f"{name}, try {number}: {fault}; what is there: {shutil.copytree(folder, _keep())}")
            shutil.rmtree(folder)
    return undone


def _keep() -> Path:
    return Path.cwd() / "fuzz" / "crashes" / f"torture-{os.getpid()}"


def main() -> None:
    """Share the kills among the commands, and print how each came off."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    source = random.Random(asked.seed)
    print(f"seed {asked.seed}")
    each = -(-asked.kills // len(JOBS))
    for name, job in JOBS.items():
        undone = torture(name, job, each, source)
        print(
            f"{name:15} {each} kills, {undone} while files were written: nothing lost, nothing left behind", flush=True
        )


if __name__ == "__main__":
    main()
