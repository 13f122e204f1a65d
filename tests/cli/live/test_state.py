"""What is typed decides what is listed and what can be chosen."""

import pytest

from catalog_cli.cli.live.address import address_of
from catalog_cli.cli.live.lines import field_lines, hit_lines, status_line
from catalog_cli.cli.live.state import Live, Sought, begun
from catalog_cli.model.item import Item
from catalog_cli.queries.query import parse_query
from hostile import HOSTILE


def item(name: str, *, content: str = "内容", link: str | None = None, published_with: str | None = None) -> Item:
    return Item(
        id=f"id-{len(name)}",
        category="政策文件",
        name=name,
        content=content,
        link=link,
        published_with=published_with,
    )


ITEMS = [item("政府公报"), item("政府工作报告"), item("预算、决算")]


def live(text: str) -> Live:
    return begun(Sought(ITEMS, lambda typed: parse_query([typed])), text)


def names(state: Live) -> list[str]:
    return [hit.item.name for hit in state.hits]


def test_all_items_are_listed_before_anything_is_typed() -> None:
    assert names(live("")) == ["政府公报", "政府工作报告", "预算、决算"]


def test_typing_narrows_and_begins_at_the_best_hit() -> None:
    state = live("").moved(2).typed("政府")
    assert names(state) == ["政府公报", "政府工作报告"]
    assert state.chosen == ITEMS[0]


def test_a_wrong_query_keeps_the_hits_and_chooses_none() -> None:
    state = live("政府").typed("政府 (")
    assert names(state) == ["政府公报", "政府工作报告"]
    assert state.chosen is None
    assert "^" in status_line(state, "")
    assert state.typed("预算").chosen == ITEMS[2]


def test_nothing_found_chooses_nothing_wherever_one_goes() -> None:
    state = live("没有的词").moved(1).moved(-5)
    assert (state.hits, state.shown, state.chosen, state.place) == ([], None, None, 0)


@pytest.mark.parametrize(("steps", "place"), [((1,), 1), ((1, 1, 1, 1), 2), ((-1,), 0), ((99, -1), 1)])
def test_moves_stay_within_the_list(steps: tuple[int, ...], place: int) -> None:
    state = live("")
    for step in steps:
        state = state.moved(step)
    assert state.place == place


def test_letters_are_keys_only_while_one_moves_in_the_list() -> None:
    assert not live("").browsing
    assert live("").moved(1).browsing
    assert not live("").moved(1).typed("o").browsing


@pytest.mark.parametrize("height", [1, 2, 3, 9])
def test_the_chosen_hit_is_always_among_the_lines(height: int) -> None:
    for steps in range(3):
        text = "".join(text for _style, text in hit_lines(live("").moved(steps), height))
        assert f"> {ITEMS[steps].name}" in text
        assert len(text.splitlines()) <= height


def test_the_words_are_marked_in_the_name_and_below() -> None:
    state = live("公报")
    for pieces in (hit_lines(state, 9), field_lines(state.shown)):
        assert [text for style, text in pieces if "mark" in style] == ["公报"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_of_an_item_steers_the_terminal(text: str) -> None:
    state = begun(Sought([item(text, link=text, content=text)], lambda typed: parse_query([typed])), "")
    shown = "".join(piece for _style, piece in hit_lines(state, 1))
    assert "\n" not in shown
    for each in (shown, "".join(piece for _style, piece in field_lines(state.shown))):
        assert not set(each) & set("\x00\x07\x08\r\x1b\x9b\u202e\u2066")


@pytest.mark.parametrize("link", ["--help", "file:///etc/passwd", "http://a.cn/\nrm", "http://a.cn/ x", "http://\x1b"])
def test_what_is_no_address_of_the_web_is_not_handed_on(link: str) -> None:
    assert address_of(item("一", link=link), []) is None


def test_an_item_without_a_link_has_the_address_of_the_one_it_is_published_with() -> None:
    carrier = item("预算", link="https://a.cn/1")
    assert address_of(item("三公经费", published_with=carrier.id), [carrier]) == "https://a.cn/1"
