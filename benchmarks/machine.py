"""What was measured on: the machine, and the versions of everything that takes part."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from peers import NODE

PYTHON_PEERS = ("check-jsonschema", "yamale", "openpyxl", "mammoth")
NODE_PEERS = ("@sourcemeta/jsonschema", "ajv-cli")
PROGRAMS = ("rg", "recsel", "git")


def machine() -> str:
    """Describe it in one line that needs no translation."""
    memory = f"{psutil.virtual_memory().total / 1e9:.0f} GB"
    today = datetime.now(tz=UTC).date().isoformat()
    python = f"Python {platform.python_version()}"
    parts = [today, f"catalog {version('catalog-cli')}", _processor(), f"{os.cpu_count()} × CPU", memory, python]
    return " · ".join([*parts, *_peers()])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _peers() -> list[str]:
    found = [_of_python(name) for name in PYTHON_PEERS] + [_of_node(name) for name in NODE_PEERS]
    return [each for each in [*found, *map(_of_program, PROGRAMS)] if each]


def _of_python(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def _of_node(name: str) -> str:
    try:
        text = (NODE.parent / name / "package.json").read_text(encoding="utf-8")
    except OSError:
        return ""
    return f"{name} {json.loads(text)['version']}"


def _of_program(name: str) -> str:
    try:
        answer = subprocess.run([name, "--version"], check=True, capture_output=True, text=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.splitlines()[0].replace(" version", "")
