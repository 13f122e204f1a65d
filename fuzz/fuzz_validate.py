"""Try random input on what reads texts, and keep the input that breaks it: `fuzz_validate.py [TARGET] --seconds N`.

With atheris installed, which watches how far an input gets, it leads the search in a named target; otherwise lots are
drawn.
"""

import sys
import time
import traceback
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random

from catalog_cli.actions.fix import fix_findings
from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.formats import Screen
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.finding import Report
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, RIGHT
from catalog_cli.store.source import SIZE_LIMIT, UnreadableFileError
from catalog_cli.yaml import parse

RUN = Run(date(2026, 6, 30))
ROOT = Path(__file__).parent.parent
CRASHES = Path(__file__).parent / "crashes"
SLOW = 10.0
"""Seconds after which an input counts as one that hangs the program."""
SIGNS = [
    *"《》〈〉（）〔〕【】“”‘’，；：。、？！<>()[]{},;:.?!\"'`*&#|>@%-+=~/\\0123456789０９一二十百千零〇年月日第条款项章",
    *(
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "\u3000",
        "\xa0",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x85",
        "\u2028",
        "\U000e0041",
    ),
    *(
        "- ",
        ": ",
        "|-\n",
        ">-\n",
        "---",
        "...",
        "<<<<<<< HEAD\n",
        "# catalog: ignore[law] a",
        "# catalog: ignore-file[]",
    ),
    *(
        "第二十条",
        "第一百二十条第（一）项",
        "国务院令第711号",
        "〔2020〕10号",
        "及",
        "至",
        "之日起",
        "个工作日内",
        "每年",
    ),
    *(
        "3月31日前",
        "2月30日",
        "及时",
        "https://",
        "www.",
        "&nbsp;",
        "湖南省人民政府",
        "津市市",
        "中华人民共和国",
        "条例",
    ),
]


class Memory:
    """A workspace that stands nowhere but in memory."""

    label = "memory"

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Keep the files."""
        self._files = files

    def paths(self) -> list[str]:
        """List the files."""
        return sorted(self._files)

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        if path not in self._files:
            raise UnreadableFileError("file/readable", message("no file {path}", path=path))
        return self._files[path][: SIZE_LIMIT + 1]


def try_validate(data: bytes) -> None:
    """Check the bytes as an item's file and as the settings, fix them, and write the findings in every format."""
    right = {path: text.encode() for path, text in RIGHT.items()}
    for path in (FILE, "catalog.yaml"):
        source = Memory({**right, path: data})
        checker = Checker(source, None, CheckRequest(RUN, Choice(pedantic=True)))
        fixes = fix_findings(source, checker, checker.run(), lambda finding: bool(finding.fix))
        report = Report(fixes.result.findings, 3)
        for name in format_names("findings"):
            for _text in writer("findings", name)(report, Screen()):
                pass


def try_basis(data: bytes) -> None:
    """Take the bytes apart as a printed legal basis; not a character may be lost."""
    text = data.decode("utf-8", "replace")
    if "".join(token.text for token in parse_basis(text).tokens) != text:
        raise AssertionError(text)


def try_time_limit(data: bytes) -> None:
    """Read the bytes as a printed time limit."""
    parse_time_limit(data.decode("utf-8", "replace"))


Target = Callable[[bytes], None]
TARGETS: Mapping[str, Target] = {"validate": try_validate, "basis": try_basis, "time-limit": try_time_limit}


def seeds(target: str) -> list[bytes]:
    """Return right input to start from: the bundled files, or the phrases in them."""
    files = [path.read_bytes() for path in sorted((ROOT / "data" / "items").glob("*.yaml"))]
    if target == "validate":
        return [*files, (ROOT / "catalog.yaml").read_bytes()]
    items = [parse(data, "").values or {} for data in files]
    if target == "basis":
        return [str(text).encode() for item in items for text in _listed(item.get("basis"))]
    return [str(item["time_limit"]).encode() for item in items if "time_limit" in item]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def changed(data: bytes, others: list[bytes], lots: Random) -> bytes:
    """Return the input with a few changes: signs put in, stretches cut, doubled or taken from another input."""
    for _ in range(lots.choice((1, 1, 2, 3, 8))):
        at = lots.randrange(len(data) + 1)
        end = min(at + lots.choice((1, 3, 9, 60)), len(data))
        other = lots.choice(others)
        start = lots.randrange(len(other) + 1)
        put = lots.choice(
            (
                lots.choice(SIGNS).encode(),
                b"",
                data[at:end] * lots.choice((2, 2, 3, 50)),
                other[start : start + lots.choice((3, 30, 300))],
                lots.randbytes(lots.choice((1, 4))),
            )
        )
        data = data[:at] + put + data[end if lots.random() < 0.5 else at :]  # heads or tails
    return data


def drawn(target: str, seed: int, end: float) -> Iterator[bytes]:
    """Yield random input until the time is up; what was tried is changed further now and then."""
    lots = Random(seed)
    pool = seeds(target)
    while time.monotonic() < end:
        data = changed(lots.choice(pool), pool, lots)
        if len(pool) < 500 and lots.random() < 0.05:  # enough variety, and no growth without end
            pool.append(data[:4000])
        yield data


def broken_by(target: Target, data: bytes) -> bool:
    """Return whether an input breaks the target or takes too long; if so, keep it."""
    start = time.monotonic()
    try:
        target(data)
        if time.monotonic() - start < SLOW:
            return False
        print(f"an input took {time.monotonic() - start:.1f} s")
    except Exception:  # noqa: BLE001 - any exception is what is looked for
        traceback.print_exc(file=sys.stdout)
    CRASHES.mkdir(exist_ok=True)
    path = CRASHES / sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    print(f"kept: {path}")
    return True


def led_by_atheris(name: str, seconds: int) -> None:
    """Let atheris choose the input; it ends the program itself, with a status other than 0 when something broke."""
    import atheris

    corpus = CRASHES.parent / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    CRASHES.mkdir(exist_ok=True)
    for data in seeds(name):
        (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)
    atheris.instrument_all()
    words = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={seconds}",
        f"-timeout={SLOW:.0f}",
        f"-artifact_prefix={CRASHES}/",
    ]
    atheris.Setup(words, TARGETS[name])
    atheris.Fuzz()


def main(words: list[str]) -> int:
    """Try one target, or each for its share of the time; give 1 when something broke."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", choices=[*TARGETS], help="all, one after the other, when left out")
    parser.add_argument("--seconds", type=int, default=60, help="how long to go on")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="draw the lots of an earlier run again")
    parser.add_argument("--input", type=Path, help="try this file alone")
    asked = parser.parse_args(words)
    names = [asked.target] if asked.target else [*TARGETS]
    if asked.input:
        return int(sum(broken_by(TARGETS[name], asked.input.read_bytes()) for name in names) > 0)
    if asked.target:
        with suppress(ImportError):
            led_by_atheris(asked.target, asked.seconds)
    return int(sum(_broken(name, asked.seed, asked.seconds / len(names)) for name in names) > 0)


def _broken(name: str, seed: int, seconds: float) -> bool:
    tried = count()
    for data in drawn(name, seed, time.monotonic() + seconds):
        next(tried)
        if broken_by(TARGETS[name], data):
            print(f"{name}: broken; the same lots again with --seed {seed}")
            return True
    print(f"{name}: {next(tried)} inputs tried, nothing broke (seed {seed})")
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
