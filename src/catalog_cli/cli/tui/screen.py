"""The screen of the live search; the only module that knows prompt_toolkit."""

import asyncio
import shutil
import subprocess
import webbrowser
from base64 import b64encode
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from gettext import gettext as _
from threading import Thread
from typing import TypeVar

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    BufferControl,
    Dimension,
    DynamicContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from catalog_cli.cli.tui.render import Row, field_rows, hit_lines, join_rows, keys_line, status_rows
from catalog_cli.cli.tui.state import LiveState
from catalog_cli.model.item import Item
from catalog_cli.model.text import visible

Result = TypeVar("Result")

BESIDE = 100
"""The width from which on the item is shown beside the list, and not below it."""

_ALL = 10**9
_PAUSE = 0.4
"""Seconds without a key that count as a pause in the typing."""

_PATIENCE = 0.3
"""Seconds after which the screen says that a search is under way."""

_STYLE = Style.from_dict({
    "chosen": "reverse", "faint": "fg:ansibrightblack", "heading": "bold", "mark": "bold underline",
    "fault": "fg:ansired", "keys": "fg:ansibrightblack",
})  # fmt: skip

_CLIPBOARDS = (["pbcopy"], ["clip.exe"], ["wl-copy"], ["xclip", "-selection", "clipboard"])
_COPYING = 2.0


class LiveScreen:
    """Draws a state, and replaces it at every key."""

    def __init__(self, live: LiveState, catalogue: Sequence[Item]) -> None:
        """Take the first state; `catalogue` has the items that others are published with."""
        self.live = live
        self._catalogue = catalogue
        self._notice = ""
        self._waiting = False
        self._search: asyncio.Task[None] | None = None
        self._output = create_output()
        self._box = Buffer(multiline=False, document=Document(live.text), on_text_changed=self._typed)
        self._app: Application[Item | None] = Application(
            layout=self._layout(), key_bindings=self._keys(), style=_STYLE, output=self._output, full_screen=True
        )
        self._app.ttimeoutlen = 0.1

    def run(self) -> Item | None:
        """Run until a person chooses an item, which is returned, or leaves (None)."""
        return self._app.run(pre_run=self._begin)

    def _begin(self) -> None:
        self._search = self._app.create_background_task(self._suggest())

    def _typed(self, _box: Buffer) -> None:
        """Search for the text in the background; the previous search is abandoned."""
        self._notice = ""
        self.live = self.live.typing()
        self._stop()
        self._search = self._app.create_background_task(self._search_for(self._box.text))

    def _stop(self) -> None:
        self._waiting = False
        if self._search:
            self._search.cancel()

    def _search_now(self) -> None:
        """Search for the text at once, so that a key acts on a hit of what is typed now."""
        self._notice = ""
        if self._box.text != self.live.text:
            self._stop()
            self.live = self.live.typed(self._box.text)
            self._search = self._app.create_background_task(self._suggest())

    async def _search_for(self, text: str) -> None:
        before = self.live
        search = asyncio.ensure_future(run_in_background(lambda: before.typed(text, lambda: self._still_wants(text))))
        await asyncio.wait({search}, timeout=_PATIENCE)
        if not search.done():
            self._waiting = True
            self._app.invalidate()
        self.live, self._waiting = await search, False
        self._app.invalidate()
        await self._suggest()

    def _still_wants(self, text: str) -> bool:
        return self._box.text == text and not self._app.is_done

    async def _suggest(self) -> None:
        """Suggest a correction once the typing pauses, since finding one takes a while."""
        await asyncio.sleep(_PAUSE)
        before = self.live
        suggesting = await run_in_background(before.with_suggestion)
        if self.live is before:
            self.live = suggesting
            self._app.invalidate()

    def _size(self) -> tuple[int, int]:
        size = self._output.get_size()
        return size.columns, max(1, size.rows - 2 - len(self._status()))

    def _status(self) -> list[Row]:
        size = self._output.get_size()
        shown = status_rows(self.live, self._notice, size.columns, waiting=self._waiting)
        return shown[: max(1, (size.rows - 2) // 2)]

    def _list_height(self) -> int:
        columns, rows = self._size()
        return rows if columns >= BESIDE else max(1, rows // 2)

    def _list_width(self) -> int:
        columns, _rows = self._size()
        return columns // 2 if columns >= BESIDE else columns

    def _fields(self) -> tuple[list[Row], int]:
        """Return the rows of the item that is shown, and how many of them fit."""
        columns, height = self._size()
        beside = columns >= BESIDE
        width = columns - self._list_width() - 1 if beside else columns
        return field_rows(self.live.shown, width), height if beside else height - self._list_height()

    def _hidden(self) -> int:
        shown, height = self._fields()
        return max(0, len(shown) - height)

    def _draw_fields(self) -> FormattedText:
        shown, height = self._fields()
        # the terminal may have grown since the last scroll
        above = min(self.live.above, max(0, len(shown) - height))
        return FormattedText(join_rows(shown[above : above + height]))

    def _draw_keys(self) -> str:
        return keys_line(self.live, self._output.get_size().columns, scrolls=self._hidden() > 0)

    def _layout(self) -> Layout:
        box = Window(BufferControl(self._box, [BeforeInput("? ")]), height=1)
        hits = Window(
            FormattedTextControl(lambda: FormattedText(hit_lines(self.live, self._list_height()))),
            height=lambda: Dimension.exact(self._list_height()),
            width=lambda: Dimension.exact(self._list_width()),
        )
        fields = Window(FormattedTextControl(self._draw_fields))
        status = Window(
            FormattedTextControl(lambda: FormattedText(join_rows(self._status()))),
            height=lambda: Dimension.exact(len(self._status())),
            style=lambda: "class:fault" if self.live.fault else "",
        )
        keys = Window(FormattedTextControl(self._draw_keys), height=1, style="class:keys")
        beside = VSplit([hits, Window(width=1, char="│"), fields])
        below = HSplit([hits, fields])
        panes = DynamicContainer(lambda: beside if self._size()[0] >= BESIDE else below)
        return Layout(HSplit([box, panes, status, keys], window_too_small=Window()), focused_element=box)

    def _keys(self) -> KeyBindings:
        keys, browsing = KeyBindings(), Condition(lambda: self.live.browsing)
        for key, steps in (("up", -1), ("down", 1), ("home", -_ALL), ("end", _ALL)):
            keys.add(key)(self._move(_constant(steps)))
        keys.add("pageup")(self._move(lambda: -self._list_height()))
        keys.add("pagedown")(self._move(self._list_height))
        for key, steps in (("up", -1), ("down", 1)):
            for modifier in ("c", "s"):
                keys.add(f"{modifier}-{key}")(self._scroll(steps))
        keys.add("tab")(self._accept_suggestion)
        keys.add("enter")(self._choose)
        for key in ("escape", "c-c"):
            keys.add(key, eager=True)(lambda event: event.app.exit(result=None))
        for key, action in (("o", self._open), ("y", self._copy)):
            keys.add(f"c-{key}")(action)
            keys.add(key, filter=browsing)(action)
        return keys

    def _move(self, steps: Callable[[], int]) -> Callable[[KeyPressEvent], None]:
        def move(_event: KeyPressEvent) -> None:
            self._search_now()
            self.live = self.live.moved(steps())

        return move

    def _scroll(self, steps: int) -> Callable[[KeyPressEvent], None]:
        def scroll(_event: KeyPressEvent) -> None:
            self.live = self.live.scrolled(steps, self._hidden())

        return scroll

    def _accept_suggestion(self, _event: KeyPressEvent) -> None:
        if self.live.suggestion and self._box.text == self.live.text:
            self._box.document = Document(self.live.suggestion)

    def _choose(self, event: KeyPressEvent) -> None:
        self._search_now()
        if self.live.chosen:
            event.app.exit(result=self.live.chosen)

    def _address(self) -> str | None:
        """Return the address of the chosen item; without one, put a notice on the screen."""
        self._search_now()
        chosen = self.live.chosen
        address = address_of(chosen, self._catalogue) if chosen else None
        if chosen and not address:
            self._notice = _("this item has no address")
        return address

    def _open(self, _event: KeyPressEvent) -> None:
        if address := self._address():
            self._notice = _("opened: {address}").format(address=visible(address))
            # a browser that runs in the terminal needs the screen for itself
            run_in_terminal(lambda: webbrowser.open(address))

    def _copy(self, _event: KeyPressEvent) -> None:
        if address := self._address():
            self._output.write_raw(clipboard_code(address))
            self._output.flush()
            to_clipboard(address)
            self._notice = _("copied: {address}").format(address=visible(address))


def _constant(steps: int) -> Callable[[], int]:
    return lambda: steps


async def run_in_background(work: Callable[[], Result]) -> Result:
    """Run work in a daemon thread, and return its result or raise its error; keys are answered meanwhile."""
    outcome: Future[Result] = Future()
    # cancelling the wait must not cancel work that has begun
    outcome.set_running_or_notify_cancel()
    # not asyncio.to_thread: its threads are joined at exit, and leaving must not wait for a search
    Thread(target=_run, args=(work, outcome), daemon=True).start()
    return await asyncio.wrap_future(outcome)


def _run(work: Callable[[], Result], outcome: Future[Result]) -> None:
    try:
        outcome.set_result(work())
    except BaseException as problem:  # noqa: BLE001 - it is raised where the result is waited for
        outcome.set_exception(problem)


def address_of(item: Item, items: Sequence[Item]) -> str | None:
    """Return the web address of an item, or of the one that it is published with; None where there is none."""
    link = item.link or next((each.link for each in items if each.id == item.published_with), None)
    # anything else could be an option to the browser, or a command in the shell that it is pasted into
    safe = link and link.isprintable() and link.startswith(("http://", "https://")) and " " not in link
    return link if safe else None


def clipboard_code(text: str) -> str:
    """Return the sequence (OSC 52) that asks the terminal, over ssh too, to put a text on its clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"


def to_clipboard(text: str) -> None:
    """Copy a text to this machine's clipboard by the first program found; without one, do nothing."""
    program = next((each for each in _CLIPBOARDS if shutil.which(each[0])), None)
    if program is None:
        return
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(program, input=text.encode(), stdout=quiet, stderr=quiet, timeout=_COPYING, check=False)  # noqa: S603 - a fixed list
    except (OSError, subprocess.TimeoutExpired):
        return
