"""The screen of a search while typing; the only place that knows prompt_toolkit."""

import webbrowser
from collections.abc import Callable, Sequence
from gettext import gettext as _

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

from catalog_cli.cli.live.address import address_of, clipboard_code, to_clipboard
from catalog_cli.cli.live.lines import field_lines, hit_lines, keys_line, status_line
from catalog_cli.cli.live.state import Live
from catalog_cli.model.item import Item
from catalog_cli.model.text import visible

BESIDE = 100
"""Columns from which on the item stands beside the list."""

_ALL = 10**9
_STYLE = Style.from_dict({
    "chosen": "reverse", "faint": "fg:ansibrightblack", "heading": "bold", "mark": "bold underline",
    "fault": "fg:ansired", "keys": "fg:ansibrightblack",
})  # fmt: skip


class LiveScreen:
    """Draws a state, and makes the next one of each key."""

    def __init__(self, live: Live, catalogue: Sequence[Item]) -> None:
        """Begin with a state; `catalogue` has the items that others are published with."""
        self.live = live
        self._catalogue = catalogue
        self._notice = ""
        self._output = create_output()
        self._box = Buffer(multiline=False, document=Document(live.text), on_text_changed=self._typed)
        self._app: Application[Item | None] = Application(
            layout=self._layout(), key_bindings=self._keys(), style=_STYLE, output=self._output, full_screen=True
        )
        self._app.ttimeoutlen = 0.1

    def run(self) -> Item | None:
        """Let a person search; give the item that was chosen, None when the person left."""
        return self._app.run()

    def _typed(self, box: Buffer) -> None:
        self._notice = ""
        self.live = self.live.typed(box.text)

    def _size(self) -> tuple[int, int]:
        size = self._output.get_size()
        return size.columns, max(1, size.rows - 2 - self._status_height())

    def _status_height(self) -> int:
        return 1 + status_line(self.live, self._notice).count("\n")

    def _list_height(self) -> int:
        columns, rows = self._size()
        return rows if columns >= BESIDE else max(1, rows // 2)

    def _layout(self) -> Layout:
        box = Window(BufferControl(self._box, [BeforeInput("? ")]), height=1)
        hits = Window(
            FormattedTextControl(lambda: FormattedText(hit_lines(self.live, self._list_height()))),
            height=lambda: Dimension.exact(self._list_height()),
        )
        fields = Window(FormattedTextControl(lambda: FormattedText(field_lines(self.live.shown))), wrap_lines=True)
        status = Window(
            FormattedTextControl(lambda: status_line(self.live, self._notice)),
            height=lambda: Dimension.exact(self._status_height()),
            style=lambda: "class:fault" if self.live.fault else "",
        )
        keys = Window(FormattedTextControl(lambda: keys_line(self.live)), height=1, style="class:keys")
        beside = VSplit([hits, Window(width=1, char="│"), fields])
        below = HSplit([hits, fields])
        panes = DynamicContainer(lambda: beside if self._size()[0] >= BESIDE else below)
        return Layout(HSplit([box, panes, status, keys], window_too_small=Window()), focused_element=box)

    def _keys(self) -> KeyBindings:
        keys, browsing = KeyBindings(), Condition(lambda: self.live.browsing)
        for key, steps in (("up", -1), ("down", 1), ("home", -_ALL), ("end", _ALL)):
            keys.add(key)(self._move(lambda steps=steps: steps))  # type: ignore[misc]
        keys.add("pageup")(self._move(lambda: -self._list_height()))
        keys.add("pagedown")(self._move(self._list_height))
        keys.add("enter")(self._choose)
        for key in ("escape", "c-c"):
            keys.add(key, eager=True)(lambda event: event.app.exit(result=None))
        for key, action in (("o", self._open), ("y", self._copy)):
            keys.add(f"c-{key}")(action)
            keys.add(key, filter=browsing)(action)
        return keys

    def _move(self, steps: Callable[[], int]) -> Callable[[KeyPressEvent], None]:
        def move(_event: KeyPressEvent) -> None:
            self._notice = ""
            self.live = self.live.moved(steps())

        return move

    def _choose(self, event: KeyPressEvent) -> None:
        if self.live.chosen:
            event.app.exit(result=self.live.chosen)

    def _address(self) -> str | None:
        """Give the chosen item's address; say so when it has none."""
        chosen = self.live.chosen
        address = address_of(chosen, self._catalogue) if chosen else None
        if chosen and not address:
            self._notice = _("this item has no address")
        return address

    def _open(self, _event: KeyPressEvent) -> None:
        if address := self._address():
            self._notice = _("opened: {address}").format(address=visible(address))
            # a browser for terminals needs the screen for itself
            run_in_terminal(lambda: webbrowser.open(address))

    def _copy(self, _event: KeyPressEvent) -> None:
        if address := self._address():
            self._output.write_raw(clipboard_code(address))
            self._output.flush()
            to_clipboard(address)
            self._notice = _("copied: {address}").format(address=visible(address))
