"""Kill writing commands; after each kill, the catalogue is all old or all new, and nothing is left behind.

Each command first runs to its end, which gives the new state and the time that it takes. Then it is started again and
again on the old state and killed with SIGKILL: half of the times at any moment of its run, a quarter while it has a
journal, a quarter once it puts new files in the place of old ones, which takes milliseconds. The next writer must roll
back what was half done. At the end many commands write at once, and all must succeed. It stops at the first fault, and
says with which seed it can be seen again.
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

from catalog_cli.store.journal import UNDO
from catalog_cli.store.lock import write_lock

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


class Pace(NamedTuple):
    """The seconds that a command takes when nobody kills it: all of it, and from its journal on."""

    whole: float
    writing: float


def watch(running: subprocess.Popen[bytes], happened: Callable[[], bool]) -> None:
    """Wait until something happens in the folder of a command, at most until the command ends."""
    while not happened() and running.poll() is None:
        time.sleep(0.0002)


def pace_of(job: Job, folder: Path) -> Pace:
    """Run a command to its end."""
    began = time.monotonic()
    running = start(job.words, folder)
    watch(running, (folder / UNDO).exists)
    journaled = time.monotonic()
    running.wait()
    return Pace(time.monotonic() - began, time.monotonic() - journaled)


def at_any_moment(_running: subprocess.Popen[bytes], _folder: Path, pace: Pace, source: random.Random) -> None:
    """Wait for any moment of the run; most of it is starting up."""
    time.sleep(pace.whole * source.uniform(0, 1.05))


def while_journaled(running: subprocess.Popen[bytes], folder: Path, pace: Pace, source: random.Random) -> None:
    """Wait for a moment between the journal and the end."""
    watch(running, (folder / UNDO).exists)
    time.sleep(pace.writing * source.uniform(0, 0.8))


def while_replacing(running: subprocess.Popen[bytes], folder: Path, _pace: Pace, source: random.Random) -> None:
    """Wait until the first new file is in its place, and up to three milliseconds more."""
    before = _files_in_place(folder)
    watch(running, lambda: _files_in_place(folder) != before)
    time.sleep(source.uniform(0, 0.003))


Aim = Callable[[subprocess.Popen[bytes], Path, Pace, random.Random], None]
AIMS: tuple[Aim, ...] = (at_any_moment, while_journaled, at_any_moment, while_replacing)


def _files_in_place(folder: Path) -> set[tuple[str, int]]:
    """Return the names of the items' files with their numbers on the disk, which differ once a file is replaced."""
    with os.scandir(folder / "data" / "items") as entries:
        return {(entry.name, entry.inode()) for entry in entries if not entry.name.startswith(".")}


class Case(NamedTuple):
    """A job laid out: the folder to start from, its files before and after, and the pace of the command."""

    job: Job
    original: Path
    old: Files
    new: Files
    pace: Pace


class Kill(NamedTuple):
    """What a kill hit, and what is wrong after the next writer has rolled it back."""

    with_journal: bool
    halfway: bool
    faults: tuple[str, ...]


def lay_case(job: Job, original: Path) -> Case:
    """Lay the files of a job, and run it once."""
    lay_catalogue(original)
    job.prepare(original)
    done = shutil.copytree(original, original.with_name("done"))
    pace = pace_of(job, done)
    return Case(job, original, contents(original), contents(done), pace)


def kill_once(case: Case, folder: Path, aim: Aim, source: random.Random) -> Kill:
    """Start a command, kill it, and let the next writer roll back."""
    running = start(case.job.words, folder)
    aim(running, folder, case.pace, source)
    running.kill()
    running.wait()
    found = {path: data for path, data in contents(folder).items() if "/." not in f"/{path}"}
    with_journal = (folder / UNDO).exists()
    # what every command that writes does first
    with write_lock(folder):
        pass
    halfway = with_journal and found not in (case.old, case.new)
    return Kill(with_journal, halfway, (*_torn(case, found), *_mixed(case, contents(folder))))


def _torn(case: Case, found: Files) -> Iterator[str]:
    for path, data in found.items():
        if data not in (case.old.get(path), case.new.get(path)):
            yield f"{path} was neither old nor new after the kill"


def _mixed(case: Case, now: Files) -> Iterator[str]:
    if now in (case.old, case.new):
        return
    for path in sorted(now.keys() | case.old.keys() | case.new.keys()):
        if now.get(path) not in (case.old.get(path), case.new.get(path)):
            yield f"{path} is neither old nor new"
    kinds = Counter("old" if case.old.get(path) == data else "new" for path, data in now.items())
    yield f"the catalogue is mixed: {dict(kinds)}"


def torture(name: str, job: Job, kills: int, source: random.Random) -> list[Kill]:
    """Kill one command again and again. Exits at the first fault."""
    with TemporaryDirectory() as kept:
        case = lay_case(job, Path(kept) / "original")
        if case.old == case.new:
            sys.exit(f"{name}: the command changes nothing")
        done = []
        for number in range(kills):
            folder = shutil.copytree(case.original, Path(kept) / f"try-{number}")
            done.append(kill_once(case, folder, AIMS[number % len(AIMS)], source))
            if done[-1].faults:
                sys.exit(f"{name}, try {number}: {done[-1].faults[0]}; what is there: {_keep(folder)}")
            shutil.rmtree(folder)
    return done


def write_at_once(writers: int) -> None:
    """Let many commands write at once; all must succeed, and none undoes what another wrote."""
    with TemporaryDirectory() as kept:
        folder = Path(kept) / "busy"
        lay_catalogue(folder)
        for number in range(ITEMS, writers):
            (folder / "data" / "items" / f"item-{number:02}.yaml").write_text(
                ITEM.format(number=number), encoding="utf-8"
            )
        expected = {**contents(folder)}
        for number in range(writers):
            expected[f"data/items/item-{number:02}.yaml"] += f"link: https://a.gov.cn/{number}\n".encode()
        running = [
            start(("set", f"item-{number:02}", f"link=https://a.gov.cn/{number}"), folder) for number in range(writers)
        ]
        failed = sum(each.wait() != 0 for each in running)
        if failed or contents(folder) != expected:
            sys.exit(f"{writers} writers: {failed} failed; what is there: {_keep(folder)}")


def _keep(folder: Path) -> Path:
    return shutil.copytree(folder, Path.cwd() / "fuzz" / "crashes" / f"torture-{os.getpid()}")


def main() -> None:
    """Share the kills among the commands, and print how each came off."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--writers", type=int, default=100)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    source = random.Random(asked.seed)
    print(f"seed {asked.seed}")
    each = -(-asked.kills // len(JOBS))
    for name, job in JOBS.items():
        done = torture(name, job, each, source)
        written, halfway = sum(kill.with_journal for kill in done), sum(kill.halfway for kill in done)
        print(
            f"{name:15} {each} kills, {written} while files were written, {halfway} of these with some files old and "
            "some new: nothing lost, nothing left behind",
            flush=True,
        )
    write_at_once(asked.writers)
    print(f"{asked.writers} writers at once: all succeeded, nothing lost, nothing left behind")


if __name__ == "__main__":
    main()
