"""What people wait for in the largest catalogue of a county, beside a first validation of it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from before import commands_before
from generate import generate
from measuring import CATALOG, Command, Terminal, forget, in_turn, peak_megabytes
from rows import Row

COUNT = 5_000
HEADING = f"Everyday work, {COUNT:,} items"
REPEATS = 3
COLD = "validate, cold"
QUICK, LONG = 0.3, 0.6
ITEM = "zhengfu-gongbao-1"


def rows(folder: Path) -> Iterator[Row]:
    """Validate all files once; then do everything else with what is remembered of that and of a first call."""
    generate(folder, COUNT)
    _commit(folder)
    validate = ["-C", str(folder), "validate", "--format", "concise"]
    yield from _uncached(validate, folder)
    (cold,) = in_turn([[CATALOG, *validate]], REPEATS, forget)
    yield Row(COLD, cold)
    _fill_cache(folder)
    for work, (command, bar, before) in _works(folder).items():
        in_turn([command], 1, before)
        (took,) = in_turn([command], REPEATS, before)
        yield Row(work, took, bar, COLD, cold)
    forget()
    yield Row("validate, cold, memory", peak_megabytes([CATALOG, *validate]), 300, unit="MB")
    yield Row(
        "list --format json, memory", peak_megabytes(_catalog(folder, "list", "--format", "json")), 300, unit="MB"
    )


def _uncached(validate: list[str], folder: Path) -> Iterator[Row]:
    words = ["--no-cache", *validate]
    ours, *before = in_turn([[CATALOG, *words], *commands_before(words, folder)], REPEATS)
    yield Row("validate --no-cache", ours)
    yield from (Row("validate --no-cache", ours, 0.75, "the code before", each) for each in before)


def _works(folder: Path) -> dict[str, tuple[Command | Terminal, float, Callable[[], None] | None]]:
    """Return each work: its command, its bar as a part of a cold validation, and what to do before each round."""
    restore, edit = _restorer(folder), _editor(folder)
    return {
        "validate, nothing changed": (_catalog(folder, "validate"), QUICK, None),
        "validate, one file changed": (_catalog(folder, "validate"), QUICK, edit),
        "validate --staged, nothing changed": (_catalog(folder, "validate", "--staged"), QUICK, None),
        "set": (_catalog(folder, "set", ITEM, "content=另行规定"), QUICK, restore),
        "show": (_catalog(folder, "show", ITEM), QUICK, None),
        "search, with hits": (_catalog(folder, "search", "预算"), QUICK, None),
        "search, without hits": (_catalog(folder, "search", "鸡毛蒜皮"), QUICK, None),
        "list, at a terminal": (Terminal(_catalog(folder, "list")), LONG, None),
        "fmt --check": (_catalog(folder, "fmt", "--check"), LONG, None),
        **{
            f"render --to {kind}": (_catalog(folder, "render", "--to", kind), LONG, None)
            for kind in ("csv", "html", "markdown")
        },
    }


def _catalog(folder: Path, *words: str) -> Command:
    return [CATALOG, "-C", str(folder), *words]


def _commit(folder: Path) -> None:
    git = ["git", "-C", str(folder), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for words in (["init", "-q"], ["add", "catalog.yaml", "data", "schema"], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*git, *words], check=True)


def _fill_cache(folder: Path) -> None:
    forget()
    in_turn([_catalog(folder, *words) for words in (["validate"], ["search", "预算"], ["validate", "--staged"])], 1)


def _item(folder: Path) -> Path:
    return next((folder / "data/items").rglob(f"{ITEM}.yaml"))


def _restorer(folder: Path) -> Callable[[], None]:
    path = _item(folder)
    original = path.read_bytes()

    def restore() -> None:
        path.write_bytes(original)

    return restore


def _editor(folder: Path) -> Callable[[], None]:
    path = next(path for path in sorted((folder / "data/items").rglob("*.yaml")) if path.stem != ITEM)
    texts = [path.read_bytes(), path.read_bytes() + "# 已核实\n".encode()]

    def edit() -> None:
        texts.reverse()
        path.write_bytes(texts[0])

    return edit
