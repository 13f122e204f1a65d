"""Make a folder, zipped, with a `catalog` that needs no Python, by PyInstaller; try it with an empty environment."""

import os
import platform
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from time import perf_counter

from catalog_cli import __version__
from package import ROOT, SMOKE, build, build_day, environment_with, in_scratch, smoke

STARTS = 5


def freeze(scratch: Path) -> Path:
    """Build the wheel, install it beside PyInstaller in a new environment, and return the folder made of it."""
    build(ROOT, scratch / "wheel", build_day())
    wheel = next((scratch / "wheel").glob("*.whl"))
    words = ["--constraint", ROOT / "constraints.txt", wheel, "pyinstaller"]
    programs = environment_with(Path(sys.executable), scratch / "venv", words)
    made = ["--distpath", scratch / "made", "--workpath", scratch / "work", ROOT / "tools" / "binary.spec"]
    subprocess.run([programs / "pyinstaller", "--noconfirm", "--log-level", "ERROR", *made], check=True)
    return scratch / "made" / "catalog"


def seconds_to_start(program: Path) -> float:
    """Return how long the program takes to tell its version: the median of some runs."""
    times = []
    for _ in range(STARTS):
        start = perf_counter()
        subprocess.run([program, "--version"], check=True, stdout=subprocess.DEVNULL)
        times.append(perf_counter() - start)
    return median(times)


def binary(target: Path, scratch: Path) -> None:
    """Make, try, zip and tell."""
    made = freeze(scratch)
    program = made / ("catalog.exe" if os.name == "nt" else "catalog")
    workspace = scratch / "workspace"
    workspace.mkdir()
    smoke([program], workspace, path="")
    target.mkdir(parents=True, exist_ok=True)
    name = f"catalog-{__version__}-{platform.system().lower()}-{platform.machine().lower()}"
    archive = Path(shutil.make_archive(str(target / name), "zip", made.parent, made.name))
    folder = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    print(f"{len(SMOKE)} commands without Python on the PATH, all right")
    print(f"{archive}: {archive.stat().st_size / 1e6:.0f} MB, unpacked {folder / 1e6:.0f} MB")
    print(f"--version takes {seconds_to_start(program):.2f} s")


def main() -> None:
    """Read the words and do it."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--target", type=Path, default=ROOT / "dist", help="where the archive goes")
    target = parser.parse_args().target
    in_scratch(lambda scratch: binary(target, scratch))


if __name__ == "__main__":
    main()
