"""A number is read as Excel shows it."""

import pytest

from catalog_cli.exchange.excel.number_format import shown_date, shown_number, shown_text

NUMBERS = [
    ("General", "1", "1"),
    ("General", "1.0", "1"),
    ("General", "0.1", "0.1"),
    ("General", "-2.50", "-2.5"),
    ("General", "0.30000000000000004", "0.3"),
    ("General", "1E+20", "1E+20"),
    ("General", "12345678901", "12345678901"),
    ("General", "123456789012", "1.23457E+11"),
    ("General", "0.0000123456789", "1.23457E-05"),
    ("General", "1234567.891", "1234567.891"),
    ("General", "not a number", "not a number"),
    ("0", "2.5", "3"),
    ("0", "-2.5", "-3"),
    ("0.00", "1", "1.00"),
    ("0.00", "1.005", "1.01"),
    ("0.0#", "1.5", "1.5"),
    ("0.0#", "1.25", "1.25"),
    ("#.##", "0.5", ".5"),
    ("#,##0", "1234567", "1,234,567"),
    ("#,##0", "0", "0"),
    ("#,##0.00", "1234.5", "1,234.50"),
    ("#,##0,", "12345678", "12,346"),
    ("0%", "0.5", "50%"),
    ("0.0%", "0.125", "12.5%"),
    ("¥#,##0.00", "1234.5", "¥1,234.50"),
    ("[$¥-804]#,##0", "1234", "¥1,234"),
    ('"第"0"条"', "20", "第20条"),
    ('0"个工作日"', "20", "20个工作日"),
    ("00000", "7", "00007"),
    ("000-0000-0000", "13800138000", "138-0013-8000"),
    ("0;(0)", "-1", "(1)"),
    ('0;-0;"无"', "0", "无"),
    (";;;", "5", ""),
    ("[Red]0", "5", "5"),
    ("[>=100]0;[<0]0.0;0.00", "5", "5.00"),
    ('[>=1]0"天";0.0"天"', "0.5", "0.5天"),
    ("@", "2", "2"),
    ("0.00E+00", "12345", "1.23E+04"),
    ("##0.0E+0", "12345", "12.3E+3"),
    ("# ?/?", "1.25", "1 1/4"),
    ("[DBNum1][$-804]General", "123", "一百二十三"),
    ("[DBNum1][$-804]General", "15", "十五"),
    ("[DBNum2][$-804]General", "10005", "壹万零伍"),
    ("[DBNum1][$-804]0", "123", "一二三"),
]
DATES = [
    ("yyyy/m/d", "45356", "2024/3/5"),
    ("yyyy-mm-dd", "45356", "2024-03-05"),
    ('[$-804]yyyy"年"m"月"d"日"', "45356", "2024年3月5日"),
    ('yyyy"年"m"月"', "45356", "2024年3月"),
    ('m"月"d"日"', "45356", "3月5日"),
    ("yyyy\\-m\\-d;@", "45356", "2024-3-5"),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "45356", "2024年3月5日"),
    ("yy.mm", "45356", "24.03"),
    ("d-mmm-yy", "45356", "5-Mar-24"),
    ("aaaa", "45356", "星期二"),
    ("aaa", "45356", "周二"),
    ("dddd", "45356", "Tuesday"),
    ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "45356", "二〇二四年三月五日"),
    ("yyyy/m/d h:mm", "45356.75", "2024/3/5 18:00"),
    ("h:mm AM/PM", "0.75", "6:00 PM"),
    ("h:mm AM/PM", "0", "12:00 AM"),
    ('上午/下午h"时"mm"分"', "0.25", "上午6时00分"),
    ("h:mm:ss", "0.999999", "0:00:00"),
    ("[h]:mm", "1.5", "36:00"),
    ("[mm]:ss", "0.0625", "90:00"),
    ("mm:ss.0", "0.00001", "00:00.9"),
    ("yyyy/m/d", "1", "1900/1/1"),
    ("yyyy/m/d", "59", "1900/2/28"),
    ("yyyy/m/d", "60", "1900/2/29"),
    ("yyyy/m/d", "61", "1900/3/1"),
    ("yyyy/m/d", "2958465", "9999/12/31"),
    ("yyyy/m/d", "-1", "-1"),
    ("yyyy/m/d", "1e300", "1E+300"),
]


@pytest.mark.parametrize(("code", "value", "text"), NUMBERS)
def test_a_number_is_shown_by_its_format(code: str, value: str, text: str) -> None:
    assert shown_number(value, code) == text


@pytest.mark.parametrize(("code", "value", "text"), DATES)
def test_a_count_of_days_is_shown_as_the_date_or_time_that_its_format_asks_for(
    code: str, value: str, text: str
) -> None:
    assert shown_number(value, code) == text


def test_days_count_from_1904_in_workbooks_that_say_so() -> None:
    assert shown_number("0", "yyyy/m/d", from_1904=True) == "1904/1/1"
    assert shown_number("43894", "yyyy/m/d", from_1904=True) == "2024/3/5"


@pytest.mark.parametrize(
    ("code", "text"),
    [("General", "007"), ("0.00", "007"), ("@", "007"), ('"〔"@"〕"', "〔007〕"), ("0;-0;0;@", "007"), (";;;", "")],
)
def test_a_text_stays_itself_whatever_its_format_does_to_numbers(code: str, text: str) -> None:
    assert shown_text("007", code) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("yyyy/m/d", "2024-03-05", "2024/3/5"),
        ("General", "2024-03-05T00:00:00", "2024/3/5"),
        ("h:mm", "18:30:00", "18:30"),
        ("General", "no date", "no date"),
    ],
)
def test_a_date_that_is_stored_as_a_date_is_shown_by_its_format(code: str, value: str, text: str) -> None:
    assert shown_date(value, code) == text
