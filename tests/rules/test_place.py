"""Rules of place find what is left over from another government's template, and offices that nobody listed."""

from pathlib import Path

import pytest

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.finding import Finding
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN, lay

JINSHI = SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n  within:\n    - 湖南省\n"
OFFICES = SETTINGS + "vocabularies:\n  responsible: [市政府办秘书室, 市政府办综调室, 财政局]\n"


def of_item(folder: Path, more: str, settings: str, rule: str) -> list[Finding]:
    source = Folder(lay(folder, {**RIGHT, SETTINGS_FILE: settings, FILE: ITEM + more}))
    return list(check_source(source, CheckRequest(RUN, Choice(select=(rule,)))).findings)


@pytest.mark.parametrize(
    ("more", "reported"),
    [
        pytest.param("basis:\n  - 湖南省人民政府办公厅通知\n", 0, id="the legal basis may cite whom it will"),
        pytest.param("not_applicable: 由湖南省人民政府办公厅统一公开\n", 0, id="so may the reason why not here"),
        pytest.param("responsible:\n  - 湖南省人民政府办公厅\n", 1, id="a responsible office"),
        pytest.param("publisher: 湖南省人民政府办公厅\n", 1, id="a publisher"),
        pytest.param("time_limit: 答复省人大代表建议后一个月内\n", 1, id="a time limit"),
    ],
)
def test_another_government_is_reported_where_it_would_act(more: str, reported: int, tmp_path: Path) -> None:
    assert len(of_item(tmp_path, more, JINSHI, "place/own-government")) == reported


def test_without_a_place_no_government_is_another(tmp_path: Path) -> None:
    assert of_item(tmp_path, "publisher: 湖南省人民政府办公厅\n", SETTINGS, "place/own-government") == []


@pytest.mark.parametrize(
    ("office", "fixed"),
    [
        pytest.param("财政居", "财政局", id="one is near"),
        pytest.param("市政府办秘调室", None, id="two are near"),
        pytest.param("民政部门", None, id="none is near"),
    ],
)
def test_an_unlisted_office_is_mended_when_only_one_can_be_meant(
    office: str, fixed: str | None, tmp_path: Path
) -> None:
    (finding,) = of_item(tmp_path, f"responsible:\n  - {office}\n", OFFICES, "place/known-office")
    assert (finding.fix.edits[0].value if finding.fix else None) == fixed


def test_the_bundled_catalogue_shows_what_is_left_of_the_provincial_template() -> None:
    found = check_source(Folder(ROOT), CheckRequest(RUN, Choice(select=("place",)))).findings
    assert {(finding.rule, finding.path.rpartition("/")[2], finding.pointer) for finding in found} == {
        ("place/own-government", "renda-jianyi-zhengxie-tian.yaml", ("content",)),
        ("place/own-government", "renda-jianyi-zhengxie-tian.yaml", ("time_limit",)),
        ("place/own-government", "zhengfu-xinxi-gongkai-niandu-baogao.yaml", ("time_limit",)),
        ("place/office-given", "zhengfu-wangzhan-jianguan-niandu-baobiao.yaml", ("responsible",)),
    }


ITEMS = {FILE: "zhengfu-gongbao", "data/items/zhengce-jiedu.yaml": "zhengce-jiedu", "data/items/c.yaml": "c"}


def workspace(folder: Path, more: dict[str, str]) -> Folder:
    """Lay three items, each with what `more` adds under its file's path."""
    items = {
        path: f"id: {name}\ncategory: 政策文件\nname: {name}\ncontent: 内容\n{more.get(path, '')}"
        for path, name in ITEMS.items()
    }
    return Folder(lay(folder, {SETTINGS_FILE: SETTINGS, **items}))


def paths_of(source: Folder, rule: str) -> list[str]:
    return [each.path for each in check_source(source, CheckRequest(RUN, Choice(select=(rule,)))).findings]


@pytest.mark.parametrize(
    ("rule", "column"),
    [
        pytest.param("link/given", "link: https://www.jinshishi.gov.cn/gb\n", id="the link"),
        pytest.param("place/office-given", "responsible:\n  - 秘书科\n", id="the office"),
    ],
)
def test_a_column_that_no_item_has_is_one_finding_of_the_catalogue(rule: str, column: str, tmp_path: Path) -> None:
    assert paths_of(workspace(tmp_path / "none", {}), rule) == [SETTINGS_FILE]
    assert paths_of(workspace(tmp_path / "one", {FILE: column}), rule) == sorted(ITEMS.keys() - {FILE})
    unfit = dict.fromkeys(ITEMS, "not_applicable: 本单位没有\n")
    assert paths_of(workspace(tmp_path / "unfit", unfit), rule) == []
    assert paths_of(workspace(tmp_path / "alone", {**unfit, FILE: ""}), rule) == [FILE]


def test_publishers_none_of_which_is_listed_are_one_finding_of_the_catalogue(tmp_path: Path) -> None:
    own = "publisher: 津市市人民政府办公室\n"
    others = dict.fromkeys(ITEMS, "publisher: 津市市财政局\n")
    assert paths_of(workspace(tmp_path / "none", others), "place/publisher-listed") == [SETTINGS_FILE]
    assert paths_of(workspace(tmp_path / "one", {**others, FILE: own}), "place/publisher-listed") == sorted(
        ITEMS.keys() - {FILE}
    )
