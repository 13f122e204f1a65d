"""The fields of an item: their keys in the files, their headings in the official table, their kinds."""

from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct


class Kind(Enum):
    """What a field holds."""

    TEXT = auto()
    NUMBER = auto()
    LIST = auto()
    TEXT_OR_LIST = auto()
    MAPPING = auto()


class Field(Struct, frozen=True):
    """One field: `key` in YAML and JSON, `heading` as the official tables print it, `label` in English.

    `aliases` are other names a user may type for it (`责任:数据局`, `office:数据局`).
    """

    key: str
    heading: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()


FIELDS: Mapping[str, Field] = {
    field.key: field
    for field in (
        Field("id", "编号", "ID", required=True, aliases=("标识",)),
        Field("category", "事项类别", "Category", required=True, aliases=("类别", "一级事项", "分类")),
        Field("order", "次序", "Order", Kind.NUMBER, aliases=("序号", "排序")),
        Field("name", "事项名称", "Name", required=True, aliases=("名称", "事项", "二级事项")),
        Field("content", "公开内容", "Content", required=True, aliases=("内容", "要素")),
        Field("basis", "公开依据", "Legal basis", Kind.LIST, aliases=("依据", "law", "法律")),
        Field("channels", "公开渠道", "Channels", Kind.LIST, aliases=("渠道", "载体", "公开渠道和载体", "channel")),
        Field("channels_optional", "可选渠道", "Optional channels", Kind.LIST),
        Field("time_limit", "公开时限", "Time limit", aliases=("时限", "limit", "deadline")),
        Field(
            "responsible",
            "公开责任",
            "Responsible office",
            Kind.LIST,
            aliases=("责任", "责任科室", "责任单位", "科室", "office"),
        ),
        Field("publisher", "公开主体", "Publisher", aliases=("主体",)),
        Field("link", "链接地址", "Link", aliases=("链接", "网址", "url")),
        Field("published_with", "随同公开", "Published with", aliases=("随同",)),
        Field("link_note", "链接说明", "Link note", aliases=("说明", "note")),
        Field("audience", "公开对象", "Audience", Kind.TEXT_OR_LIST, aliases=("对象",)),
        Field("method", "公开方式", "Method", Kind.TEXT_OR_LIST, aliases=("方式",)),
        Field("level", "公开层级", "Level", Kind.TEXT_OR_LIST, aliases=("层级",)),
        Field("duration", "公开时长", "Duration", Kind.TEXT_OR_LIST, aliases=("时长",)),
        Field("column", "所属栏目", "Website column", Kind.TEXT_OR_LIST, aliases=("栏目",)),
        Field("not_applicable", "不适用原因", "Not applicable", aliases=("不适用",)),
        Field("extra", "其他栏目", "Other columns", Kind.MAPPING, aliases=("其他",)),
    )
}
"""Every field by its key, in the canonical order of keys in a file."""

BY_NAME: Mapping[str, Field] = {
    name.casefold(): field
    for field in FIELDS.values()
    for name in (field.key, field.heading, field.label, *field.aliases)
}
"""Every field by each name a user may type, case folded."""


def field_named(name: str) -> Field | None:
    """Find the field a user means by its key, its Chinese heading or an alias; None when there is none."""
    return BY_NAME.get(name.strip().casefold().replace("-", "_"))
