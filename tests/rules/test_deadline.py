"""The rules about time limits: what they say of limits looser than the law, and what they leave alone."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.check.checker import CheckRequest, check_source
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import TimeUnit
from catalog_cli.rules.choice import Choice
from catalog_cli.rules.clauses import surely_longer
from catalog_cli.rules.interface import Rule
from catalog_cli.rules.registry import all_rules, rule_named
from catalog_cli.rules.rule import Problem, TextProblem
from catalog_cli.store.source import Folder
from conftest import ROOT, RUN

TEXT_RULES = tuple(rule for rule in all_rules() if rule.family == "deadline" and hasattr(rule.module, "check_text"))
WITHIN_STATUTE = rule_named("deadline/within-statute")
ALPHABET = "自信息形成变更之日起批准后每年月底前工作日个内公开示期不少于0123一二十年，；。:（）1.长及时季度从其规定"
NAMES = st.sampled_from(["部门预算", "采购合同", "政府信息公开工作年度报告", "政策解读", "政府公报"])


def slips(rule: Rule, text: str) -> Iterator[TextProblem]:
    yield from rule.function("check_text", settings=Settings(), run=RUN)(text)


OFFICE = Settings(publishers=("津市市人民政府办公室",), jurisdiction={"name": "津市市", "level": "县"})
UNDECIDED = Settings(publishers=("本机关",), jurisdiction={"name": "津市市", "level": "县"})


def problems(
    name: str, time_limit: str, content: str = "无", category: str = "其他", settings: Settings = OFFICE
) -> list[Problem]:
    item = Item(id="a", category=category, name=name, content=content, time_limit=time_limit)
    return list(WITHIN_STATUTE.function("check_item", settings=settings, run=RUN)(item))


@pytest.mark.parametrize(
    ("text", "rule", "stretch"),
    [
        ("答复代表和提案者后一个月内开", "deadline/understood", "开"),
        ("20个工作日内；批准后20内", "deadline/unit-given", "批准后20内"),
        ("20个工作日内；征求意见期限不得少于30", "deadline/unit-given", "征求意见期限不得少于30"),
        ("自信息形成之日起21个工作日内", "deadline/within-general-limit", "自信息形成之日起21个工作日内"),
        ("信息形成或变更之日起45日内", "deadline/within-general-limit", "信息形成或变更之日起45日内"),
        ("两个月内", "deadline/within-general-limit", "两个月内"),
        ("变更后30个工作日内", "deadline/within-general-limit", "变更后30个工作日内"),
        ("1年", "deadline/unambiguous", "1年"),
        ("限时公开", "deadline/unambiguous", "限时公开"),
        ("及时公开；每年4月31日前", "deadline/real-date", "每年4月31日前"),
        ("20个工作日内；7个工作日内", "deadline/clauses-have-subjects", "7个工作日内"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(text: str, rule: str, stretch: str) -> None:
    assert [text[slip.start : slip.end] for slip in slips(rule_named(rule), text)] == [stretch]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("批准后20内", "deadline/understood"),
        ("批准后20内", "deadline/unambiguous"),
        ("见附件", "deadline/unambiguous"),
        ("信息形成之日起44日内", "deadline/within-general-limit"),
        ("1个月内", "deadline/within-general-limit"),
        ("征地批准后60日内", "deadline/within-general-limit"),
        ("股权变更登记后60日内", "deadline/within-general-limit"),
        ("公示期不少于60日", "deadline/within-general-limit"),
        ("会议召开前60日", "deadline/within-general-limit"),
        ("每年12月31日前", "deadline/within-general-limit"),
        ("每年2月29日前", "deadline/real-date"),
        ("20个工作日内；行政处罚决定作出后7个工作日内", "deadline/clauses-have-subjects"),
        ("20个工作日内；20个工作日内", "deadline/clauses-have-subjects"),
        ("每年1月31日前；每年7月31日前", "deadline/clauses-have-subjects"),
        ("5个工作日内；公示7个工作日", "deadline/clauses-have-subjects"),
        ("5个工作日内；长期公开", "deadline/clauses-have-subjects"),
    ],
)
def test_what_another_rule_says_or_is_not_certain_is_not_reported(text: str, rule: str) -> None:
    assert list(slips(rule_named(rule), text)) == []


@pytest.mark.parametrize(
    ("name", "time_limit", "source"),
    [
        ("政府采购合同", "20个工作日内", "《中华人民共和国政府采购法实施条例》第五十条"),
        ("政府采购合同公告", "合同签订之日起5个工作日内", "《中华人民共和国政府采购法实施条例》第五十条"),
        ("政府采购结果", "一个月内", "《中华人民共和国政府采购法实施条例》第四十三条"),
        ("政府采购中标公告", "中标供应商确定之日起3个工作日内", "《中华人民共和国政府采购法实施条例》第四十三条"),
        ("部门决算", "批复后30日内", "《中华人民共和国预算法》第十四条第二款"),
        ("“三公”经费", "自该政府信息形成或者变更之日起20个工作日内", "《中华人民共和国预算法》第十四条第二款"),
        ("政府预算", "批准后1个月内", "《中华人民共和国预算法》第十四条第一款"),
        ("单位预算公开表", "部门批复后25日内", "《中华人民共和国预算法实施条例》第六条"),
        ("安全生产行政处罚信息", "20个工作日内；长期公开", "《中华人民共和国安全生产法》第七十八条"),
        ("政府网站工作年度报表", "每年3月31日前", "国办函〔2018〕12号"),
        ("法治政府建设年度报告", "每年6月底前", "督察工作规定》第二十四条"),
        ("法治政府建设年度报告", "每年12月底前公布上一年度报告", "督察工作规定》第二十四条"),
        ("政策解读", "文件公开后5个工作日内", "国办发〔2016〕19号"),
        ("政策解读", "信息形成之日起20个工作日内", "国办发〔2016〕19号"),
        ("行政许可决定", "作出决定之日起30个工作日内", "国办发〔2018〕118号"),
        ("行政处罚决定", "20个工作日内", "国办发〔2018〕118号"),
        ("政府信息公开工作年度报告", "每年3月31日前", "《中华人民共和国政府信息公开条例》第四十九条第一款"),
    ],
)
def test_limit_looser_than_a_special_law_is_reported_with_what_the_law_asks(
    name: str, time_limit: str, source: str
) -> None:
    (problem,) = problems(name, time_limit)
    assert problem.pointer == ("time_limit",)
    assert source in str(problem.remedy)


@pytest.mark.parametrize(
    ("name", "time_limit", "severity"),
    [
        ("政策解读", "信息形成之日起20个工作日内", Severity.INFO),
        ("行政处罚决定", "20个工作日内", Severity.INFO),
        ("行政许可决定", "作出决定之日起30个工作日内", None),
        ("部门决算", "批复后30日内", None),
    ],
)
def test_a_time_that_other_sources_allow_is_asked_about(name: str, time_limit: str, severity: Severity | None) -> None:
    (problem,) = problems(name, time_limit)
    assert problem.severity is severity


@pytest.mark.parametrize(
    ("name", "time_limit"),
    [
        ("政府采购合同", "及时公开"),
        ("政府采购合同", "长期公开"),
        ("政府采购合同", "1年"),
        ("政府采购合同", "同上"),
        ("政府采购合同", "合同签订之日起2个工作日内"),
        ("政府采购合同", "20个工作日内；其中采购合同2个工作日内"),
        ("政府采购合同", "20个工作日内，法律、法规另有规定的，从其规定"),
        ("政府采购合同", "采购公告发布之日起5个工作日内"),
        ("政府采购合同", "合同签订之日起15日内"),
        ("政府采购合同管理制度", "20个工作日内"),
        ("部门预算编制办法", "20个工作日内"),
        ("部门预算", "批复后20日内"),
        ("部门预算", "部门批复后16个工作日内"),
        ("政府信息公开工作年度报告", "每年1月31日前"),
        ("政府信息公开工作年度报告", "每年3月31日前公布本级政府上一年度报告"),
        ("政府信息公开工作年度报告", "20个工作日内"),
        ("政府信息公开工作年度报告制度", "每年6月底前"),
        ("法治政府建设年度报告", "每年12月底前"),
        ("政府公报", "每年6月底前"),
    ],
)
def test_limit_that_keeps_the_law_or_may_keep_it_is_not_reported(name: str, time_limit: str) -> None:
    assert problems(name, time_limit) == []


def test_annual_report_later_than_any_organ_may_publish_it_is_reported_once_with_both_days() -> None:
    (problem,) = problems("政府信息公开工作年度报告", "每年4月30日前", settings=UNDECIDED)
    assert "每年1月31日前（《中华人民共和国政府信息公开条例》第四十九条第一款）" in str(problem.remedy)
    assert "每年3月31日前（《中华人民共和国政府信息公开条例》第四十九条第二款）" in str(problem.remedy)


def test_a_clause_that_speaks_of_the_topic_is_the_one_that_counts() -> None:
    time_limit = "采购合同10个工作日内；其他信息2个工作日内"
    (problem,) = problems("政府采购", time_limit)
    assert problem.span
    assert time_limit[slice(*problem.span)] == "采购合同10个工作日内"


@pytest.mark.parametrize(
    ("name", "content", "reported"),
    [
        ("政府采购", "采购公告、采购结果、采购合同等信息", 2),
        ("政府采购", "采购合同履行验收情况", 0),
        ("政府采购", "除采购合同外的采购信息", 0),
        ("重大建设项目", "招标信息、采购合同", 0),
        ("财政信息", "部门预算、决算", 0),
        ("预决算公开", "部门预算、决算", 1),
    ],
)
def test_content_counts_where_it_lists_the_thing_and_the_name_is_of_its_field(
    name: str, content: str, reported: int
) -> None:
    assert len(problems(name, "20个工作日内", content)) == reported


def test_an_item_that_does_not_apply_is_left_alone() -> None:
    item = Item(
        id="a", category="a", name="采购合同", content="a", time_limit="20个工作日内", not_applicable="本单位无采购"
    )
    assert list(WITHIN_STATUTE.function("check_item", settings=OFFICE, run=RUN)(item)) == []


@pytest.mark.parametrize(
    ("number", "unit", "most", "most_unit", "longer"),
    [
        (21, TimeUnit.WORKING_DAY, 20, TimeUnit.WORKING_DAY, True),
        (20, TimeUnit.WORKING_DAY, 20, TimeUnit.WORKING_DAY, False),
        # 20 working days have at least two whole weekends in them, even if some of these days are worked
        (20, TimeUnit.WORKING_DAY, 20, TimeUnit.DAY, True),
        (15, TimeUnit.WORKING_DAY, 20, TimeUnit.DAY, False),
        (45, TimeUnit.DAY, 20, TimeUnit.WORKING_DAY, True),
        (30, TimeUnit.DAY, 20, TimeUnit.WORKING_DAY, False),
        (1, TimeUnit.MONTH, 20, TimeUnit.WORKING_DAY, False),
        (2, TimeUnit.MONTH, 20, TimeUnit.WORKING_DAY, True),
        # February has 28 days
        (1, TimeUnit.MONTH, 28, TimeUnit.DAY, False),
        (1, TimeUnit.MONTH, 20, TimeUnit.DAY, True),
        # the National Day and Mid-Autumn holidays together keep offices closed for eight days
        (10, TimeUnit.DAY, 2, TimeUnit.WORKING_DAY, False),
        (3, TimeUnit.WEEK, 2, TimeUnit.WORKING_DAY, True),
        (1, TimeUnit.YEAR, 20, TimeUnit.WORKING_DAY, True),
        (72, TimeUnit.HOUR, 2, TimeUnit.WORKING_DAY, False),
        (30, TimeUnit.MINUTE, 2, TimeUnit.WORKING_DAY, False),
        (3000, TimeUnit.MINUTE, 2, TimeUnit.DAY, True),
    ],
)
def test_times_of_different_units_are_compared_only_where_the_calendar_makes_no_difference(
    number: int,
    unit: TimeUnit,
    most: int,
    most_unit: TimeUnit,
    longer: bool,
) -> None:
    assert surely_longer(number, unit, most, most_unit) is longer


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.name)
@given(st.text(alphabet=ALPHABET, max_size=40) | st.text(max_size=20))
def test_no_text_stops_a_rule_and_its_places_lie_within(rule: Rule, text: str) -> None:
    for slip in slips(rule, text):
        assert 0 <= slip.start < slip.end <= len(text)
        assert str(slip.message)


@given(NAMES, st.text(alphabet=ALPHABET, min_size=1, max_size=40))
def test_no_text_stops_the_comparison_with_the_law(name: str, time_limit: str) -> None:
    for problem in problems(name, time_limit):
        assert problem.span
        assert 0 <= problem.span[0] < problem.span[1] <= len(time_limit)


def test_the_bundled_catalogue_shows_the_truncated_limit_and_the_procurement_that_may_come_too_late() -> None:
    found = check_source(Folder(ROOT), CheckRequest(RUN, Choice(select=("deadline",)))).findings
    assert [(finding.rule, finding.path.rpartition("/")[2], finding.span) for finding in found] == [
        ("deadline/understood", "renda-jianyi-zhengxie-tian.yaml", (50, 51)),
        ("deadline/within-statute", "zhengfu-jizhong-caigou.yaml", (0, 22)),
        ("deadline/within-statute", "zhengfu-jizhong-caigou.yaml", (0, 22)),
    ]
    laws = ("《中华人民共和国政府采购法实施条例》第四十三条", "《中华人民共和国政府采购法实施条例》第五十条")
    for finding, law in zip(found[1:], laws, strict=True):
        assert law in str(finding.remedy)
