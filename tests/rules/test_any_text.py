"""Whatever stands in the files, checking them never breaks down, and every format can write it."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.check.result import CheckResult, RuleCards
from catalog_cli.formats import Screen
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.finding import Report
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, RIGHT, SETTINGS
from catalog_cli.store.source import SIZE_LIMIT, UnreadableFileError
from conftest import ROOT, RUN, drawing, fix
from hostile import HOSTILE

pytestmark = pytest.mark.slow

FORMATS = {name: writer("findings", name) for name in format_names("findings")}
NARROW = Screen(width=20, colour=True)
PIECES = st.sampled_from(
    [
        *(text for text in HOSTILE.values() if len(text) < 100 and "\ud800" not in text),
        *"《》〈〉<>（）()〔〕[]【】「」“”‘’\"'，,；;：:。.、？！?!—…·-~～/％%",
        *("第", "条", "款", "项", "二十", "〇", "零", "百", "20", "２０", "一百二十", "9" * 400, "第九十九万条"),
        *("年", "月", "日", "个工作日内", "之日起", "自", "每年", "3月31日前", "及时", "前", "后", "一个月内开"),
        *("国令第711号", "（国务院令第711号）", "〔2020〕10号", "[2020]", "及", "和", "、", "至"),
        *("https://www.gov.cn/", "http://", "www.", "[bookmark: _GoBack]", "PAGEREF _Toc1", "&nbsp;", "://", "@"),
        *("\u200b", "\ufeff", "\u3000", "\xa0", "\xad", "\n", "\t", " ", "\u2028", "\x85", "\U000e0041", "\U0001f600"),
        *("湖南省", "津市市", "人民政府", "政府办公室", "条例", "中华人民共和国", "法"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40))
LINES = st.sampled_from(
    [*ITEM.splitlines(), *SETTINGS.splitlines(), "- a", "  - b", "# catalog: ignore[law] a", "a: |", "b: >-", "  c", ""]
)
SIGNS = st.sampled_from([*"[]{}&*!|>%@`#:-?,'\"\\ \t\r\n\0~", "\ufeff", "---", "<<", "<<<<<<< ", "...", "- ", ": "])
SEEDS = tuple(path.read_bytes() for path in sorted((ROOT / "data/items").glob("*.yaml")))


class Memory:
    """Files that stand nowhere but here."""

    label = "memory"

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def paths(self) -> list[str]:
        return sorted(self.files)

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise UnreadableFileError("file/readable", message("no file {path}", path=path))
        return self.files[path][: SIZE_LIMIT + 1]


def result_of(files: Mapping[str, bytes]) -> CheckResult:
    return check_source(Memory(files), CheckRequest(RUN, Choice(pedantic=True)))


def assert_every_format_writes(result: CheckResult, *screens: Screen) -> None:
    shown = tuple(each for each in result.findings if each.suppression is None)
    noted = tuple(each for each in result.findings if each.suppression is not None)
    report = Report(shown, 3, suppressed=noted, rules=RuleCards(lambda: {each.rule for each in result.findings}))
    for write in FORMATS.values():
        for screen in screens:
            assert isinstance("".join(write(report, screen)), str)


def written(values: Mapping[str, object]) -> bytes:
    return "".join(f"{key}: {dumps(value)}\n" for key, value in values.items()).encode("utf-8", "surrogatepass")


RIGHT_BYTES = {path: text.encode() for path, text in RIGHT.items()}


def _value(key: str, text: str, other: str) -> object:
    kind = FIELDS[key].kind
    if kind is Kind.LIST:
        return [text, other]
    return {text: other} if kind is Kind.MAPPING else text


@pytest.mark.parametrize("key", FIELDS)
@drawing(8)
@given(text=TEXTS, other=TEXTS)
def test_any_text_in_any_field_is_judged(key: str, text: str, other: str) -> None:
    item = {"id": "zhengfu-gongbao", "category": "政策文件", "name": "政府公报", "content": "每期政府公报"}
    second = {"id": "zhengce-jiedu", "category": "政策文件", "name": "政策解读", "content": "政策解读材料"}
    files = {
        **RIGHT_BYTES,
        FILE: written({**item, key: _value(key, text, other)}),
        OTHER_FILE: written({**second, key: _value(key, other, text)}),
    }
    assert_every_format_writes(result_of(files), NARROW)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_every_field_is_judged(text: str) -> None:
    files = {**RIGHT_BYTES, FILE: written({key: _value(key, text, text) for key in FIELDS})}
    assert_every_format_writes(result_of(files), NARROW, Screen())


@drawing(20)
@given(text=TEXTS, names=st.lists(TEXTS, max_size=3), value=st.one_of(TEXTS, st.integers(), st.none(), st.booleans()))
def test_any_settings_are_judged(text: str, names: list[str], value: object) -> None:
    rules = {"select": names, "ignore": value, "severity": {text: value}, "fail_on": value, "hosts": names, text: value}
    place = {"name": text, "level": value, "within": names}
    settings_: dict[str, object] = {
        "title": text,
        "publishers": names,
        "categories": names,
        "jurisdiction": place,
        "rules": rules,
    }
    words: dict[str, object] = {"vocabularies": {"channels": names, text: value}}
    assert_every_format_writes(result_of({**RIGHT_BYTES, "catalog.yaml": written(settings_ | words)}), NARROW)


@drawing(15)
@given(st.one_of(st.binary(max_size=200), st.lists(st.one_of(LINES, SIGNS, TEXTS), max_size=12).map("\n".join)))
def test_any_bytes_in_a_file_are_judged(content: bytes | str) -> None:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    for path in (FILE, "catalog.yaml", "schema/item.schema.json"):
        assert_every_format_writes(result_of({**RIGHT_BYTES, path: data}), NARROW)


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), st.one_of(SIGNS, TEXTS)), max_size=4))
def test_a_broken_file_is_judged_and_mended_as_far_as_it_goes(seed: bytes, damage: list[tuple[int, str]]) -> None:
    text = seed.decode()
    for place, sign in damage:
        at = place % (len(text) + 1)
        text = text[:at] + sign + text[at + place % 3 :]
    source = Memory({**RIGHT_BYTES, OTHER_FILE: text.encode("utf-8", "surrogatepass")})
    fixes = fix(source, CheckRequest(RUN), lambda finding: finding.fix is not None)
    assert_every_format_writes(fixes.result, NARROW)
