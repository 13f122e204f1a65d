"""A comparison of settings names what a reader of the official table would see differ."""

import pytest

from catalog_cli.changes.compare import all_settings_changes, printed_settings_changes
from catalog_cli.model.catalogue import Settings

BEFORE = Settings(title="目录", publishers=("甲",), categories=("一", "二"), jurisdiction={"name": "津市市"})


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(BEFORE, [], id="nothing"),
        pytest.param(
            Settings(title="新目录", publishers=("甲",), categories=("一", "二")),
            [("title", "目录", "新目录")],
            id="the title, and no jurisdiction",
        ),
        pytest.param(
            Settings(title="目录", publishers=("甲", "乙"), categories=("二", "一")),
            [("publishers", ("甲",), ("甲", "乙")), ("categories", ("一", "二"), ("二", "一"))],
            id="publishers, and the order of categories",
        ),
        pytest.param(
            Settings(),
            [("title", "目录", None), ("publishers", ("甲",), None), ("categories", ("一", "二"), None)],
            id="what goes is absent",
        ),
    ],
)
def test_the_settings_that_differ_are_named(after: Settings, expected: list[tuple[str, object, object]]) -> None:
    assert [(each.key, each.before, each.after) for each in printed_settings_changes(BEFORE, after)] == expected
    turned = [(key, new, old) for key, old, new in expected]
    assert [(each.key, each.before, each.after) for each in printed_settings_changes(after, BEFORE)] == turned


def test_every_setting_that_differs_is_named_part_by_part() -> None:
    after = Settings(
        title="目录",
        publishers=("甲",),
        categories=("一", "二"),
        jurisdiction={"name": "津市市", "level": "县"},
        vocabularies={"channels": ("政府网站",)},
        rules={"ignore": ["link/https"]},
    )
    assert [(each.key, each.before, each.after) for each in all_settings_changes(BEFORE, after)] == [
        ("jurisdiction/level", None, "县"),
        ("vocabularies/channels", None, ("政府网站",)),
        ("rules/ignore", None, ["link/https"]),
    ]
