"""The table of duties tells a person and a program the same."""

from catalog_cli.facts.duties import duties_at
from catalog_cli.model.item import Item
from catalog_cli.views.coverage import Coverage, coverage_table

BUDGET = Item(id="yusuan", name="预算", content="预算", category="财政")
FEES = Item(id="shoufei", name="收费项目", content="收费", category="财政", not_applicable="本单位不收费")
_DUTIES = duties_at("")
COVERED = (
    Coverage(_DUTIES[6], (BUDGET,)),
    Coverage(_DUTIES[7], (FEES,)),
    Coverage(_DUTIES[8], ()),
    Coverage(_DUTIES[14], ()),
)


def test_each_duty_is_a_row_and_the_title_counts_those_covered() -> None:
    table = coverage_table(COVERED)
    assert [[cell.text for cell in row][2:] for row in table.rows] == [
        ["yes", "预算"],
        ["yes", "收费项目 (does not apply here)"],
        ["no", ""],
        ["for a person to judge", ""],
    ]
    assert table.title == "2 of 4 duties covered"


def test_only_open_duties_can_be_shown_and_all_are_still_counted() -> None:
    table = coverage_table(COVERED, only_open=True)
    assert [row[1].text for row in table.rows] == ["政府集中采购"]
    assert table.title == "2 of 4 duties covered"


def test_records_tell_covered_open_and_unknown_apart() -> None:
    records = coverage_table(COVERED).records
    assert [record["covered"] for record in records] == [True, True, False, None]
    assert records[0] == {
        "article": "第二十条第（七）项",
        "duty": "财政预算、决算信息",
        "covered": True,
        "items": [{"id": "yusuan", "name": "预算"}],
    }
    assert records[1]["items"] == [{"id": "shoufei", "name": "收费项目", "not_applicable": "本单位不收费"}]
