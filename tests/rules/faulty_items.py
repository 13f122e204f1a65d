"""Workspaces of real-looking items with mistakes in them, written in YAML of every style, for property tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps

from hypothesis import strategies as st

from catalog_cli.rules.examples import SETTINGS

Value = str | list[str] | Mapping[str, str]
Values = Mapping[str, Value]
ITEMS: tuple[Values, ...] = (
    {
        "id": "jixiao-pingjia",
        "category": "政策文件",
        "name": "绩效评价",
        "content": "部门预算、决算及执行情况（含“三公”经费），对增减变化的原因说明",
        "basis": [
            "《财政部关于印发〈项目支出绩效评价管理办法〉的通知》（财预〔2020〕10号）第二十八条",
            "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条",
        ],
        "channels": ["政府网站", "公共图书馆"],
        "time_limit": "自该政府信息形成或者变更之日起20个工作日内",
        "responsible": ["市政府办后勤办"],
        "link": "https://www.jinshishi.gov.cn/zwgk/public/column/6616338?type=4&catId=1",
        "link_note": "绩效评价同预决算一起公开",
    },
    {
        "id": "zhengfu-gongbao",
        "category": "政策文件",
        "name": "政府公报",
        "content": "每期政府公报；政府规章和行政规范性文件：目录、全文。\n监督和救济渠道。",
        "basis": ["《中华人民共和国预算法》第十四条、第二十条第（一）项"],
        "channels": ["政府网站"],
        "time_limit": "每年1月31日前向社会公布；信息形成之日起3日内",
        "responsible": ["市政府办秘书室"],
        "not_applicable": "本级政府不设（由上级公布）",
        "extra": {"备注": "每期一册，全年十二册", "公开内容细项": "目录、全文；勘误（如有）"},
    },
)

SLIPS: dict[str, tuple[str, str]] = {
    "half-width comma": ("，", ","),
    "half-width semicolon": ("；", ";"),
    "half-width colon": ("：", ":"),
    "half-width brackets": ("（", "("),
    "half-width closing bracket": ("）", ")"),
    "angle brackets in a title": ("〈", "<"),
    "closing angle bracket": ("〉", ">"),
    "square year brackets": ("〔2020〕", "[2020]"),
    "tortoise-shell for square": ("〔2020〕", "【2020】"),
    "a stray space behind a title": ("》", "》 "),
    "a full-width space": ("第", "\u3000第"),
    "Arabic article": ("第二十条", "第20条"),
    "full-width digits": ("20", "２０"),
    "full-width letters": ("www", "ｗｗｗ"),
    "a zero-width space": ("公", "公\u200b"),
    "a byte order mark": ("政", "\ufeff政"),
    "a soft hyphen": ("算", "算\u00ad"),
    "a doubled comma": ("，", "，，"),
    "a doubled full stop": ("。", "。。"),
    "straight quotes": ("“三公”", '"三公"'),
    "a trailing semicolon": ("市政府办", "市政府办；"),
    "a space between characters": ("政府", "政 府"),
    "a half-open title": ("《", "<<"),
    "an inner title that is outer": ("〈", "《"),
    "a non-breaking space": ("年", "年\xa0"),
    "another government": ("本级", "常德市人民政府"),
    "a sentence in two lines": ("，", "，\n"),
    "a full stop in a list": ("室", "室。"),
    "a number's dot": ("31日", "31曰"),
    "a unit twice": ("日内", "日日内"),
    "a link of another make": ("https:", "http:"),
    "a link with spaces": ("https:", " https:"),
}


@dataclass(frozen=True)
class Style:
    """How the values of a file are written."""

    quote: str
    comments: bool
    crlf: bool
    last_line_ends: bool
    flow: bool


STYLES = st.builds(
    Style,
    quote=st.sampled_from(["plain", "single", "double", "block", "folded"]),
    comments=st.booleans(),
    crlf=st.booleans(),
    last_line_ends=st.booleans(),
    flow=st.booleans(),
)


@st.composite
def slipped(draw: st.DrawFn, text: str) -> str:
    """Return a text with up to three slips."""
    for name in draw(st.lists(st.sampled_from(sorted(SLIPS)), max_size=3)):
        right, wrong = SLIPS[name]
        places = [at for at in range(len(text)) if text.startswith(right, at)]
        if places:
            at = draw(st.sampled_from(places))
            text = f"{text[:at]}{wrong}{text[at + len(right) :]}"
    return text


def scalar(text: str, style: Style, indent: int) -> str:
    """Write one text in a style that can hold it."""
    easy = text.isprintable() and text.strip() == text and "\n" not in text
    if style.quote == "single" and easy:
        return "'" + text.replace("'", "''") + "'"
    if style.quote == "block" and text.replace("\n", "").isprintable() and not text.startswith((" ", "\u3000")):
        lines = text.split("\n")
        return "|-\n" + "\n".join(" " * indent + line for line in lines)
    if style.quote == "folded" and easy:
        return ">-\n" + " " * indent + text
    plain = easy and not set(text) & set("[]{}\"'#&*!|>%@`,:-?") and not text[0].isascii()
    return text if plain and style.quote != "double" else dumps(text, ensure_ascii=False)


def written(item: Values, style: Style) -> bytes:
    """Write an item in a style, with comments in every place where one may stand."""
    lines = ["# 目录，一项", ""] if style.comments else []
    for key, value in item.items():
        if style.comments:
            lines.append(f"# 关于{key},此处照抄")
        tail = f"   # {key} ,说明" if style.comments else ""
        if isinstance(value, str):
            first, *rest = scalar(value, style, 2).split("\n")
            lines += [f"{key}: {first}{tail}", *rest]
        elif not isinstance(value, list):
            lines.append(f"{key}:{tail}")
            for heading, text in value.items():
                first, *rest = scalar(text, style, 4).split("\n")
                lines += [f"  {heading}: {first}{tail}", *rest]
        elif style.flow:
            lines.append(f"{key}: [{', '.join(dumps(each, ensure_ascii=False) for each in value)}]{tail}")
        else:
            lines.append(f"{key}:{tail}")
            for each in value:
                first, *rest = scalar(each, style, 6).split("\n")
                lines += [f"  - {first}{tail}", *rest]
    end = "\r\n" if style.crlf else "\n"
    return (end.join(lines) + (end if style.last_line_ends else "")).encode()


@st.composite
def workspaces(draw: st.DrawFn) -> dict[str, bytes]:
    """Return the files of a workspace with slips in any field of any item."""
    files = {"catalog.yaml": (SETTINGS + "jurisdiction:\n  name: 津市市\n  level: 县\n").encode()}
    for item in ITEMS:
        values: dict[str, Value] = {}
        for key, value in item.items():
            if key in {"id", "category"}:
                values[key] = value
            elif isinstance(value, str):
                values[key] = draw(slipped(value))
            elif isinstance(value, list):
                values[key] = [draw(slipped(each)) for each in value]
            else:
                values[key] = {heading: draw(slipped(text)) for heading, text in value.items()}
        files[f"data/items/{item['id']}.yaml"] = written(values, draw(STYLES))
    return files
