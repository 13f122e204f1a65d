"""What a traditional character is compared as: its simplified form, one character for one."""

from functools import cache

_IN_BOTH = ("乾", "夥", "後", "徵", "於", "摺")
"""Traditional characters that GB 2312 has, of those in the table."""
_BESIDE = ("\u241f", "·")
"""Signs that GB 2312 lacks but folded texts often have: the seam between texts, and the middle dot."""


def simplified(text: str) -> str:
    """Give the text with a simplified character in place of each traditional one; its length stays the same.

    Where a traditional character stands for several simplified ones, the most usual is taken (後 is 后, 裡 is 里):
    this is for comparing, not for printing.
    """
    return text if _is_plain(text) else text.translate(_table())


def _is_plain(text: str) -> bool:
    """Tell, far more quickly than by the table, that a text is sure to have nothing to change."""
    seam, dot = _BESIDE
    try:
        text.replace(seam, "").replace(dot, "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    a, b, c, d, e, f = _IN_BOTH  # one by one, as a loop takes five times as long
    return not (a in text or b in text or c in text or d in text or e in text or f in text)


@cache
def _table() -> dict[int, str]:
    from importlib.resources import files  # most commands meet no such character

    lines = files("catalog_cli.search").joinpath("data/traditional.txt").read_text(encoding="utf-8").splitlines()
    return {ord(line[0]): line[2] for line in lines if not line.startswith("#")}
