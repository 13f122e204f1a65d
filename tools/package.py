"""Build wheel and source archive twice, compare the bytes, and try the wheel on the oldest and the newest Python.

The second build starts from the source archive of the first, in another folder: what is missing there shows.
"""

import locale
import os
import shutil
import subprocess
import sys
import tarfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
OLDEST = (3, 11)
"""`requires-python` of pyproject.toml; a test compares them."""


class Step(NamedTuple):
    """One command of the smoke test, and what must stand in its output."""

    words: Sequence[str]
    shown: str


NAME = "2026年部门预算"
SMOKE = (
    Step(["--version"], "catalog "),
    Step(["init", "--title", "测试目录", "--publisher", "测试局", "--category", "财政信息"], "catalog.yaml"),
    Step(["new", "--category", "财政信息", "--name", NAME, "--content", "本部门预算"], "data/items/"),
    Step(["validate"], "files checked"),
    Step(["list"], NAME),
    Step(["render", "-o", "catalogue.docx"], "catalogue.docx"),
    Step(["import", "catalogue.docx", "--dry-run"], "1  unchanged"),
    Step(["due", "-o", "days.ics"], "days.ics"),
    Step(["site", "-o", "site"], "written"),
    Step(["--lang", "zh", "--help"], "用法："),
)
"""What a new user does: it reaches the schemas, the translations, YAML, Word, the laws, calendars and templates."""

KEPT = ("HOME", "USERPROFILE", "LOCALAPPDATA", "SYSTEMROOT", "TEMP")
"""Variables that the program gets, besides those that the smoke test sets."""
PIPE = locale.getencoding() if os.name == "nt" else "utf-8"
"""The encoding in which the program prints into a pipe."""

MAN_PAGES = ("share/man/man1/catalog-validate.1", "share/man/zh_CN/man1/catalog.1")


class Interpreter(NamedTuple):
    """A Python that runs."""

    version: tuple[int, int, int]
    path: Path


def interpreters() -> list[Interpreter]:
    """Return the Pythons at hand that the project supports, oldest first: those on the PATH and those of pyenv."""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = {Path(sys.executable)}
    found.update(path for folder in folders for path in folder.glob("python3.*") if path.suffix[1:].isdigit())
    found.update(pyenv.glob("versions/*/bin/python3"))
    known = {version: Interpreter(version, path) for path in sorted(found) if (version := _version(path)) >= OLDEST}
    return [known[version] for version in sorted(known)]


def _version(path: Path) -> tuple[int, int, int]:
    question = "import ensurepip, sys; print(*sys.version_info[:3])"
    try:
        said = subprocess.run([path, "-c", question], capture_output=True, text=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):  # a shim of a version that is not chosen, or without venv
        return (0, 0, 0)
    major, minor, patch = (int(number) for number in said.split())
    return (major, minor, patch)


def oldest_and_newest(known: Sequence[Interpreter]) -> list[Interpreter]:
    """Return the two ends; one, where there is only one."""
    return list(dict.fromkeys([known[0], known[-1]]))


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder by its name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def differences(first: Mapping[str, str], second: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the files that are not the same, or only on one side."""
    yield from sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def build(source: Path, target: Path, epoch: str) -> None:
    """Build the source archive, and the wheel from it, as `python -m build` does for everybody."""
    command: list[str | Path] = [sys.executable, "-m", "build", "--outdir", target, source]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": epoch})


def build_twice(scratch: Path) -> Path:
    """Build from the tree and again from the archive; return the folder of the first, or exit if the bytes differ."""
    epoch = build_day()
    first, second = scratch / "first", scratch / "second"
    build(ROOT, first, epoch)
    with tarfile.open(next(first.glob("*.tar.gz"))) as archive:
        archive.extractall(scratch / "source", filter="data")
    build(next((scratch / "source").iterdir()), second, epoch)
    if different := list(differences(digests(first), digests(second))):
        sys.exit(f"not the same when built again: {', '.join(different)}")
    return first


def build_day() -> str:
    """Return the time in the files of a build, in seconds: the one asked for, or that of the last commit."""
    if asked := os.environ.get("SOURCE_DATE_EPOCH"):
        return asked
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "1577836800"  # outside of git: 2020-01-01, as hatchling takes by itself


def smoke(program: Sequence[str | Path], folder: Path, path: str = os.environ.get("PATH", "")) -> None:
    """Run the smoke test in an empty folder, in which nothing of the source tree is in reach."""
    for step in SMOKE:
        command = [*program, *step.words]
        keep = {key: os.environ[key] for key in KEPT if key in os.environ}
        environment = {
            **keep,
            "PATH": path,
            "CATALOG_CACHE_DIR": str(folder / ".cache"),
            "LANG": "C.UTF-8",
            "COLUMNS": "120",
        }
        ran = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=300,
        )
        output = (ran.stdout + ran.stderr).decode(PIPE, "replace")
        # a code page of Windows may lack Chinese: the program prints ? for it
        if ran.returncode or step.shown.encode(PIPE, "replace").decode(PIPE) not in output:
            sys.exit(f"catalog {' '.join(step.words)}: status {ran.returncode}, expected {step.shown!r} in:\n{output}")


def environment_with(python: Path, environment: Path, words: Sequence[str | Path]) -> Path:
    """Make a new environment, install into it, and return the folder of its programs."""
    subprocess.run([python, "-m", "venv", environment], check=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *words], check=True)
    subprocess.run([*pip, "check"], check=True, stdout=subprocess.DEVNULL)
    return programs


def try_wheel(wheel: Path, interpreter: Interpreter, scratch: Path) -> None:
    """Install the wheel into a new environment, and run it there."""
    environment = scratch / "venv"
    programs = environment_with(interpreter.path, environment, [wheel])
    for page in MAN_PAGES:
        if not (environment / page).is_file():
            sys.exit(f"not installed: {page}; write the manual pages with: make man")
    workspace = scratch / "workspace"
    workspace.mkdir()
    smoke([programs / "catalog"], workspace)


def in_scratch(work: Callable[[Path], None]) -> None:
    """Do something in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="catalog-package-") as scratch:
        work(Path(scratch))


def package(target: Path, scratch: Path) -> None:
    """Build, compare, try, and put what is right into `target`."""
    built = build_twice(scratch)
    target.mkdir(parents=True, exist_ok=True)
    for name, digest in digests(built).items():
        print(f"{digest}  {name}  (built twice, the same bytes)", flush=True)
    for interpreter in oldest_and_newest(interpreters()):
        in_scratch(lambda place, chosen=interpreter: try_wheel(next(built.glob("*.whl")), chosen, place))  # type: ignore[misc]
        print(f"Python {'.'.join(map(str, interpreter.version))}: {len(SMOKE)} commands, all right", flush=True)
    for path in built.iterdir():
        shutil.copy2(path, target)
    print(f"in {target}")


def main() -> None:
    """Read the words and do it."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--target", type=Path, default=ROOT / "dist", help="where the two files go")
    target = parser.parse_args().target
    in_scratch(lambda scratch: package(target, scratch))


if __name__ == "__main__":
    main()
