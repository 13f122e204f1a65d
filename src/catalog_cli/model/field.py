"""The table of an item's fields: one row for each, with all that the program knows of it."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache

from msgspec import Struct

USUAL_SEPARATOR = "、"
USUAL_WIDTH = 16


class Kind(Enum):
    """What a field holds; a `DATE` is a text, as in ISO 8601: 2026-12-01."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    LIST = auto()
    TEXT_OR_LIST = auto()
    MAPPING = auto()


class Field(Struct, frozen=True):
    """One field: `key` in YAML and JSON, `heading` as the official tables print it, `label` in English.

    `aliases` are other names that a user may type for it (`责任:数据局`, `office:数据局`). `help` and `flags` are of
    its option in `catalog new`; without `flags` the option is named after the key.

    In the official form, `always_printed` fields have a column at all times, those with `printed_after` have one next
    to that field's when an item has them, and those with `printed_with` share that field's column. `printed_heading` is
    the form's heading where it is not `heading`, `separator` is put between the elements of a list, `width` is the
    column's in a workbook, and a `short` text is centred in its cell.

    In tables that others made, `headings` are the words that name the field's column, the most telling first;
    `boxed` cells may offer their elements as boxes to tick, and a `ticked` field may be a group of columns to tick.

    `prose` is text that the rules of wording look at, `comparable` values can be less or more than others in a query,
    and the order of an `unordered` list means nothing.
    """

    key: str
    heading: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    help: str = ""
    flags: tuple[str, ...] = ()
    always_printed: bool = False
    printed_after: str = ""
    printed_with: str = ""
    printed_heading: str = ""
    separator: str = USUAL_SEPARATOR
    width: float = USUAL_WIDTH
    short: bool = False
    headings: str = ""
    boxed: bool = False
    ticked: bool = False
    prose: bool = False
    comparable: bool = False
    unordered: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the field's option, the usual one first."""
        return self.flags or (f"--{self.key.replace('_', '-')}",)


FIELDS: Mapping[str, Field] = {
    field.key: field
    for field in (
        Field(
            "id",
            "编号",
            "ID",
            required=True,
            aliases=("标识",),
            help="Its id; made from the name's pinyin by default.",
            headings="id 标识",
        ),
        Field(
            "category",
            "事项类别",
            "Category",
            required=True,
            aliases=("类别", "一级事项", "分类"),
            help="Its category (事项类别).",
            flags=("--category", "-c"),
            prose=True,
            headings=(
                "事项类别 公开类别 事项分类 公开分类 类别 分类 信息类别 信息分类 公开事项类别 公开事项分类 目录类别 "
                "目录分类 栏目类别 主题 主题分类 主题类别 类目 公开类目 项目类别 公开项目类别 公开领域 领域 试点领域 "
                "相应领域 涉及领域 所涉领域 对应领域 公开事项领域 业务领域 重点领域 职权类型 职权类别 权力类型 大类 "
                "事项大类 主项 大项 类型 事项类型 公开类型 信息类型 所属类别 所属分类 所属领域 业务类别 内容类别 "
                "公开内容类别 公开内容分类 板块 公开板块 信息板块 权责类型 权责类别 信息类目 目录类目 公开事项类型"
            ),
        ),
        Field(
            "order",
            "次序",
            "Order",
            kind=Kind.NUMBER,
            aliases=("序号", "排序"),
            help="Its place within the category; last by default.",
            comparable=True,
        ),
        Field(
            "name",
            "事项名称",
            "Name",
            required=True,
            aliases=("名称", "事项", "二级事项"),
            help="The item's name (事项名称).",
            always_printed=True,
            width=20,
            prose=True,
            headings=(
                "事项名称 公开事项名称 信息名称 目录名称 项目名称 公开项目名称 名称 公开名称 子项名称 标题 信息标题 "
                "公开标题 具体事项 具体公开事项 公开事项 公开的事项 主动公开事项 政务公开事项 政府信息公开事项 "
                "信息公开事项 公开信息事项 信息事项 公开目录 公开项目 公开信息 公开信息名称 子项 小类 小项 事项 项目 "
                "业务事项 服务事项 职权名称 权力名称 权力事项 职权事项 权责名称 权责事项 职责名称"
            ),
        ),
        Field(
            "content",
            "公开内容",
            "Content",
            required=True,
            aliases=("内容", "要素"),
            help="What is published (公开内容).",
            always_printed=True,
            width=34,
            prose=True,
            headings=(
                "公开内容 公开内容要素 内容要素 公开要素 主要内容 具体内容 公开的内容 公开具体内容 具体公开内容 "
                "公开主要内容 主要公开内容 主动公开内容 信息内容 公开信息内容 公开内容描述 公开内容说明 内容描述 "
                "内容说明 事项内容 公开事项内容 内容标准 公开内容标准 公开标准 基本内容 信息要素 要素 内容 "
                "公开内容和要素 公开要点 内容要点 公开内容范围 目录内容 内容规范 公开内容规范 内容要求 公开内容要求 "
                "公开规范 内容规范要求 信息公开内容 政务公开内容 服务内容"
            ),
        ),
        Field(
            "basis",
            "公开依据",
            "Legal basis",
            kind=Kind.LIST,
            aliases=("依据", "law", "法律"),
            help="Its legal basis (公开依据), separated by ；.",
            flags=("--basis", "--law"),
            always_printed=True,
            separator="；",
            width=38,
            prose=True,
            headings=(
                "公开依据 法律依据 法定依据 政策依据 设定依据 依据 公开法律依据 依据文件 公开依据文件 文件依据 "
                "法律法规依据 法律法规和政策依据 法律法规政策依据 公开的依据 主要依据 制定依据 法律政策依据 "
                "公开政策依据 实施依据 职权依据 权力依据 行使依据 法规依据 政策法规依据 法规政策依据"
            ),
        ),
        Field(
            "channels",
            "公开渠道",
            "Channels",
            kind=Kind.LIST,
            aliases=("渠道", "载体", "公开渠道和载体", "channel"),
            help="Its channels (公开渠道), separated by 、.",
            flags=("--channel", "--channels"),
            always_printed=True,
            width=18,
            short=True,
            boxed=True,
            ticked=True,
            prose=True,
            unordered=True,
            headings=(
                "公开渠道 公开渠道和载体 公开载体 公开渠道载体 公开平台 公开途径 发布渠道 发布平台 发布载体 公开媒介 "
                "公开媒体 信息公开渠道 公开场所 公开形式 公开载体形式 发布途径 发布形式 公开地点 公开位置 载体 渠道 "
                "平台 形式 途径"
            ),
        ),
        Field(
            "channels_optional",
            "可选渠道",
            "Optional channels",
            kind=Kind.LIST,
            help="Optional channels.",
            printed_with="channels",
            prose=True,
            unordered=True,
        ),
        Field(
            "time_limit",
            "公开时限",
            "Time limit",
            aliases=("时限", "limit", "deadline"),
            help="Its time limit (公开时限).",
            always_printed=True,
            width=20,
            prose=True,
            comparable=True,
            headings=(
                "公开时限 公开期限 公开时限要求 时限 公开时间 公开时间要求 时限要求 时间要求 更新时限 公开时效 时效 "
                "发布时限 发布时间 更新频率 更新周期 更新时间 公开频率 公开周期 公开频次 更新频次 更新要求 "
                "主动公开时限 信息公开时限 期限 完成时限 首次公开时限 生成时间 形成时间 产生时间 信息生成时间 "
                "信息形成时间 生成时限 生成日期 公开频度 更新频度 发布频率 发布周期 服务时限 办理时限"
            ),
        ),
        Field(
            "responsible",
            "公开责任",
            "Responsible office",
            kind=Kind.LIST,
            aliases=("责任", "责任科室", "责任单位", "科室", "部门", "单位", "负责", "主管", "office", "department"),
            help="Who is responsible (公开责任).",
            flags=("--office", "--responsible"),
            always_printed=True,
            width=16,
            short=True,
            boxed=True,
            prose=True,
            headings=(
                "公开责任 公开责任单位 公开责任部门 公开责任科室 公开责任主体 公开责任机构 公开责任处室 责任单位 "
                "责任部门 责任科室 责任处室 责任股室 责任主体 责任机构 责任机关 责任 牵头单位 牵头部门 牵头科室 "
                "承办单位 承办部门 承办科室 承办机构 承办处室 主办单位 主办科室 主责单位 主责部门 负责单位 负责部门 "
                "负责科室 提供单位 信息提供单位 业务科室 主管部门 主管科室 实施单位 公开科室 发布科室 信息公开责任单位 "
                "职责科室 科室 处室 股室 部门 单位 责任站所 责任站办 责任办所 责任人 公开责任人 实施主体 行使主体"
            ),
        ),
        Field(
            "publisher",
            "公开主体",
            "Publisher",
            aliases=("主体",),
            help="Its publisher, when not the catalogue's.",
            printed_after="responsible",
            short=True,
            prose=True,
            headings=(
                "公开主体 发布主体 公开单位 公开部门 公开机构 公开机关 发布单位 发布机构 发布部门 发布机关 "
                "信息公开主体 主体"
            ),
        ),
        Field(
            "link",
            "链接地址",
            "Link",
            aliases=("链接", "网址", "url"),
            help="The address of its page (链接地址).",
            always_printed=True,
            printed_heading="链接地址（可跳转）",
            width=32,
            headings=(
                "链接地址 网站链接 网页链接 公开链接 访问地址 网址 链接 链接网址 公开网址 网站地址 网页地址 网络链接 "
                "超链接 信息链接 公开链接地址 网站链接地址 网页链接地址 页面链接 栏目链接 目录链接 网页网址 网站网址 "
                "公开地址 链接地址网址 url 公开网址链接 公开链接网址 信息公开网址 发布网址 发布链接 专栏链接 专栏网址"
            ),
        ),
        Field(
            "published_with",
            "随同公开",
            "Published with",
            aliases=("随同",),
            help="The item on whose page it is published.",
        ),
        Field(
            "link_note",
            "链接说明",
            "Link note",
            aliases=("说明", "note"),
            help="Text shown instead of or beside the link.",
            printed_with="link",
            prose=True,
        ),
        Field(
            "audience",
            "公开对象",
            "Audience",
            kind=Kind.TEXT_OR_LIST,
            aliases=("对象",),
            help="To whom it is published (公开对象).",
            printed_after="channels",
            short=True,
            boxed=True,
            ticked=True,
            prose=True,
            headings="公开对象 公开范围 公开对象范围 面向对象 公开的对象 受众 对象",
        ),
        Field(
            "method",
            "公开方式",
            "Method",
            kind=Kind.TEXT_OR_LIST,
            aliases=("方式",),
            help="How it is published (公开方式).",
            printed_after="channels",
            short=True,
            boxed=True,
            ticked=True,
            prose=True,
            headings="公开方式 公开属性 公开性质 公开的方式 信息公开方式 方式",
        ),
        Field(
            "level",
            "公开层级",
            "Level",
            kind=Kind.TEXT_OR_LIST,
            aliases=("层级",),
            help="The level of government (公开层级).",
            printed_after="channels",
            short=True,
            boxed=True,
            ticked=True,
            prose=True,
            headings="公开层级 公开级别 公开层次 行政层级 实施层级 层级 级别",
        ),
        Field(
            "duration",
            "公开时长",
            "Duration",
            kind=Kind.TEXT_OR_LIST,
            aliases=("时长",),
            help="For how long (公开时长).",
            printed_after="time_limit",
            short=True,
            boxed=True,
            prose=True,
            headings="公开时长 公开时段 公开有效期 公示时长 公示期 公示期限 公开保留时长 时长",
        ),
        Field(
            "column",
            "所属栏目",
            "Website column",
            kind=Kind.TEXT_OR_LIST,
            aliases=("栏目",),
            help="The column of the website (所属栏目).",
            printed_after="link",
            short=True,
            boxed=True,
            prose=True,
            headings=(
                "所属栏目 公开栏目 栏目名称 网站栏目 发布栏目 对应栏目 所在栏目 公开栏目名称 网站所属栏目 对应网站栏目 "
                "栏目位置 信息公开栏目 门户网站栏目 栏目"
            ),
        ),
        Field(
            "not_applicable",
            "不适用原因",
            "Not applicable",
            aliases=("不适用",),
            help="Why it does not apply to this office.",
            printed_after="link",
            prose=True,
        ),
        Field(
            "review_date",
            "复核日期",
            "Review date",
            kind=Kind.DATE,
            aliases=("下次复核", "复核时间"),
            help="When to review it at the latest (复核日期), such as 2026-12-01.",
            printed_after="link",
            width=14,
            short=True,
            comparable=True,
            headings="复核日期 下次复核日期 下次复核 复核时间 复核期限",
        ),
        Field(
            "model", "对应标准事项", "Model item", help="Its item in the model catalogue (by id).", printed_after="link"
        ),
        Field("printed", "原样文字", "As printed", kind=Kind.MAPPING, separator="；"),
        Field("extra", "其他栏目", "Other columns", kind=Kind.MAPPING, aliases=("其他",), separator="；", prose=True),
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


def separator_of(key: str) -> str:
    """Return what is printed between the elements of a list; a key of the workspace's own has the usual one."""
    return FIELDS[key].separator if key in FIELDS else USUAL_SEPARATOR


@cache
def printed_together(key: str) -> tuple[str, ...]:
    """Return the keys of the fields that are printed in one column with this one, itself first."""
    return (key, *(field.key for field in FIELDS.values() if field.printed_with == key))
