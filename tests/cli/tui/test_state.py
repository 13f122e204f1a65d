"""What is typed decides what is listed and what can be chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from catalog_cli.cli.tui.render import field_rows, hit_lines, join_rows, keys_line, status_rows
from catalog_cli.cli.tui.screen import address_of
from catalog_cli.cli.tui.state import LiveCandidates, LiveState, start
from catalog_cli.model.item import Item
from catalog_cli.search.parser import NO_SYNONYMS, parse_query
from catalog_cli.search.ranking import search
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


def live(text: str) -> LiveState:
    return start(LiveCandidates.among(ITEMS, NO_SYNONYMS), text)


def names(state: LiveState) -> list[str]:
    return [hit.item.name for hit in state.hits]


def status(state: LiveState, notice: str = "", width: int = 80, *, waiting: bool = False) -> str:
    return "".join(text for _style, text in join_rows(status_rows(state, notice, width, waiting=waiting)))


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
    assert "^" in status(state)
    assert state.typed("预算").chosen == ITEMS[2]


def test_a_wrong_query_says_what_to_do_within_the_width() -> None:
    told = status(live("政府 ("), width=30).splitlines()
    assert " ".join(line.strip() for line in told[3:]) == ('Close it; to search for a bracket, put it in quotes: "1)"')
    assert all(cell_len(line) <= 30 for line in told[3:])


def test_what_finds_nothing_is_told_with_what_may_have_been_meant() -> None:
    state = live("政付公报").with_suggestion()
    assert state.suggestion == "政府公报"
    assert status(state) == "0 items · did you mean 政府公报? Tab takes it over"
    assert status(state, width=30) == "0 items · did you mean 政府公\n报? Tab takes it over"
    assert state.typed("政府").suggestion == ""


@pytest.mark.parametrize("text", ["", "政府", "政府 (", '"'])
def test_what_finds_something_or_is_no_query_is_no_slip(text: str) -> None:
    assert live(text).with_suggestion().suggestion == ""


def test_a_query_is_offered_as_it_is_typed_not_as_a_shell_needs_it() -> None:
    assert live('"政付公报" OR "政付公报"').with_suggestion().suggestion == '"政府公报" OR "政府公报"'


def test_a_search_that_takes_long_says_that_it_is_under_way() -> None:
    assert status(live(""), waiting=True) == "searching…"


QUERIES = st.lists(
    st.sampled_from(["政", "政府", "公报 ", "预算", " OR ", "NOT ", "-", "zf", "zfgb", "名称:", "(", ")", '"', "内容"])
).map("".join)


@given(st.lists(QUERIES, max_size=5))
def test_what_was_typed_before_changes_nothing_about_what_is_found(texts: list[str]) -> None:
    state = live("")
    for text in texts:
        state = state.typed(text)
        if text.strip() and not state.fault:
            assert [hit.item for hit in state.hits] == [hit.item for hit in search(ITEMS, parse_query([text]))]


def test_a_search_that_nobody_waits_for_ends_early() -> None:
    asked = iter([True, False])
    assert len(live("").typed("内容", lambda: next(asked)).hits) == 1


def test_the_item_scrolls_no_farther_than_its_end_and_begins_anew_with_the_next() -> None:
    state = live("").scrolled(2, 5)
    assert [state.above, state.scrolled(9, 5).above, state.scrolled(-9, 5).above] == [2, 5, 0]
    assert not state.browsing
    assert state.moved(1).above == 0


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
    for pieces in (hit_lines(state, 9), join_rows(field_rows(state.shown, 80))):
        assert [text for style, text in pieces if "mark" in style] == ["公报"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_of_an_item_steers_the_terminal(text: str) -> None:
    state = start(LiveCandidates.among([item(text, link=text, content=text)], NO_SYNONYMS), "")
    shown = "".join(piece for _style, piece in hit_lines(state, 1))
    assert "\n" not in shown
    for each in (shown, "".join(piece for _style, piece in join_rows(field_rows(state.shown, 80)))):
        assert not set(each) & set("\x00\x07\x08\r\x1b\x9b\u202e\u2066")


@pytest.mark.parametrize("link", ["--help", "file:///etc/passwd", "http://a.cn/\nrm", "http://a.cn/ x", "http://\x1b"])
def test_what_is_no_address_of_the_web_is_not_handed_on(link: str) -> None:
    assert address_of(item("一", link=link), []) is None


def test_an_item_without_a_link_has_the_address_of_the_one_it_is_published_with() -> None:
    carrier = item("预算", link="https://a.cn/1")
    assert address_of(item("三公经费", published_with=carrier.id), [carrier]) == "https://a.cn/1"


@pytest.mark.parametrize("width", range(10, 120))
@pytest.mark.parametrize("browsing", [False, True])
def test_the_keys_fit_and_the_way_out_is_always_among_them(width: int, *, browsing: bool) -> None:
    state = live("政府")
    line = keys_line(state.moved(1) if browsing else state, width, scrolls=True)
    assert cell_len(line) <= width
    assert line.endswith("Esc leave")


def test_keys_that_fit_are_all_told() -> None:
    assert keys_line(live(""), 80) == "↑↓ choose · Enter show · Ctrl-O open · Ctrl-Y copy · Esc leave"
    assert keys_line(live(""), 80, scrolls=True) == (
        "↑↓ choose · Enter show · Ctrl-O open · Ctrl-Y copy · Ctrl-↑↓ scroll · Esc leave"
    )
    assert keys_line(live(""), 60) == "↑↓ choose · Enter show · Ctrl-O open · Esc leave"
    assert keys_line(live("").moved(1), 80) == "↑↓ choose · Enter show · o open · y copy · Esc leave"


@pytest.mark.parametrize("text", ["没有的词", "政府 ("])
def test_no_key_is_told_that_would_do_nothing(text: str) -> None:
    assert keys_line(live(text), 80) == "Esc leave"
