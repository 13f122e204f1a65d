"""The programs that others use for the same work, each with the same items in the form that it reads."""

import json
import platform
import shutil
import subprocess
from pathlib import Path

from generate import ROOT
from measuring import BIN, CATALOG

NODE = BIN.parent / "peers" / "node_modules" / ".bin"
TEXT = r"regex('^\S(?s:.*\S)?$'{})"
OPTIONAL = TEXT.format(", required=False")
TEXTS = f"list({TEXT.format('')}, min=1{{}})"
EITHER = f"any({TEXT.format('')}, {TEXTS.format('')}, required=False)"
REQUIRED = ("category", "name", "content")
ONE = ("time_limit", "publisher", "link_note", "not_applicable")
MANY = ("basis", "channels", "channels_optional", "responsible")
ONE_OR_MANY = ("audience", "method", "level", "duration", "column")


def validators(folder: Path) -> dict[str, list[str]]:
    """Return the command of each validator that is installed, for the items of a workspace."""
    items, schema = str(folder / "data/items"), str(ROOT / "schema/item.schema.json")
    yamale = folder / "yamale.yaml"
    yamale.write_text(_yamale_schema(), encoding="utf-8")
    sourcemeta = [_sourcemeta(), "validate", schema, items, "--extension", ".yaml"]
    ajv = [str(NODE / "ajv"), "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", schema]
    found = {
        "@sourcemeta/jsonschema": sourcemeta,
        "ajv-cli": [*ajv, "-d", f"{items}/**/*.yaml"],
        "yamale": [str(BIN / "yamale"), "-n", "auto", "-s", str(yamale), items],
        "check-jsonschema": _check_jsonschema(folder, schema),
        "recfix": ["recfix", str(_records(folder))],
    }
    return _installed(found)


def _sourcemeta() -> str:
    """Return its native program where there is one for this machine: the wrapper in Node takes longer to start."""
    machine = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine())
    builds = NODE.parent / "@sourcemeta" / "jsonschema" / "build" / "github-releases"
    native = builds / f"jsonschema-{platform.system().lower()}-{machine}"
    return str(native if native.exists() else NODE / "jsonschema")


def ripgrep(folder: Path, word: str) -> list[str]:
    """Return the command that finds a word in the same files as they are."""
    return ["rg", "--fixed-strings", word, str(folder / "data/items")]


def searchers(folder: Path, word: str) -> dict[str, list[str]]:
    """Return the command of each program that is installed to find a word in the items of a workspace."""
    recsel = ["recsel", "-q", word, str(_records(folder))]
    return _installed({"recsel": recsel, "ripgrep": ripgrep(folder, word)})


def _check_jsonschema(folder: Path, schema: str) -> list[str]:
    """Name all files; they exceed one command line, so xargs hands over as many as fit, as few times as can be."""
    listing = folder / "files.txt"
    listing.write_text(
        "\n".join(str(path) for path in sorted((folder / "data/items").rglob("*.yaml"))), encoding="utf-8"
    )
    return ["xargs", "-s", "2000000", "-a", str(listing), str(BIN / "check-jsonschema"), "--schemafile", schema]


def _installed(commands: dict[str, list[str]]) -> dict[str, list[str]]:
    for name, command in commands.items():
        if not shutil.which(command[0]):
            print(f"{name} is not installed; its rows are left out")
    return {name: command for name, command in commands.items() if shutil.which(command[0])}


def _yamale_schema() -> str:
    """Say in yamale's words what the schema of items says; it cannot refuse a link beside published_with."""
    a_name = r"regex('^[a-z0-9]+(-[a-z0-9]+)*$'{})"
    lines = [f"id: {a_name.format('')}", "order: int(min=1, max=9999, required=False)"]
    lines += [f"{key}: {TEXT.format('')}" for key in REQUIRED]
    lines += [f"{key}: {OPTIONAL}" for key in ONE]
    lines += [f"{key}: {TEXTS.format(', required=False')}" for key in MANY]
    lines += [f"{key}: {EITHER}" for key in ONE_OR_MANY]
    lines += [r"link: regex('^https?://\S+$', required=False)"]
    lines += [f"published_with: {a_name.format(', required=False')}"]
    lines += [f"extra: map({TEXT.format('')}, key=str(), min=1, required=False)"]
    return "\n".join(lines) + "\n"


def _records(folder: Path) -> Path:
    """Write the items as a recutils database, once; a list becomes a field that stands several times."""
    path = folder / "items.rec"
    if not path.exists():
        command = [CATALOG, "-C", str(folder), "list", "--format", "jsonl"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
        head = "%rec: item\n%key: id\n%mandatory: category name content\n%type: order range 1 9999\n"
        records = ["".join(_record(json.loads(line))) for line in answer.splitlines()]
        path.write_text("\n".join([head, *records]), encoding="utf-8")
    return path


def _record(item: dict[str, object]) -> list[str]:
    pairs = [(key, text) for key, value in item.items() for text in (value if isinstance(value, list) else [value])]
    return ["{}: {}\n".format(key, str(text).replace("\n", "\n+ ")) for key, text in pairs if text is not None]
