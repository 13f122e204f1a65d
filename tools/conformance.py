"""Run the public test suites of YAML, JSON and JSON Schema, and write `docs/conformance*.md` from what came of it.

The suites are read from a folder (`make conformance SUITES=DIR`); nothing of them is kept here. A case agrees when the
program takes what it must take, with the value that it must have, and refuses what it must refuse. Every other case
either has a reason in `conformance_exceptions`, or is a disagreement, for which this ends with status 1.
"""

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ryaml
from msgspec import Struct

from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.check.schema_validator import SchemaValidator
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_document
from catalog_cli.model.errors import NoTableError, UnreadableDocumentError
from catalog_cli.model.finding import Finding
from catalog_cli.model.run import Run
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.examples import FILE, RIGHT, SETTINGS_FILE
from catalog_cli.search.errors import QueryError
from catalog_cli.search.parser import parse_query
from catalog_cli.store.source import Folder, OverlaySource
from catalog_cli.yaml import parse
from catalog_cli.yaml.emit import document
from conformance_exceptions import EXCEPTIONS, Reason
from conformance_page import CHINESE_EDITION, ENGLISH_EDITION, Case, Suite, page

DOCS = Path(__file__).parent.parent / "docs"
ITEM_SCHEMA = "schema/item.schema.json"
HOME = "http://localhost:1234/"
"""The address at which the JSON Schema suite expects its `remotes`."""
_MARKS = (("␣", " "), ("↵", ""), ("←", "\r"), ("⇔", "\ufeff"))
_TAB = re.compile("—*»")
_RUN = Run(date(2026, 1, 1), is_pinned=True)


class Workspace(Struct, frozen=True):
    """A right workspace, in which one file at a time is another."""

    folder: Folder

    def findings(self, path: str, data: bytes) -> list[Finding]:
        """Check the workspace with these bytes at a path; return what is found there."""
        files = {name: text.encode() for name, text in RIGHT.items()} | {path: data}
        result = Checker(OverlaySource(self.folder, files), None, CheckRequest(_RUN)).run()
        return [finding for finding in result.findings if finding.path == path]


def yaml_cases(folder: Path, workspace: Workspace, path: str) -> Iterator[Case]:
    """Take each text of the YAML suite for the file at a path, and compare what is read with the JSON beside it."""
    for file in sorted((folder / "src").glob("*.yaml")):
        whole: dict[str, Any] = {}
        for number, part in enumerate(ryaml.loads(file.read_text(encoding="utf-8"))):
            # a case says only in what it differs from the one before
            whole = {key: value for key, value in whole.items() if key != "fail"} | part
            data = _without_marks(whole["yaml"]).encode()
            found = [each for each in workspace.findings(path, data) if each.rule.startswith("yaml/")]
            values = parse(data, path).values
            why = tuple(f"{each.rule}: {each.message}" for each in found if values is None)
            if (values is None) != bool(why):
                why = ("the check and the parser differ",)
            elif values is not None and not whole.get("fail") and values != _json_or_none(whole.get("json")):
                why = ("read as another value",)
            yield Case(f"{file.stem}/{number:02}", not whole.get("fail"), not why, why)


def _without_marks(text: str) -> str:
    for mark, character in _MARKS:
        text = text.replace(mark, character)
    return _TAB.sub("\t", text).removesuffix("∎\n")


def _json_or_none(text: str | None) -> object:
    try:
        return json.loads(text or "")
    except ValueError:
        return None


def schema_file_cases(folder: Path, workspace: Workspace) -> Iterator[Case]:
    """Take each file of the JSON suite for a schema."""
    for name, data, asked in _json_files(folder):
        found = [each for each in workspace.findings(ITEM_SCHEMA, data) if each.rule == "schema/readable"]
        yield Case(name, asked, not found, tuple(str(each.message) for each in found))


def import_cases(folder: Path) -> Iterator[Case]:
    """Import each file of the JSON suite; that there is no item in it is for no JSON reader to say."""
    for name, data, asked in _json_files(folder):
        why: tuple[str, ...] = ()
        try:
            read_document("json", data, ReadOptions())
        except NoTableError:
            pass
        except UnreadableDocumentError as error:
            why = (str(error),)
        yield Case(name, asked, not why, why)


def _json_files(folder: Path) -> Iterator[tuple[str, bytes, bool | None]]:
    for file in sorted((folder / "test_parsing").glob("*.json")):
        yield file.stem, file.read_bytes(), {"y": True, "n": False}.get(file.name[0])


def json_schema_cases(folder: Path) -> Iterator[Case]:
    """Validate each instance of the JSON Schema suite: the required part of 2020-12, and the optional one."""
    tests = folder / "tests" / "draft2020-12"
    others = _remotes(folder / "remotes")
    for file in (*sorted(tests.glob("*.json")), *sorted((tests / "optional").rglob("*.json"))):
        for group in json.loads(file.read_text(encoding="utf-8")):
            schema = group["schema"]
            root = schema if isinstance(schema, dict) else {"allOf": [schema]}
            validator = SchemaValidator(ITEM_SCHEMA, {ITEM_SCHEMA: root, **others})
            for test in group["tests"]:
                name = f"{file.relative_to(tests).with_suffix('').as_posix()}: {group['description']}"
                why = _refusal(validator, test["data"])
                yield Case(f"{name}: {test['description']}", test["valid"], not why, why)


def _refusal(validator: SchemaValidator, instance: Any) -> tuple[str, ...]:
    if validator.fault:
        return (f"the schema is refused: {validator.fault.text}",)
    return tuple(f"{each.keyword}: {each.text}" for each in validator.violations(FILE, instance))


def _remotes(folder: Path) -> dict[str, Mapping[str, object]]:
    """Return the schemas that others refer to, under the `$id` by which the suite would have them fetched."""
    found: dict[str, Mapping[str, object]] = {}
    for file in sorted(folder.rglob("*.json")):
        schema, path = json.loads(file.read_text(encoding="utf-8")), file.relative_to(folder).as_posix()
        own = schema.get("$id")
        if own and own != HOME + path:
            found[f"schema/own/{path}"] = schema
            schema = {"$ref": own}
        found[f"schema/{path}"] = {**schema, "$id": HOME + path}
    return found


def naughty_cases(folder: Path, workspace: Workspace) -> Iterator[Case]:
    """Give each string to an item, to an import, to the parsers of phrases and to the search; it must stay as it is."""
    for number, text in enumerate(json.loads((folder / "blns.json").read_text(encoding="utf-8"))):
        values = {"id": "a", "category": "政策文件", "name": "政府公报", "content": text}
        data = document(values).encode()
        workspace.findings(FILE, data)
        parse_time_limit(text)
        parse_basis(text)
        _search(text)
        read = read_document("json", json.dumps([values]).encode(), ReadOptions())
        back = [parse(data, FILE).values, *({"id": each.id, **each.values} for each in read.items)]
        wrong = tuple(f"became {each!r}" for each in back if each != values)
        yield Case(str(number), accept=True, accepted=not wrong, why=wrong)


def _search(text: str) -> None:
    try:
        parse_query([text])
    except QueryError:
        # a sentence for the user is an answer too
        return


def suites(folder: Path, workspace: Workspace) -> Iterator[Suite]:
    """Run every suite."""
    yaml, texts = folder / "yaml-test-suite", folder / "json-test-suite"
    runs: Mapping[str, Callable[[], Iterator[Case]]] = {
        "yaml-item": lambda: yaml_cases(yaml, workspace, FILE),
        "yaml-settings": lambda: yaml_cases(yaml, workspace, SETTINGS_FILE),
        "json-schema-file": lambda: schema_file_cases(texts, workspace),
        "json-import": lambda: import_cases(texts),
        "json-schema": lambda: json_schema_cases(folder / "json-schema-test-suite"),
        "naughty": lambda: naughty_cases(folder / "naughty-strings", workspace),
    }
    for name, run in runs.items():
        cases = tuple(run())
        yield Suite(name, cases, {case.name: reason for case in cases if (reason := _reason(name, case))})


def _reason(suite: str, case: Case) -> Reason | None:
    """Return why a case may end otherwise than its suite asks for; None where it need not, or nothing says why."""
    if case.agrees:
        return None
    return next((each for each in EXCEPTIONS if each.excuses(suite, case.name, case.why)), None)


def main(words: Sequence[str]) -> int:
    """Run the suites, write the pages, and name what disagrees."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("suites", type=Path, help="the folder with the suites")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder to write the pages into")
    options = parser.parse_args(words)
    if not (options.suites / "yaml-test-suite").is_dir():
        parser.error(f"no yaml-test-suite in {options.suites}: name the folder of the suites with SUITES=DIR")
    with TemporaryDirectory() as empty:
        done = tuple(suites(options.suites, Workspace(Folder(Path(empty)))))
    for edition in (ENGLISH_EDITION, CHINESE_EDITION):
        (options.docs / edition.file).write_text(page(edition, done), encoding="utf-8")
    disagreeing = [(suite.name, case) for suite in done for case in suite.disagreements]
    for name, case in disagreeing:
        asked = "is to be taken" if case.accept else "is to be refused"
        print(f"{name}: {case.name} {asked}: {'; '.join(case.why)}")
    print(f"{sum(len(suite.cases) for suite in done)} cases, {len(disagreeing)} disagreements")
    return int(bool(disagreeing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
