"""Statutory deadlines are those of the laws that they name."""

import pytest

from catalog_cli.facts.deadlines import general_deadline, statutory_deadlines
from catalog_cli.model.time_limit import TimeUnit


def test_twenty_working_days_hold_where_no_law_says_otherwise() -> None:
    general = general_deadline()
    assert (general.within, general.unit, general.yearly) == (20, TimeUnit.WORKING_DAY, None)
    assert general.source == "《中华人民共和国政府信息公开条例》第二十六条"


@pytest.mark.parametrize(
    ("topic", "within", "unit", "yearly", "article"),
    [
        ("政府预算、决算", 20, TimeUnit.DAY, None, "预算法》第十四条第一款"),
        ("部门预算、决算", 20, TimeUnit.DAY, None, "预算法》第十四条第二款"),
        ("单位预算、决算", 20, TimeUnit.DAY, None, "预算法实施条例》第六条"),
        ("政府采购中标、成交结果", 2, TimeUnit.WORKING_DAY, None, "政府采购法实施条例》第四十三条"),
        ("政府采购合同", 2, TimeUnit.WORKING_DAY, None, "政府采购法实施条例》第五十条"),
        ("安全生产行政处罚", 7, TimeUnit.WORKING_DAY, None, "安全生产法》第七十八条"),
        ("部门政府信息公开工作年度报告", None, None, "01-31", "政府信息公开条例》第四十九条第一款"),
        ("县级以上人民政府的政府信息公开工作年度报告", None, None, "03-31", "政府信息公开条例》第四十九条第二款"),
        ("政府网站年度报表", None, None, "01-31", "国办函〔2018〕12号"),
        ("法治政府建设年度报告", None, None, "04-01", "督察工作规定》第二十四条"),
        ("政策解读材料", 3, TimeUnit.WORKING_DAY, None, "国办发〔2016〕19号"),
    ],
)
def test_special_deadline_has_its_time_and_its_source(
    topic: str, within: int | None, unit: TimeUnit | None, yearly: str | None, article: str
) -> None:
    (deadline,) = [each for each in statutory_deadlines() if each.topic == topic]
    assert (deadline.within, deadline.unit, deadline.yearly) == (within, unit, yearly)
    assert article in deadline.source


def test_every_special_deadline_says_either_a_time_or_a_day_and_can_be_recognised() -> None:
    for deadline in statutory_deadlines():
        assert (deadline.within is None) != (deadline.yearly is None)
        assert (deadline.unit is None) == (deadline.within is None)
        assert deadline.match
