"""A thousand commits upon ten thousand items: one item's life, and two revisions compared, beside git itself."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from generate import generate
from measuring import CATALOG, forget, in_turn
from rows import Row

COUNT = 10_000
COMMITS = 1_000
CHANGED = 500
REPEATS = 2
HEADING = f"{COUNT:,} items, {COMMITS:,} commits"


def rows(folder: Path) -> Iterator[Row]:
    """Compare with what git shows of the same file and of the same two revisions, without the cache."""
    item = _repository(folder)
    ours, git = [CATALOG, "-C", str(folder)], ["git", "-C", str(folder)]
    path = str(item.relative_to(folder))
    diff, plain = in_turn([[*ours, "diff", "first", "main"], [*git, "diff", "first", "main"]], REPEATS, forget)
    yield Row(f"diff, {CHANGED} items changed", diff, 3)
    yield Row(f"diff, {CHANGED} items changed", diff, None, "git diff", plain)
    lives = [[*ours, "history", item.stem], [*git, "log", "-p", "--follow", "--", path]]
    life, log = in_turn(lives, REPEATS, forget)
    yield Row("history, of one item", life, 2)
    yield Row("history, of one item", life, None, "git log -p --follow", log)


def _repository(folder: Path) -> Path:
    """Make a repository in which every commit changes one item, always the same, and another one of five hundred."""
    generate(folder, COUNT)
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    files = sorted((folder / "data/items").rglob("*.yaml"))
    stream = b"".join(_stream(folder, files))
    subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run(["git", "-C", str(folder), "tag", "first", f"main~{COMMITS}"], check=True)
    subprocess.run(["git", "-C", str(folder), "reset", "-q", "--hard", "main"], check=True)
    return files[0]


def _stream(folder: Path, files: list[Path]) -> Iterator[bytes]:
    texts = {path: path.read_bytes() for path in (folder / "catalog.yaml", *(folder / "schema").iterdir(), *files)}
    yield _commit(0)
    for path, text in texts.items():
        yield _file(folder, path, text)
    step = len(files) // CHANGED
    for number in range(1, COMMITS + 1):
        yield _commit(number)
        for path in {files[0], files[number % CHANGED * step]}:
            yield _file(folder, path, texts[path] + f"publisher: 第{number}次调整后的单位\n".encode())


def _commit(number: int) -> bytes:
    words = f"第{number}次调整".encode()
    day = 1_600_000_000 + number * 86_400
    return b"commit refs/heads/main\ncommitter %s <l@example.org> %d +0800\n%s" % ("李维".encode(), day, _data(words))


def _file(folder: Path, path: Path, text: bytes) -> bytes:
    return b"M 100644 inline %s\n%s" % (str(path.relative_to(folder)).encode(), _data(text))


def _data(text: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(text), text)
