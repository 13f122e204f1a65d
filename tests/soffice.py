"""LibreOffice, where it is installed, and programs that only look like it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog_cli.store import libreoffice

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
real = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
scripts = pytest.mark.skipif(os.name == "nt", reason="a script with #! is no program on Windows")
Install = Callable[[str], Path]


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the one folder on the path, which is empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(libreoffice, "PLACES", ())
    return folder


@pytest.fixture
def install(bare: Path) -> Install:
    """Put a program that only looks like LibreOffice on the path."""

    def put(script: str) -> Path:
        program = bare / "soffice"
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return put
