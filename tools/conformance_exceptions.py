"""Where the program departs from a public suite on purpose, and why: in English and in Chinese."""

import re

from msgspec import Struct


class Reason(Struct, frozen=True):
    """Why cases of some suites end otherwise than these ask for.

    It holds for the cases whose `name` matches and one of whose findings matches `why`.
    """

    suites: re.Pattern[str]
    name: re.Pattern[str]
    why: re.Pattern[str]
    english: str
    chinese: str

    def excuses(self, suite: str, name: str, why: tuple[str, ...]) -> bool:
        """Return whether this is the reason for a case."""
        matches = self.suites.fullmatch(suite) and self.name.fullmatch(name)
        return bool(matches) and any(map(self.why.match, why or ("",)))


def _yaml(why: str, english: str, chinese: str, name: str = ".*") -> Reason:
    return Reason(re.compile("yaml-.*"), re.compile(name), re.compile(why), english, chinese)


def _other(suite: str, name: str, why: str, english: str, chinese: str) -> Reason:
    return Reason(re.compile(suite), re.compile(name), re.compile(why), english, chinese)


EXCEPTIONS = (
    _yaml(
        "yaml/no-directives",
        "Directives (`%YAML`) are refused: catalogue files need none (`yaml/no-directives`).",
        "不接受指令（`%YAML`）：目录文件用不到（`yaml/no-directives`）。",
    ),
    _yaml(
        "yaml/one-document",
        "A file holds one document; further ones would be lost unnoticed (`yaml/one-document`).",
        "一个文件只有一个文档，其余文档会在无意中丢失（`yaml/one-document`）。",
    ),
    _yaml(
        "yaml/no-anchors",
        "Anchors and aliases are refused: a value stands where it is read (`yaml/no-anchors`).",
        "不接受锚点和别名：值应当写在使用它的地方（`yaml/no-anchors`）。",
    ),
    _yaml(
        "yaml/no-tags",
        "Tags are refused: they can ask for values of any kind, and for code (`yaml/no-tags`).",
        "不接受标签：标签可以要求任何类型的值，甚至代码（`yaml/no-tags`）。",
    ),
    _yaml(
        "yaml/is-mapping",
        "A file is a mapping of keys to values; a list or a text is none (`yaml/is-mapping`).",
        "文件应当是键和值的映射，列表和单个文字都不是（`yaml/is-mapping`）。",
    ),
    _yaml(
        "yaml/syntax: (?:this key is written with|a list or a mapping cannot|this colon has no key)",
        "A key is a text before its colon: no key with `?`, no empty key, no list or mapping as key (`yaml/syntax`).",
        "键是冒号前的文字：不接受用 `?` 写的键、空键，以及作为键的列表和映射（`yaml/syntax`）。",
    ),
    _yaml(
        "yaml/syntax: (?:this curly bracket|this square bracket|a value is missing)",
        "In brackets, key and colon are on one line, and a space follows the colon. The parsers that most programs use "
        "refuse these texts too (`yaml/syntax`).",
        "括号内，键与冒号在同一行，冒号后有空格；多数程序所用的解析器同样拒绝这些文本（`yaml/syntax`）。",
    ),
    _yaml(
        "yaml/syntax: an empty line before",
        "Empty lines before the text of a block have no spaces: parsers differ about them (`yaml/syntax`).",
        "块文本之前的空行不得有空格：各解析器对此理解不一（`yaml/syntax`）。",
    ),
    _yaml(
        "yaml/syntax: no space after the colon",
        "A text `k:#foo` is most likely a key without its space (`yaml/syntax`).",
        "`k:#foo` 这样的文字，多半是漏了空格的键（`yaml/syntax`）。",
    ),
    _yaml(
        "yaml/syntax: cannot be parsed",
        "`...` without a document before it: there is nothing in the file.",
        "`...` 之前没有文档：文件中没有内容。",
        name="HWV9/00|QT73/00",
    ),
    _yaml(
        "yaml/no-empty-values",
        "A key without a value is refused: nobody can tell it from a forgotten one (`yaml/no-empty-values`).",
        "不接受没有值的键：无法与漏填区分（`yaml/no-empty-values`）。",
    ),
    _yaml(
        "yaml/not-empty",
        "A file without anything in it is refused (`yaml/not-empty`).",
        "不接受没有内容的文件（`yaml/not-empty`）。",
    ),
    _yaml(
        "yaml/no-tabs",
        "Tabs that stand where spaces indent are refused: parsers differ about them (`yaml/no-tabs`).",
        "缩进处不接受制表符：各解析器对此理解不一（`yaml/no-tabs`）。",
    ),
    _yaml(
        "yaml/quote-ambiguous",
        "A value that YAML versions read in different ways needs quotes (`yaml/quote-ambiguous`).",
        "不同 YAML 版本理解不一的值应当加引号（`yaml/quote-ambiguous`）。",
    ),
    _yaml(
        "",
        "Taken although a quoted text or a bracket goes on without indentation, or a comment follows a quotation mark "
        "without a space: it has one meaning only, and the parsers that most programs use take it too.",
        "引号内或括号内的文字换行后没有缩进，或引号后的注释前没有空格，仍然接受：含义唯一，多数程序所用的解析器也接受。",
        name="9C9N/00|QB6E/00|DK95/01|SU5Z/00",
    ),
    _yaml(
        "read as another value",
        "A last line of nothing but spaces, without a line break, in a block: its missing break is not added.",
        "块文本最后一行只有空格且没有换行：不补上缺少的换行。",
        name="L24T/01",
    ),
    _other(
        "json-schema-file",
        "y_.*",
        "this schema is not a JSON object",
        "Right JSON, but no object: what is found says that a schema is one (`schema/readable`).",
        "是正确的 JSON，但不是对象：提示指出格式规范应当是对象（`schema/readable`）。",
    ),
    _other(
        "json-import",
        "y_object_duplicated_key.*",
        "this JSON has the key",
        "A key twice in one object is refused: programs differ about which of the values holds (RFC 8259, section 4).",
        "同一对象中重复的键不予接受：各程序取哪个值并不一致（RFC 8259 第 4 节）。",
    ),
    _other(
        "json-schema",
        "format: .*only an annotation by default",
        "format: ",
        "Formats are asserted, as the specification allows: who writes `format: date` into a schema wants dates.",
        "按规范所允许，`format` 一律校验：在格式规范中写 `format: date` 的人，要的就是日期。",
    ),
)
