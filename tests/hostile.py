"""Texts that try to be more than text; every output must print them as text."""

HOSTILE = {
    "rich markup": "[bold red]x[/bold red] [link=http://evil]y[/link]",
    "a converter's artefact": "[bookmark: _GoBack]目录",
    "an unclosed rich tag": "[/] [/red",
    "emoji code": ":warning: x",
    "html": "<script>alert(1)</script><b>&amp;",
    "ansi colours": "\x1b[31mred\x1b[0m",
    "an ansi title": "\x1b]0;owned\x07",
    "an eight-bit control sequence": "\x9b31mred",
    "nul": "a\x00b",
    "a right-to-left override": "a\u202ecba",
    "isolates": "\u2066a\u2069",
    "a carriage return": "real\rfake",
    "backspaces": "no\x08\x08ok",
    "a formula": '=HYPERLINK("http://evil","x")',
    "a formula behind a quote": "'=1+1",
    "a plus": "+86-736-1234",
    "an at sign": "@SUM(A1)",
    "markdown": "**b** _i_ `c` [x](http://evil) | # h",
    "a list in markdown": "- a\n1. b",
    "line breaks": "一\n二\n\n三",
    "a tab": "一\t二",
    "a backslash": "C:\\new\\table",
    "quotes": "“三公”\"'",
    "a line separator": "a\u2028b",
    "a lone surrogate": "a\ud800b",
    "very long": "字" * 3000,
}
FORBIDDEN = "\x1b\x9b\x00\u202e\u2066\x08\x07\r\u2028"
"""Characters that must not reach a terminal out of an item's text."""
