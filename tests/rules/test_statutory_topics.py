"""Each topic for which a law sets a time is recognised, and a time limit is measured by that law."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog_cli.facts.deadlines import statutory_deadlines
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.rules.registry import all_rules, rule_named

CASES: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(
    (Path(__file__).parent / "data/statutory_topics.yaml").read_text(encoding="utf-8")
)
TODAY = date(2026, 11, 28)
RULES = ("within-statute", "usual-time-on-show")


def found(time_limit: str, case: dict[str, Any], **other: str) -> list[tuple[str, str]]:
    """Return the rules that report a time limit, each with its remedy, which names the law."""
    said = {**case, **other}
    settings = Settings(body=said.get("body", "department"), jurisdiction={"level": said.get("level", "县")})
    name, category = said["name"], said.get("category", "其他")
    item = Item(
        id="a", category=category, name=name, content="无", basis=tuple(said.get("basis", ())), time_limit=time_limit
    )
    run = Run(said.get("as_of", TODAY))
    return [
        (rule, str(problem.remedy))
        for rule in RULES
        for problem in rule_named(f"deadline/{rule}").function("check_item", settings=settings, run=run)(item)
    ]


def named(case: dict[str, Any]) -> str:
    return f"{case['topic']} {case['name']}"


def test_every_topic_has_a_case() -> None:
    assert {each.topic for each in statutory_deadlines()} == {case["topic"] for case in CASES}


@pytest.mark.parametrize("case", [case for case in CASES if "breaks" in case], ids=named)
def test_a_limit_that_breaks_the_law_is_reported_with_it(case: dict[str, Any]) -> None:
    problems = found(case["breaks"], case)
    assert {rule for rule, _ in problems} == {case.get("rule", "within-statute")}
    sources = [each.source for each in statutory_deadlines() if each.topic == case["topic"]]
    assert any(source in remedy for _, remedy in problems for source in sources)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_limit_that_keeps_the_law_is_not_reported(case: dict[str, Any]) -> None:
    assert found(case["keeps"], case) == []


@pytest.mark.parametrize(
    ("case", "other"),
    [
        ("县级以上人民政府的政府信息公开工作年度报告", {"body": "township"}),
        ("安全生产行政处罚", {"body": "enterprise"}),
        ("部门预算、决算", {"body": "grassroots"}),
        ("征收土地预公告", {"level": "省"}),
        ("政府网站监管年度报表", {"level": "县"}),
        ("行政区划代码", {"body": "government"}),
        ("停水", {"body": "department"}),
        ("进口配额总量", {"level": "县"}),
    ],
)
def test_a_body_that_a_law_does_not_bind_is_not_measured_by_it(case: str, other: dict[str, str]) -> None:
    (each,) = [each for each in CASES if each["topic"] == case]
    assert found(each["breaks"], each, **other) == []


@pytest.mark.parametrize("day", [date(2026, 1, 1), TODAY])
def test_a_law_that_is_no_longer_known_to_hold_measures_nothing(day: date) -> None:
    (each,) = [each for each in CASES if each["topic"] == "村务公开"]
    assert found(each["breaks"], {**each, "as_of": day}) == []


@pytest.mark.parametrize(
    ("name", "category", "time_limit"),
    [
        ("出让结果", "国有土地使用权出让", "信息形成之日起20个工作日内"),
        ("中标结果", "工程建设项目招标投标", "20个工作日内"),
        ("采购合同", "药品集中采购", "20个工作日内"),
        ("采购结果", "医用耗材集中采购", "20个工作日内"),
        ("成交结果", "土地使用权", "20个工作日内"),
        ("采购合同", "公共资源交易", "20个工作日内"),
        ("建设工程规划许可批前公示", "国土空间规划", "公示期不少于7日"),
        ("行政处罚裁量基准", "行政处罚决定", "20个工作日内"),
        ("部门预算绩效评价", "部门预算", "20个工作日内"),
        ("征收土地预公告", "征收土地公告", "20个工作日内"),
        ("政府信息公开工作年度报告制度", "其他", "每年6月底前"),
        ("地名规划", "标准地名", "20个工作日内"),
        ("征地批后实施", "征收土地公告", "20个工作日内"),
        ("会议纪要", "政策解读", "20个工作日内"),
        ("上级政策解读", "政策文件", "20个工作日内"),
        ("公告公示", "部门预算", "20个工作日内"),
    ],
)
def test_what_only_looks_like_a_topic_is_not_taken_for_it(name: str, category: str, time_limit: str) -> None:
    assert found(time_limit, {"name": name, "category": category}) == []


@pytest.mark.parametrize(
    ("name", "category", "time_limit"),
    [
        ("合同公告", "政府采购合同", "20个工作日内"),
        ("公告", "征收土地公告", "20个工作日内"),
        ("解读材料", "政策解读", "20个工作日内"),
    ],
)
def test_a_category_tells_the_topic_where_the_name_adds_nothing(name: str, category: str, time_limit: str) -> None:
    assert len(found(time_limit, {"name": name, "category": category})) == 1


def read(name: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("case", read("planted_deadlines.jsonl"), ids=lambda case: case["id"])
def test_a_time_limit_with_a_known_error_is_reported(case: dict[str, str]) -> None:
    settings, run = Settings(body="department", jurisdiction={"level": "县"}), Run(TODAY)
    item = Item(id="a", category="其他", name=case["name"], content=case["content"], time_limit=case["time_limit"])
    checks = [
        rule.function(function, settings=settings, run=run)(subject)
        for rule in all_rules()
        if rule.family == "deadline"
        for function, subject in (("check_text", item.time_limit), ("check_item", item))
        if rule.has(function)
    ]
    assert [problem for problems in checks for problem in problems]


@pytest.mark.parametrize("case", read("not_procurement.jsonl"), ids=lambda case: case["id"])
def test_a_trade_that_is_no_government_procurement_is_not_measured_by_its_law(case: dict[str, str]) -> None:
    assert found(case["time_limit"], case) == []


def test_the_basis_may_show_that_government_procurement_is_meant() -> None:
    case = {"name": "中标结果", "category": "公共资源交易"}
    assert found("20个工作日内", case) == []
    assert len(found("20个工作日内", {**case, "basis": ["《中华人民共和国政府采购法》"]})) == 1
