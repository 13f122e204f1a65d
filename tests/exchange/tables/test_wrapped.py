"""Lines that only fit a narrow column are joined; lines that say something of their own stay."""

import pytest

from catalog_cli.exchange.tables.wrapped import unwrapped

LINES = [
    ("name", "乡镇\n概况", "乡镇概况"),
    ("name", "1.机构职能\n2.机构设置", "1.机构职能\n2.机构设置"),
    ("name", "Annual\nreport", "Annual\nreport"),
    ("category", "财政\n资金", "财政资金"),
    ("time_limit", "20个工\n作日内", "20个工作日内"),
    ("time_limit", "信息形成之日起\n20个工作日内", "信息形成之日起20个工作日内"),
    ("time_limit", "长期公开\n每年3月31日前", "长期公开\n每年3月31日前"),
    ("time_limit", "首次公开：\n20个工作日内", "首次公开：\n20个工作日内"),
    ("basis", "《政府信息\n公开条例》第二十\n条\n《预算法》", "《政府信息公开条例》第二十条\n《预算法》"),
    ("basis", "《预算法》（国务院\n令第1号）第\n三条", "《预算法》（国务院令第1号）第三条"),
    ("basis", "《甲法》第一条\n第二条", "《甲法》第一条\n第二条"),
    ("basis", "《甲法》（第一条、\n第二条）", "《甲法》（第一条、\n第二条）"),
    ("responsible", "党政\n办公室", "党政办公室"),
    ("responsible", "财政局\n民政局", "财政局\n民政局"),
]


@pytest.mark.parametrize(("role", "text", "joined"), LINES)
def test_only_breaks_of_a_narrow_column_are_joined(role: str, text: str, joined: str) -> None:
    assert unwrapped(text, role) == joined
