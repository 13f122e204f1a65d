"""Parse the place that a catalogue is for, as people write it: 湖南省/常德市/津市市."""

import re
from collections.abc import Mapping, Sequence

_BETWEEN = re.compile(r"[/／>＞、，,\s]+")
_LEVELS = (
    (re.compile(r".*(?:省|自治区|特别行政区)|北京市|天津市|上海市|重庆市"), "省"),
    (re.compile(r".*(?:镇|乡|苏木|街道|街道办事处)"), "乡"),
    (re.compile(r".*(?:县|旗|区)"), "县"),
    (re.compile(r".*(?:州|盟)"), "市"),
)
"""What the end of a name tells of its level: 自治区 before 区; a 市 can be one of several."""


def jurisdiction_from(text: str) -> Mapping[str, str | list[str]] | None:
    """Return the name, the level as far as it is certain, and the places above; None where nothing is named."""
    places = [part for part in _BETWEEN.split(text) if part]
    if not places:
        return None
    *within, name = places
    level = level_of(places)
    return {"name": name} | ({"level": level} if level else {}) | ({"within": within} if within else {})


def level_of(places: Sequence[str]) -> str:
    """Return the level of the last of some places, of which each is within the one before; empty where it is open."""
    *within, name = places or ("",)
    told = next((level for pattern, level in _LEVELS if pattern.fullmatch(name)), None)
    if told:
        return told
    if not name.endswith("市") or not within:
        return ""
    # 津市市 within 常德市 is a county, 常德市 within 湖南省 is not
    return "县" if within[-1].endswith(("市", "州", "盟", "地区")) else "市"
