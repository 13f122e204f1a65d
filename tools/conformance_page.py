"""The page about the public suites: figures of each, and the cases that end otherwise, with their reasons."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from conformance_exceptions import EXCEPTIONS, Reason


class Case(Struct, frozen=True):
    """A case of a suite: whether it is to be accepted (None: as one likes), whether it was, and why not."""

    name: str
    accept: bool | None
    accepted: bool
    why: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether it ended as its suite asks for."""
        return self.accept is None or self.accept == self.accepted


class Suite(Struct, frozen=True):
    """What came of a suite; `excused` are the cases that may end otherwise, each with its reason."""

    name: str
    cases: tuple[Case, ...]
    excused: Mapping[str, Reason]

    @property
    def disagreements(self) -> list[Case]:
        """The cases that end otherwise without a reason."""
        return [case for case in self.cases if not case.agrees and case.name not in self.excused]


class Edition(Struct, frozen=True):
    """The page in one language: how its file is called, its sentences, and what each suite is."""

    file: str
    title: str
    other: str
    lead: str
    head: tuple[str, ...]
    exceptions: str
    reason_head: tuple[str, ...]
    suites: Mapping[str, str]


_YAML = "[yaml-test-suite](https://github.com/yaml/yaml-test-suite)"
_JSON = "[JSONTestSuite](https://github.com/nst/JSONTestSuite)"
_SCHEMA = "[JSON-Schema-Test-Suite](https://github.com/json-schema-org/JSON-Schema-Test-Suite)"
_NAUGHTY = "[big-list-of-naughty-strings](https://github.com/minimaxir/big-list-of-naughty-strings)"
_SHORT = {
    "yaml-item": "yaml-test-suite",
    "yaml-settings": "yaml-test-suite",
    "json-schema-file": "JSONTestSuite",
    "json-import": "JSONTestSuite",
    "json-schema": "JSON-Schema-Test-Suite",
    "naughty": "big-list-of-naughty-strings",
}
_FEW = 4
"""The most cases that are named; what more have in common, their reason says."""

ENGLISH_EDITION = Edition(
    file="conformance.md",
    title="Public test suites",
    other="[中文](conformance.zh-CN.md)",
    lead="""\
What became of the cases of public test suites. `make conformance SUITES=DIR` runs them and writes this page; `DIR`
holds a folder for each as downloaded: `yaml-test-suite`, `json-test-suite`, `json-schema-test-suite` and
`naughty-strings`. A case is right when what must be taken is taken with the right value, and what must be refused
is refused. A case that ends otherwise has a reason below, or is a disagreement.""",
    head=("suite", "cases", "accepted", "refused", "exceptions", "disagreements"),
    exceptions="Exceptions",
    reason_head=("suite", "cases", "reason"),
    suites={
        "yaml-item": f"{_YAML} as item files",
        "yaml-settings": f"{_YAML} as `catalog.yaml`",
        "json-schema-file": f"{_JSON} as schemas",
        "json-import": f"{_JSON} through `import --from json`",
        "json-schema": f"{_SCHEMA}: 2020-12, required and optional, with formats",
        "naughty": f"{_NAUGHTY} in items, imports, phrases and queries",
    },
)
CHINESE_EDITION = Edition(
    file="conformance.zh-CN.md",
    title="公开测试集",
    other="[English](conformance.md)",
    lead="""\
公开测试集各用例的结果。`make conformance SUITES=DIR` 运行这些测试集并生成本页；`DIR` 中每个测试集一个文件夹，
按下载时的原样放置：`yaml-test-suite`、`json-test-suite`、`json-schema-test-suite`、`naughty-strings`。
应当接受的得到接受且取值正确、应当拒绝的得到拒绝，即为相符。结果不同的用例，理由列于下文；没有理由的计为不一致。""",
    head=("测试集", "用例", "接受", "拒绝", "例外", "不一致"),
    exceptions="例外",
    reason_head=("测试集", "用例", "理由"),
    suites={
        "yaml-item": f"{_YAML}，作为事项文件",
        "yaml-settings": f"{_YAML}，作为 `catalog.yaml`",
        "json-schema-file": f"{_JSON}，作为格式规范",
        "json-import": f"{_JSON}，经 `import --from json`",
        "json-schema": f"{_SCHEMA}：2020-12 必选和可选部分，含格式",
        "naughty": f"{_NAUGHTY}，用于事项、导入、短语解析和检索",
    },
)


def page(edition: Edition, suites: Sequence[Suite]) -> str:
    """Write the page in one language."""
    lines = [f"# {edition.title}", "", edition.other, "", edition.lead, ""]
    lines += _table(edition.head, (_figures(edition, suite) for suite in suites))
    lines += ["", f"## {edition.exceptions}", ""]
    lines += _table(edition.reason_head, _reasons(edition, suites))
    return "\n".join([*lines, ""])


def _figures(edition: Edition, suite: Suite) -> Sequence[object]:
    accepted = sum(case.accepted for case in suite.cases)
    count = len(suite.cases)
    return (
        edition.suites[suite.name],
        count,
        accepted,
        count - accepted,
        len(suite.excused),
        len(suite.disagreements),
    )


def _reasons(edition: Edition, suites: Sequence[Suite]) -> Iterator[Sequence[object]]:
    for reason in EXCEPTIONS:
        excused = [suite for suite in suites if reason in suite.excused.values()]
        names = sorted({name for suite in excused for name, each in suite.excused.items() if each is reason})
        if names:
            text = reason.english if edition is ENGLISH_EDITION else reason.chinese
            yield _SHORT[excused[0].name], len(names), f"{text} {_shown(names)}".rstrip()


def _shown(names: Sequence[str]) -> str:
    return f"({', '.join(names)})" if len(names) <= _FEW else ""


def _table(head: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
