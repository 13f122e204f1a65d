"""Whatever happens to the files or to the cache, the answer is the one that is given without a cache."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.actions.check_workspace import validate
from catalog_cli.actions.validate import ReportOptions, ValidateOptions, ValidateRequest, replay
from catalog_cli.cache import database
from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.check.result import CheckResult
from catalog_cli.cli.output import screen
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.finding import Severity
from catalog_cli.rules.choice import Choice
from catalog_cli.store.cached_loader import load_cached
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder, Source
from conftest import RUN, drawing

pytestmark = pytest.mark.slow

SETTINGS = "title: 目录\npublishers: [津市市人民政府办公室]\ncategories: [政府公报, 财政]\n"
ITEM = "id: {name}\ncategory: {category}\nname: {title}\ncontent: 每期政府公报\norder: {order}\n"
NAMES = tuple("abcdefgh")
LONG_AGO = 1_700_000_000


def item(name: str, chance: random.Random) -> str:
    """Return the text of an item's file; some are wrong in one way or another, and many have the same size."""
    text = ITEM.format(
        name=name,
        category=chance.choice(["政府公报", "财政财政", "财政"]),
        title=chance.choice(["公报甲", "公报乙", "预算(", "公 报"]),
        order=chance.randrange(3),
    )
    more = [
        "",
        "",
        "link: http://a.gov.cn/x\n",
        "# catalog: ignore[wording] 已核对\ntime_limit: 20 个工作日\n",
        "b: [\n",
    ]
    return text + chance.choice(more)


@contextmanager
def a_world() -> Iterator[tuple[Path, Path]]:
    """Return a workspace of a few items, which do use the cache, and the cache's folder."""
    with TemporaryDirectory() as folder:
        root, cache = Path(folder, "workspace"), Path(folder, "cache")
        (root / "data/items/more").mkdir(parents=True)
        (root / "schema").mkdir()
        (root / "catalog.yaml").write_text(SETTINGS, encoding="utf-8")
        for name in NAMES:
            write(root, name, random.Random(name))
        with patch.dict(os.environ, {database.FOLDER_VARIABLE: str(cache)}):
            yield root, cache


def write(root: Path, name: str, chance: random.Random) -> None:
    """Write an item's file; half of the files look long unchanged, as far as times can be set."""
    path = root / f"data/items/{name}.yaml"
    path.write_text(item(name, chance), encoding="utf-8")
    if chance.random() < 0.5:
        os.utime(path, (LONG_AGO, LONG_AGO))


def rewrite(root: Path, _cache: Path, chance: random.Random) -> None:
    """Write an item again, or for the first time."""
    write(root, chance.choice((*NAMES, "more/new", "i")), chance)


def swap_letters(root: Path, _cache: Path, _chance: random.Random) -> None:
    """Change a file within its size, and give it the time that it had."""
    for path in sorted((root / "data/items").glob("*.yaml"))[:2]:
        seen, data = path.stat(), path.read_bytes()
        path.write_bytes(data.replace("公报甲".encode(), "公报丙".encode()))
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def move(root: Path, _cache: Path, chance: random.Random) -> None:
    """Let two files change places, keeping their times."""
    one, other = (root / f"data/items/{name}.yaml" for name in chance.sample(NAMES, 2))
    if one.exists() and other.exists():
        one.rename(root / "held")
        other.rename(one)
        (root / "held").rename(other)


def delete(root: Path, _cache: Path, chance: random.Random) -> None:
    """Delete an item."""
    (root / f"data/items/{chance.choice(NAMES)}.yaml").unlink(missing_ok=True)


def link_out(root: Path, cache: Path, chance: random.Random) -> None:
    """Put a link in an item's place, and change what it leads to."""
    target = root / "target.yaml"
    target.write_text(item("h", chance), encoding="utf-8")
    path = root / "data/items/h.yaml"
    if not path.is_symlink():
        delete(root, cache, chance)
        path.unlink(missing_ok=True)
        path.symlink_to(target)


def edit_settings(root: Path, _cache: Path, chance: random.Random) -> None:
    """Change what the workspace chooses."""
    more = chance.choice(["", "rules:\n  ignore: [wording]\n", "rules:\n  severity: {schema: info}\n", "x: [\n"])
    (root / "catalog.yaml").write_text(SETTINGS + more, encoding="utf-8")


def edit_schema(root: Path, _cache: Path, chance: random.Random) -> None:
    """Give the workspace a schema of its own, a broken one, or none."""
    path = root / "schema/item.schema.json"
    text = chance.choice(['{"required": ["link"]}', '{"required": ["x"]}', "{", None])
    path.unlink(missing_ok=True)
    if text:
        path.write_text(text, encoding="utf-8")


def lose_cache(_root: Path, cache: Path, chance: random.Random) -> None:
    """Delete the cache's files, or some of them."""
    for path in sorted(cache.glob("*")):
        if chance.random() < 0.7:
            path.unlink()


def damage_cache(_root: Path, cache: Path, chance: random.Random) -> None:
    """Overwrite a stretch of each of the cache's files, cut them off, or put something else there."""
    for path in cache.glob("*"):
        data = bytearray(path.read_bytes())
        start = chance.randrange(len(data) + 1)
        way = chance.randrange(4)
        if way == 0:
            del data[start:]
        elif way == 1:
            data[:] = b"something else"
        else:
            data[start : start + 40] = chance.randbytes(len(data[start : start + 40]))
        path.write_bytes(data)


def clear_times(root: Path, _cache: Path, chance: random.Random) -> None:
    """Touch files without changing them."""
    for path in (root / "data/items").glob("*.yaml"):
        if not path.is_symlink():
            os.utime(path, (LONG_AGO + chance.randrange(3), LONG_AGO))


Step = Callable[[Path, Path, random.Random], None]
STEPS: tuple[Step, ...] = (
    rewrite,
    swap_letters,
    move,
    delete,
    link_out,
    edit_settings,
    edit_schema,
    lose_cache,
    damage_cache,
    clear_times,
)


def answers(
    root: Path, choice: Choice, load: Callable[[Source], LoadedCatalogue] = load_cached
) -> tuple[CheckResult, LoadedCatalogue]:
    """Return all that the commands make their answers of."""
    return check_source(Folder(root), CheckRequest(RUN, choice)), load(Folder(root))


def without_cache(root: Path, choice: Choice) -> tuple[CheckResult, LoadedCatalogue]:
    """Return the same without the cache; a small catalogue of plain files is read by the quicker way."""
    with patch.dict(os.environ, {database.OFF_VARIABLE: "1"}):
        return answers(root, choice, load_catalogue)


FORMS = ("text", "concise", "jsonl", "json")


def written(root: Path, name: str, least: Severity) -> tuple[str, int]:
    """Return the report that a user reads and the exit status; either may have been stored before."""
    options = ValidateOptions(RUN, CHOICES[0], least, report=ReportOptions(name))
    request = ValidateRequest(Folder(root), root, (), options)
    with open_cache(request.source) as cache:
        outcome = replay(request, cache, screen()) or validate(request, cache, screen())
        return "".join(outcome.pieces), outcome.status


def written_without_cache(root: Path, name: str, least: Severity) -> tuple[str, int]:
    with patch.dict(os.environ, {database.OFF_VARIABLE: "1"}):
        return written(root, name, least)


CHOICES = (Choice(), Choice(select=("wording", "schema")), Choice(pedantic=True))


@drawing(10)
@given(
    st.lists(st.sampled_from(STEPS), min_size=1, max_size=6),
    st.integers(0, 2**32),
    # with no tick at all, a file is certain as soon as its times are those of the past
    st.sampled_from([0, 2_000_000_000]),
)
def test_answers_are_the_same_with_and_without_the_cache(steps: list[Step], seed: int, tick: int) -> None:
    chance = random.Random(seed)
    with a_world() as (root, cache), patch("catalog_cli.cache.stat_snapshot.TICK", max(tick, 20_000_000)):
        assert answers(root, CHOICES[0]) == without_cache(root, CHOICES[0])
        for step in steps:
            step(root, cache, chance)
            choice = chance.choice(CHOICES)
            assert answers(root, choice) == without_cache(root, choice), step.__name__
            assert answers(root, choice) == without_cache(root, choice), f"{step.__name__}, again"


@drawing(10)
@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=6), st.integers(0, 2**32))
def test_reports_are_the_same_however_much_of_them_was_written_before(steps: list[Step], seed: int) -> None:
    chance = random.Random(seed)
    with a_world() as (root, cache):
        for step in steps:
            step(root, cache, chance)
            form, least = chance.choice(FORMS), chance.choice([*Severity])
            expected = written_without_cache(root, form, least)
            assert written(root, form, least) == expected, step.__name__
            assert written(root, form, least) == expected, f"{step.__name__}, again"


def test_a_change_within_the_tick_of_the_clock_is_seen() -> None:
    with a_world() as (root, _cache):
        path = root / "data/items/a.yaml"
        for letter in "甲乙丙丁":
            path.write_text(ITEM.format(name="a", category="财政", title=f"公报{letter}", order=1), encoding="utf-8")
            os.utime(path, (LONG_AGO, LONG_AGO))
            names = {each.name for each in load_cached(Folder(root)).catalogue.items}
            assert f"公报{letter}" in names


def test_two_workspaces_with_the_same_files_do_not_mix(tmp_path: Path) -> None:
    with a_world() as (root, _cache):
        first = answers(root, CHOICES[0])
        root.rename(tmp_path / "moved")
        (root / "data/items").mkdir(parents=True)
        (root / "catalog.yaml").write_text(SETTINGS, encoding="utf-8")
        assert answers(tmp_path / "moved", CHOICES[0]) == first
        assert not answers(root, CHOICES[0])[1].catalogue.items


@pytest.mark.parametrize("kind", ["a file", "a folder"])
def test_whatever_stands_in_the_cache_s_place_stops_nothing(kind: str) -> None:
    with a_world() as (root, cache):
        expected = without_cache(root, CHOICES[0])
        if kind == "a file":
            cache.write_text("not a folder", encoding="utf-8")
        else:
            (cache / database.FILE).mkdir(parents=True)
        assert answers(root, CHOICES[0]) == expected
        assert answers(root, CHOICES[0]) == expected


def test_the_second_answer_comes_from_the_cache_even_for_files_just_written() -> None:
    with a_world() as (root, _cache):
        first = check_source(Folder(root), CheckRequest(RUN))
        with patch("catalog_cli.check.rule_runner.FileRules.findings", side_effect=AssertionError("checked again")):
            assert check_source(Folder(root), CheckRequest(RUN)) == first
