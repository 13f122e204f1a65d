"""What the law asks of a time limit is that of the day of the check, from a warm cache too."""

from pathlib import Path

from catalog_cli.rules.examples import RIGHT
from conftest import Run, lay

WATER = "id: yinyongshui\ncategory: 政策文件\nname: 饮用水水质状况\ncontent: 水质状况\ntime_limit: 每半年公布一次\n"
PLACE = "jurisdiction:\n  name: 津市市\n  level: 县\n"
SETTINGS = f"title: 目录\npublishers:\n  - 津市市人民政府\n{PLACE}categories:\n  - 政策文件\n"
CODE, FORMER = "《中华人民共和国生态环境法典》第三百二十六条第二款", "《中华人民共和国水污染防治法》第七十二条第二款"


def test_the_law_of_the_day_is_named_whatever_was_cached_before(run: Run, tmp_path: Path) -> None:
    lay(tmp_path, {**RIGHT, "catalog.yaml": SETTINGS, "data/items/yinyongshui.yaml": WATER})
    days = {"2025-06-30": FORMER, "2026-08-14": FORMER, "2026-08-15": CODE, "2026-09-30": CODE}
    for day in (*days, *reversed(days)):
        found = run("validate", "--select", "deadline/within-statute", "--as-of", day).stdout
        assert days[day] in found
        assert ({CODE, FORMER} - {days[day]}).pop() not in found
        shown = run("show", "yinyongshui", "--format", "json", "--as-of", day).stdout
        assert days[day] in shown
