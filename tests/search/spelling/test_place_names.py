"""Names of places are read as their inhabitants read them, in searches and in ids."""

import pytest

from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.search.spelling.place_names import PLACES, split_places
from catalog_cli.search.spelling.readings import syllables_of


@pytest.mark.parametrize("name", PLACES)
def test_a_search_reads_the_name_of_a_place(name: str) -> None:
    assert tuple(ways[0] for ways in syllables_of(name)) == PLACES[name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("洪洞县", "hongtong-xian"),
        ("单县政府", "shanxian-zhengfu"),
        ("权力清单县级", "quanli-qingdan-xianji"),
        ("名单县级", "mingdan-xianji"),
        ("长治市预算", "changzhi-shi-yusuan"),
        ("朝阳市", "chaoyang-shi"),
        ("涡阳县", "guoyang-xian"),
        ("什邡市", "shifang-shi"),
        ("都匀市", "duyun-shi"),
        ("阿图什市", "atushi-shi"),
        ("马尾区", "mawei-qu"),
        ("会长治理", "huizhang-zhili"),
        ("增长清单", "zengzhang-qingdan"),
        ("成都兰州", "chengdu-lanzhou"),
    ],
)
def test_an_id_reads_the_name_of_a_place(name: str, expected: str) -> None:
    assert id_from_name(name, ()) == expected


def test_a_text_is_split_at_the_names_of_places() -> None:
    assert split_places("山东单县政府") == [("山东", ()), ("单县", ("shan", "xian")), ("政府", ())]
