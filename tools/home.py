"""Write the project's address into the pages that name it; with `--check`, only say where they name another.

The address is `HOME` of the package, and `ADDRESS` as long as there is none: an address that nobody holds could be
registered by anybody, and what the pages tell to install would come from there.
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from catalog_cli import HOME

ROOT = Path(__file__).parent.parent
PAGES = ("*.md", "docs/**/*.md", "*.cff", "*.toml", ".*.yaml", ".github/**/*", "Makefile", "src/**/*.py", "src/**/*.po")
"""The files in which the project speaks of itself."""
STAND_IN = "ADDRESS"
_INSTALLED = re.compile(r"(?<=install git\+)[^\s@'\"`]+")
_HOOKED = re.compile(r"(?<=- repo: )(?!local\n)\S+(?=(?:\n(?!.*- repo:).*)*?\n.*\bid: catalog-)")
_NAMED = re.compile(
    r"(?:https?://|ssh://|git@)[^\s'\"`)>\]]*?(?:catalog[-_]cli|/catalog(?:\.git)?(?![\w.-]))[^\s'\"`)>\]]*"
    r"|\b(?:pip|pipx|tool|uvx|uv add)(?: install)? catalog(?:[-_]cli)?(?=[\s'\"`=@\[]|$)"
)
"""Anything else that leads to a project of this name: an address, or a name in a package registry."""
_NOBODY_S = re.compile(r"https?://(?:[\w-]+\.)*example(?:\.\w+)?/")
"""Addresses that are kept for examples (RFC 2606)."""


def with_home(text: str, home: str) -> str:
    """Return the text with the address, or what stands in for it, wherever it is told what to install."""
    address = home or STAND_IN
    return _HOOKED.sub(lambda _: address, _INSTALLED.sub(lambda _: address, text))


def foreign_addresses(text: str, home: str) -> Iterator[str]:
    """Yield what the text names as the project's address and is not; with one, what still stands in for it too."""
    for pattern in (_INSTALLED, _HOOKED):
        yield from (found[0] for found in pattern.finditer(text) if found[0] != (home or STAND_IN))
    for found in _NAMED.finditer(text):
        if not _NOBODY_S.match(found[0]) and not (home and found[0].startswith(home)):
            yield found[0]
    if home:
        yield from re.findall(rf"`{STAND_IN}`", text)


def pages() -> Iterator[Path]:
    """Yield the files in which the project speaks of itself."""
    for pattern in PAGES:
        yield from (path for path in sorted(ROOT.glob(pattern)) if path.is_file())


def main() -> int:
    """Write, or check; return the exit status."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page names another address")
    check = parser.parse_args().check
    wrong = []
    for path in pages():
        text = path.read_text(encoding="utf-8")
        new = text if check else with_home(text, HOME)
        if new != text:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
        wrong += [f"{path.relative_to(ROOT)}: {address}" for address in foreign_addresses(new, HOME)]
    for line in wrong:
        print(f"not the address of the project: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
