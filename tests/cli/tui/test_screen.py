"""A person at a real terminal sees the results narrow, chooses one, and leaves."""

import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte
import pytest

from conftest import PATIENCE, PROGRAM, ROOT, Run, environment
from running import program_to_be

pytestmark = pytest.mark.slow

DOWN, ESC, CTRL_C, CTRL_O, CTRL_Y = "\x1b[B", "\x1b", "\x03", "\x0f", "\x19"
CTRL_UP, CTRL_DOWN = "\x1b[1;5A", "\x1b[1;5B"
LINK = re.search(r"^link: (\S+)$", (ROOT / "data/items/yusuan-juesuan.yaml").read_text(encoding="utf-8"), re.MULTILINE)


class Seat:
    """A terminal with the program in it: what is drawn, and all that was sent."""

    def __init__(self, *words: str, columns: int = 80, rows: int = 24, **variables: str) -> None:
        # nothing that is copied or opened may reach the clipboard or the browser of whoever runs this
        alone = {"PATH": os.devnull, "BROWSER": "true", "COLUMNS": str(columns)}
        env = environment(**(alone | variables))
        size = (rows, columns)
        command = ["search", "-i", *words]
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            str(PROGRAM),
            command,
            cwd=str(ROOT),
            env=env,
            dimensions=size,
            timeout=PATIENCE,
            preexec_fn=program_to_be(command, env),
        )
        self.screen, self.sent = pyte.Screen(columns, rows), b""
        self.stream = pyte.ByteStream(self.screen)

    def text(self) -> str:
        # a wide character takes two cells, the second of them empty
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, seen: Callable[[str], bool]) -> str:
        while not seen(self.text()):
            self._read()
        return self.text()

    def press(self, keys: str) -> None:
        self.child.send(keys)

    def end(self) -> int:
        try:
            while True:
                self._read()
        except pexpect.EOF:
            self.child.close()
        assert self.child.exitstatus is not None
        return self.child.exitstatus

    def _read(self) -> None:
        piece: bytes = self.child.read_nonblocking(65536, timeout=PATIENCE)
        self.sent += piece
        self.stream.feed(piece)


@contextmanager
def seat(*words: str, columns: int = 80, rows: int = 24, **variables: str) -> Iterator[Seat]:
    taken = Seat(*words, columns=columns, rows=rows, **variables)
    try:
        taken.until(lambda _text: b"\x1b[?1049h" in taken.sent)
        yield taken
    finally:
        taken.child.close(force=True)


def address() -> str:
    assert LINK
    return LINK[1]


def test_typing_narrows_and_enter_shows_the_item() -> None:
    with seat() as person:
        person.until(lambda text: "20 items" in text)
        person.press("政府公报")
        person.until(lambda text: "1 item\n" in text and "> 政府公报" in text)
        person.press("\r")
        assert person.end() == 0
        assert "data/items/zhengfu-gongbao.yaml" in person.text()


def test_the_words_given_are_the_first_text_and_arrows_move() -> None:
    with seat("预算") as person:
        person.until(lambda text: "? 预算" in text and "4 items" in text)
        person.press(DOWN)
        person.until(lambda text: "> “三公”经费" in text and "ID: sangong-jingfei" in text)
        person.press("\r")
        assert person.end() == 0
        assert "data/items/sangong-jingfei.yaml" in person.text()


def test_filters_narrow_what_is_searched() -> None:
    with seat("--office", "值班室") as person:
        person.until(lambda text: "1 item\n" in text and "政府重要会议信息" in text)


def test_a_wrong_query_says_where_while_the_results_stay() -> None:
    with seat("预算") as person:
        person.press("(\r")
        text = person.until(lambda text: "unclosed bracket" in text)
        assert "  预算(\n      ^" in text
        assert "> 预算、决算" in text
        person.press("\x7f")
        person.until(lambda text: "4 items" in text)


@pytest.mark.parametrize("key", [CTRL_O, f"{DOWN}\x1b[Ho"], ids=["in the box", "in the list"])
def test_the_link_is_opened_in_the_browser(tmp_path: Path, key: str) -> None:
    browser, note = tmp_path / "browser", tmp_path / "note"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{note}"\n', encoding="utf-8")
    browser.chmod(0o755)
    with seat("预算", BROWSER=str(browser)) as person:
        person.press(key)
        person.until(lambda text: "opened: https://" in text)
        person.press(ESC)
        assert person.end() == 0
    assert note.read_text(encoding="utf-8") == address()


@pytest.mark.parametrize("key", [CTRL_Y, f"{DOWN}\x1b[Hy"], ids=["in the box", "in the list"])
def test_the_address_is_copied_by_the_terminal(key: str) -> None:
    with seat("预算") as person:
        person.press(key)
        person.until(lambda text: "copied: https://" in text)
        assert b"\x1b]52;c;" + b64encode(address().encode()) + b"\a" in person.sent


def test_a_slip_is_offered_and_taken_over_by_tab() -> None:
    with seat("政付公报") as person:
        person.until(lambda text: "did you mean 政府公报? Tab takes it over" in text)
        person.press("\t")
        person.until(lambda text: "? 政府公报\n" in text and "1 item\n" in text)


def test_what_is_typed_and_entered_at_once_is_what_is_shown() -> None:
    with seat() as person:
        person.press("政府公报\r")
        assert person.end() == 0
        assert "data/items/zhengfu-gongbao.yaml" in person.text()


def test_an_item_with_more_lines_than_there_is_room_for_scrolls() -> None:
    with seat("政府公报", rows=14) as person:
        person.until(lambda text: "ID: zhengfu-gongbao" in text and "Ctrl-↑↓ scroll" in text)
        person.press(CTRL_DOWN)
        person.until(lambda text: "ID: zhengfu-gongbao" not in text)
        person.press(CTRL_UP)
        person.until(lambda text: "ID: zhengfu-gongbao" in text)


def test_a_chinese_screen_keeps_its_columns_under_wide_characters() -> None:
    with seat("政府公报", columns=120, LANG="zh_CN.UTF-8") as person:
        text = person.until(lambda text: "1 个事项" in text and "编号: zhengfu-gongbao" in text)
        shown = person.screen.buffer
        assert {shown[line][60].data for line in range(1, 22)} == {"│"}
        assert text.splitlines()[1].startswith("> 政府公报")


def test_letters_are_typed_into_the_box() -> None:
    with seat() as person:
        person.press(f"{DOWN}zoy")
        person.until(lambda text: "? zoy" in text and "0 items" in text)


@pytest.mark.parametrize("key", [ESC, CTRL_C], ids=["Esc", "Ctrl-C"])
def test_one_can_leave_without_an_answer(key: str) -> None:
    with seat("预算") as person:
        person.press(key)
        assert person.end() == 0
        assert b"data/items" not in person.sent


def test_the_item_stands_beside_the_list_where_there_is_room() -> None:
    with seat("预算", columns=120) as person:
        text = person.until(lambda text: "ID: yusuan-juesuan" in text)
        assert "ID: yusuan-juesuan" in text.splitlines()[1]


def test_the_screen_follows_a_new_size() -> None:
    with seat("预算") as person:
        person.screen.resize(30, 120)
        person.screen.reset()
        person.child.setwinsize(30, 120)
        person.until(lambda text: "ID: yusuan-juesuan" in text.splitlines()[1])


@pytest.mark.parametrize(("columns", "rows"), [(20, 6), (8, 3), (2, 1)])
def test_a_tiny_terminal_breaks_nothing(columns: int, rows: int) -> None:
    with seat("预算", columns=columns, rows=rows) as person:
        person.press(DOWN + ESC)
        person.end()
        assert b"Traceback" not in person.sent


def test_without_a_terminal_it_says_so(run: Run) -> None:
    outcome = run("search", "-i", "预算", cwd=ROOT)
    assert outcome.status == 2
    assert outcome.stdout == ""
    assert "--interactive needs a terminal" in outcome.stderr
