"""Check records of the ledger: each file by itself, then the records with each other and with their items."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from catalog_cli.cache.codec import UncacheableError, dumps, loads_joined
from catalog_cli.check.result import FileResult, with_fingerprints, with_places
from catalog_cli.check.rule_runner import (
    RECORD_FAMILY,
    RuleContext,
    SchemaRules,
    chosen_functions,
    chosen_rules,
    finding_from,
)
from catalog_cli.check.schema_validator import schema_validator
from catalog_cli.model.finding import Finding
from catalog_cli.model.item import Item
from catalog_cli.model.record import Ledger, Record, in_order, record_from
from catalog_cli.model.run import ALWAYS, TrackedRun
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import rule_named, rule_places
from catalog_cli.store.reading import RECORD_SCHEMA, FileRead, Schema, item_file_from, read_file
from catalog_cli.store.source import Source, is_record


class ReadyRecordChecks:
    """The chosen rules about records, made ready for what `catalog.yaml` and the schemas of a workspace say."""

    def __init__(self, choice: Choice, schemas: Mapping[str, Schema], context: RuleContext, run: TrackedRun) -> None:
        """Take what was chosen, the schemas by path, and the context, whose run records what it says."""
        rules = _rules_of_records(choice)
        self._run = run
        self._schema = schema_validator(RECORD_SCHEMA, schemas)
        self._schema_rules = SchemaRules(choice, chosen_rules(choice))
        self._single = chosen_functions("check_record", rules, choice, **context.values())
        self._together = chosen_functions("check_ledger", rules, choice, **context.values())

    def check_file(self, path: str, data: bytes, file: FileRead) -> FileResult:
        """Return what is wrong with a file of the ledger, and its record packed."""
        record = None if file.values is None else record_from(file.values, path)
        found = [*file.findings, *self._findings(path, file, record)]
        days = self._run.take()
        return FileResult(
            None if days == ALWAYS else days,
            None,
            _packed(record),
            tuple(with_fingerprints(with_places(found, data, file.values))) if found else (),
            file.comments,
        )

    def compare(
        self, files: Mapping[str, FileResult], source: Source, touched: Collection[str] | None = None
    ) -> Iterator[Finding]:
        """Report what is wrong with the schema of records, with records together, and with records and their items.

        With `touched`, the paths that a change touches, a record is judged with its item only where one of the two is
        among them: in a long ledger, counting the days of all takes longest.
        """
        yield from self._schema_rules.faults(self._schema)
        packed = [file.collected for path, file in files.items() if is_record(path) and file.collected]
        items = {file.position[2]: path for path, file in files.items() if file.position}
        records = in_order(loads_joined(packed, Record))
        judged = records if touched is None else _concerned(records, touched, files)
        ledger = Ledger(records, ItemsById(items, source), judged)
        for name, severity, check in self._together:
            for problem in check(ledger):
                yield finding_from(name, severity, problem)

    def _findings(self, path: str, file: FileRead, record: Record | None) -> Iterator[Finding]:
        if file.values is not None:
            yield from self._schema_rules.findings(self._schema.violations(path, file.values))
        if record is not None:
            for name, severity, check in self._single:
                for problem in check(record):
                    yield finding_from(name, severity, problem)


class ItemsById(Mapping[str, Item]):
    """The items of a source by id; each is read when it is asked for, as rules ask for few."""

    def __init__(self, paths: Mapping[str, str], source: Source) -> None:
        """Take the path of each item's file, by its id."""
        self._paths = paths
        self._source = source
        self._read: dict[str, Item] = {}

    def __getitem__(self, item_id: str) -> Item:
        if item_id not in self._read:
            path = self._paths[item_id]
            item = item_file_from(path, read_file(self._source, path).values).item
            if item is None:
                # it has changed since it was checked
                raise KeyError(item_id)
            self._read[item_id] = item
        return self._read[item_id]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _concerned(
    records: Iterable[Record], touched: Collection[str], files: Mapping[str, FileResult]
) -> tuple[Record, ...]:
    """Return the records that a change of files touches, or of whose items; of one that is gone, the name is left."""
    ids = {PurePosixPath(path).stem for path in touched}
    ids |= {position[2] for path in touched if path in files and (position := files[path].position)}
    return tuple(record for record in records if record.path in touched or record.item in ids)


def _rules_of_records(choice: Choice) -> list[Rule]:
    names = (name for name in rule_places() if name.startswith(RECORD_FAMILY))
    return [rule for rule in map(rule_named, names) if choice.runs(rule)]


def _packed(record: Record | None) -> bytes:
    """Return a record as bytes; none where there is none, or where half of a surrogate pair cannot be packed."""
    try:
        return b"" if record is None else dumps(record)
    except UncacheableError:
        return b""
