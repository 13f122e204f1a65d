"""Build the documentation as a site: both languages, and the site of the bundled catalogue as an example.

Sphinx is told by `tools/docs/conf.py` what to do. A warning of it is an error, and so is a link that leads nowhere.
"""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

from page_links import PageFolder

ROOT = Path(__file__).parent.parent
SETTINGS = ROOT / "tools" / "docs"
EDITIONS = {"en": "en", "zh-CN": "zh_CN"}
"""Folder and language of each edition."""


def build(source: Path, target: Path) -> None:
    """Build the pages of a folder in both languages, and the page that leads to them."""
    target.mkdir(parents=True, exist_ok=True)
    for folder, language in EDITIONS.items():
        _build_edition(source, target / folder, language)
    shutil.copyfile(SETTINGS / "start.html", target / "index.html")


def build_example(target: Path) -> None:
    """Build the site of the bundled catalogue."""
    subprocess.run(
        [sys.executable, "-m", "catalog_cli", "-C", str(ROOT), "site", "-o", str(target)], check=True, stdout=sys.stderr
    )


def _build_edition(source: Path, target: Path, language: str) -> None:
    work = target.with_name(f".{target.name}.doctrees")
    options = ["--builder", "html", "--fail-on-warning", "--keep-going", "--quiet", "--jobs", "auto"]
    settings = ["--conf-dir", str(SETTINGS), "--define", f"language={language}", "--doctree-dir", str(work)]
    subprocess.run(
        [sys.executable, "-m", "sphinx", *options, *settings, str(source), str(target)],
        check=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
    )
    shutil.rmtree(work)


def main() -> int:
    """Build everything, then follow every link; return the exit status."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "docs", help="where to put the site")
    folder = parser.parse_args().folder
    try:
        build(ROOT, folder)
        build_example(folder / "example")
    except subprocess.CalledProcessError as error:
        return error.returncode
    site = PageFolder(folder)
    broken = list(site.broken_links())
    print(*(f"leads nowhere: {link}" for link in broken), f"{len(site.pages)} pages in {folder}", sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
