"""A time limit is told in words, a line for each clause, and nothing is said that the text does not say."""

import pytest

from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.views.deadlines import in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("自该政府信息形成或者变更之日起20个工作日内", ["within 20 working days after 该政府信息形成或者变更"]),
        ("1个工作日内", ["within 1 working day"]),
        ("每年1月31日前", ["every year by 31 January"]),
        ("每年年初", ["every year, no day named"]),
        ("每年13月1日", ["every year by 13-01"]),
        ("一般事项至少每季度公布一次", ["一般事项: every quarter"]),
        ("及时公开", ["promptly, no fixed date"]),
        ("信息变更后及时更新", ["promptly after 信息变更 (no fixed date)"]),
        ("公示期不得少于5个工作日", ["displayed for at least 5 working days"]),
        ("征求意见期限不得少于30", ["征求意见: displayed for at least 30 (no unit given)"]),
        ("批准后20内", ["within 20 (no unit given) after 批准"]),
        ("长期公开", ["displayed permanently, no end date"]),
        ("提前一周", ["at least 1 week ahead"]),
        ("会议召开3日前", ["at least 3 days before 会议召开"]),
        ("活动开展前", ["before 活动开展"]),
        ("公示期满后公开", ["after 公示期满"]),
        ("当日", ["on the same day"]),
        ("信息形成当日", ["on the day of 信息形成"]),
        ("48小时内", ["within 48 hours"]),
        ("30分钟内", ["within 30 minutes"]),
        ("2年内", ["within 2 years"]),
        ("同上", ["the same as the item above"]),
        ("1年", ["unclear: 1年"]),
        ("见通知", ["Not understood: 见通知"]),
        ("答复后一个月内开", ["within 1 month after 答复", "Not understood: 开"]),
        (
            "行政许可:7个工作日内;其他:长期。法律另有规定的，从其规定",
            [
                "行政许可: within 7 working days",
                "其他: displayed permanently, no end date",
                "unless another law sets a different time",
            ],
        ),
        ("/", []),
        ("", []),
    ],
)
def test_each_clause_has_its_line(text: str, words: list[str]) -> None:
    assert in_words(parse_time_limit(text)).splitlines() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每日", "every day"),
        ("每周", "every week"),
        ("每月10日前", "every month"),
        ("每季度", "every quarter"),
        ("每半年", "every half-year"),
        ("每年一次", "every year"),
    ],
)
def test_each_period_has_its_words(text: str, words: str) -> None:
    assert in_words(parse_time_limit(text)) == words
