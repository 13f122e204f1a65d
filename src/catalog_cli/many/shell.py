"""The `duckdb` program on the gathered tables, for questions that are found while asking."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog_cli.many.database import Within, views
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message

PROGRAM = "duckdb"


class ShellMissingError(CatalogError):
    """The program of DuckDB is not installed."""


def run_shell(folder: Path, within: Within) -> int:
    """Run the program on the same views that queries see, until the user leaves it; return its exit status.

    It is the user's own program, with its own rights: what is typed there can read and write other files.

    Raises:
        ShellMissingError: it is not installed.
        TablesError: the folder holds no tables, or those of another version.
    """
    statements = views(folder, within)
    program = shutil.which(PROGRAM)
    if program is None:
        raise ShellMissingError(
            message("the program duckdb is not installed"), message("Install it with: pip install duckdb-cli")
        )
    with tempfile.TemporaryDirectory(prefix="catalog-") as temporary:
        start = Path(temporary) / "start.sql"
        start.write_text("".join(f"{statement};\n" for statement in statements), encoding="utf-8")
        with _interrupts_left_to_it():
            return subprocess.run([program, "-init", str(start)], check=False).returncode  # noqa: S603 - the user's own


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Let Ctrl-C stop a query of the program and nothing else.

    Ignoring it is inherited: by the script that starts the program where pip installed it, too. The program itself sets
    a handler of its own.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
