"""A title tells the period that its document is for; years that only date it are none."""

from datetime import date

import pytest

from catalog_cli.parsing.issued_documents import period_end


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("国务院办公厅关于印发2016年政务公开工作要点的通知", 2016),
        ("2019年度政府信息公开工作考核方案", 2019),
        ("“七五”普法规划", 2020),
        ("中央宣传部、司法部关于在公民中开展法治宣传教育的第七个五年规划(2016-2020年)", 2020),
        ("关于在公民中开展法治宣传教育的第八个五年规划", 2025),
        ("“八五”普法规划", 2025),
        ("“九五”普法规划", 2030),
        ("法治政府建设实施纲要（2021－2025年）", 2025),
        ("“十三五”国家食品安全规划", 2020),
        ("十四五规划纲要", 2025),
        ("“十五”计划纲要", 2005),
        ("“十一五”规划", 2010),
        ("湖南省消防条例实施三年行动计划（2018—2020年）", 2020),
        ("“十四五”规划和2035年远景目标纲要", 2035),
        ("关于做好2020年高校毕业生就业工作的通知", 2020),
        ("国务院关于印发2030年前碳达峰行动方案的通知", 2030),
    ],
)
def test_a_period_in_a_title_is_read(title: str, year: int) -> None:
    assert period_end(title) == date(year, 12, 31)


@pytest.mark.parametrize(
    "title",
    [
        "国务院办公厅关于做好政府公报工作的通知",
        "中华人民共和国预算法（2018年修正）",
        "关于做好2018年修订的预算法贯彻实施工作的通知",
        "关于做好2007年以来规章清理工作的通知",
        "关于做好2021年底前有关工作的通知",
        "住房城乡建设事业第二十五条",
        "国务院关于五年规划编制工作的意见",
        "建设项目“三同时”监督管理办法",
        "财政部公告2009年第1号",
        "国办发〔2016〕19号",
        "二十五年规划纲要",
        "关于第五次全国经济普查的通知",
    ],
)
def test_a_title_without_a_period_has_none(title: str) -> None:
    assert period_end(title) is None
