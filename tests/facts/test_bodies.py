"""What kind of body publishes is told from the last words of its name, or not at all."""

import pytest

from catalog_cli.facts.bodies import LEVELS, ORGANS, BodyKind, body_of_catalogue, body_of_item
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("津市市人民政府", "government"),
        ("湖南省政府", "government"),
        ("津市市人民政府办公室", "department"),
        ("湖南省人民政府办公厅", "department"),
        ("法治办", "department"),
        ("桃源县市场监督管理局", "department"),
        ("公安局津市分局", "department"),
        ("湖南省财政厅", "department"),
        ("市发改委", "department"),
        ("市卫生健康委员会", "department"),
        ("财政部", "department"),
        ("城市公共交通管理局", "department"),
        ("市教育局", "department"),
        ("新洲镇人民政府", "township"),
        ("三洲驿街道办事处", "township"),
        ("新洲镇人民政府办公室", "township"),
        ("大关村村民委员会", "grassroots"),
        ("大关山社区", "grassroots"),
        ("湖南文理学院", "enterprise"),
        ("津市市第一中学", "enterprise"),
        ("津市市人民医院", "enterprise"),
        ("津市市自来水公司", "enterprise"),
        ("长沙大学办公室", "enterprise"),
    ],
)
def test_kind_is_told_by_the_last_words(name: str, kind: str) -> None:
    assert body_of_catalogue(Settings(publishers=(name,))).kind is BodyKind(kind)


@pytest.mark.parametrize(
    "name",
    [
        "本机关",
        "中共津市市委",
        "市委",
        "中共津市市委全面依法治市委员会办公室",
        "高新区管理委员会",
        "市人大常委会",
        "某某中心",
    ],
)
def test_what_the_words_leave_open_is_not_guessed(name: str) -> None:
    assert body_of_catalogue(Settings(publishers=(name,))).kinds == ORGANS


def test_publishers_of_different_kinds_decide_nothing_and_of_one_kind_do() -> None:
    assert body_of_catalogue(Settings(publishers=("津市市人民政府", "财政局"))).kind is None
    assert body_of_catalogue(Settings(publishers=("法治办", "数据局"))).kind is BodyKind.DEPARTMENT


def test_the_settings_have_the_last_word_on_the_catalogue_and_an_items_publisher_on_the_item() -> None:
    settings = Settings(publishers=("某某中心",), body="unit")
    assert body_of_catalogue(settings).kind is BodyKind.UNIT
    item = Item(id="a", category="a", name="a", content="a", publisher="津市市人民政府")
    assert body_of_item(item, settings).kind is BodyKind.GOVERNMENT
    unknown = Item(id="a", category="a", name="a", content="a", publisher="某某中心")
    assert body_of_item(unknown, settings).kind is BodyKind.UNIT


@pytest.mark.parametrize(
    ("name", "level", "levels"),
    [
        ("津市市财政局", "县", "县"),
        ("外交部", "国家", "国"),
        ("津市市财政局", None, "市县"),
        ("桃源县财政局", None, "县"),
        ("湖南省常德市财政局", None, "市县"),
        ("湖南省财政厅", None, "省"),
        ("北京市教育委员会", None, "省"),
        ("北京市朝阳区教育委员会", None, "县"),
        ("新洲镇人民政府", "县", "乡"),
    ],
)
def test_level_is_that_of_the_settings_or_told_by_the_name(name: str, level: str | None, levels: str) -> None:
    jurisdiction = {"level": level} if level else {}
    assert body_of_catalogue(Settings(publishers=(name,), jurisdiction=jurisdiction)).levels == frozenset(levels)


def test_without_any_name_every_level_is_possible() -> None:
    assert body_of_catalogue(Settings()).levels == LEVELS
