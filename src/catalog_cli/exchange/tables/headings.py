"""Which column a printed heading names: the words offices use for each field, and how two spellings are compared."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from catalog_cli.exchange.tables.columns import EXTRA, NUMBER
from catalog_cli.model.field import FIELDS

NAMES: Mapping[str, str] = {
    NUMBER: "序号 编号 序 号 顺序号 行号 序列 no no. № 项号",
    "id": "id 标识",
    "category": (
        "事项类别 公开类别 事项分类 公开分类 类别 分类 信息类别 信息分类 公开事项类别 公开事项分类 目录类别 "
        "目录分类 栏目类别 主题 主题分类 主题类别 类目 公开类目 项目类别 公开项目类别 公开领域 领域 试点领域 大类 "
        "事项大类 主项 大项 类型 事项类型 公开类型 信息类型 所属类别 所属分类 所属领域 业务类别 内容类别 "
        "公开内容类别 公开内容分类"
    ),
    "name": (
        "事项名称 公开事项名称 信息名称 目录名称 项目名称 公开项目名称 名称 公开名称 子项名称 标题 信息标题 "
        "公开标题 具体事项 具体公开事项 公开事项 公开的事项 主动公开事项 政务公开事项 政府信息公开事项 "
        "信息公开事项 公开信息事项 信息事项 公开目录 公开项目 公开信息 公开信息名称 子项 小类 小项 事项 项目 "
        "业务事项 服务事项"
    ),
    "content": (
        "公开内容 公开内容要素 内容要素 公开要素 主要内容 具体内容 公开的内容 公开具体内容 具体公开内容 "
        "公开主要内容 主要公开内容 主动公开内容 信息内容 公开信息内容 公开内容描述 公开内容说明 内容描述 内容说明 "
        "事项内容 公开事项内容 内容标准 公开内容标准 公开标准 基本内容 信息要素 要素 内容 公开内容和要素 公开要点 "
        "内容要点 公开内容范围 目录内容"
    ),
    "basis": (
        "公开依据 法律依据 法定依据 政策依据 设定依据 依据 公开法律依据 依据文件 公开依据文件 文件依据 "
        "法律法规依据 法律法规和政策依据 法律法规政策依据 公开的依据 主要依据 制定依据 法律政策依据 公开政策依据 "
        "实施依据"
    ),
    "channels": (
        "公开渠道 公开渠道和载体 公开载体 公开渠道载体 公开平台 公开途径 发布渠道 发布平台 发布载体 公开媒介 "
        "公开媒体 信息公开渠道 公开场所 公开形式 公开载体形式 发布途径 发布形式 公开地点 公开位置 载体 渠道 平台 "
        "形式 途径"
    ),
    "time_limit": (
        "公开时限 公开期限 公开时限要求 时限 公开时间 公开时间要求 时限要求 时间要求 更新时限 公开时效 时效 "
        "发布时限 发布时间 更新频率 更新周期 更新时间 公开频率 公开周期 公开频次 更新频次 更新要求 主动公开时限 "
        "信息公开时限 期限 完成时限 首次公开时限"
    ),
    "responsible": (
        "公开责任 公开责任单位 公开责任部门 公开责任科室 公开责任主体 公开责任机构 公开责任处室 责任单位 责任部门 "
        "责任科室 责任处室 责任股室 责任主体 责任机构 责任机关 责任 牵头单位 牵头部门 牵头科室 承办单位 承办部门 "
        "承办科室 承办机构 承办处室 主办单位 主办科室 主责单位 主责部门 负责单位 负责部门 负责科室 提供单位 "
        "信息提供单位 业务科室 主管部门 主管科室 实施单位 公开科室 发布科室 信息公开责任单位 职责科室 科室 处室 "
        "股室 部门 单位 责任站所 责任站办 责任办所 责任人 公开责任人"
    ),
    "publisher": (
        "公开主体 发布主体 公开单位 公开部门 公开机构 公开机关 发布单位 发布机构 发布部门 发布机关 信息公开主体 主体"
    ),
    "link": (
        "链接地址 网站链接 网页链接 公开链接 访问地址 网址 链接 链接网址 公开网址 网站地址 网页地址 网络链接 "
        "超链接 信息链接 公开链接地址 网站链接地址 网页链接地址 页面链接 栏目链接 目录链接 网页网址 网站网址 "
        "公开地址 链接地址网址 url"
    ),
    "audience": "公开对象 公开范围 公开对象范围 面向对象 公开的对象 受众 对象",
    "method": "公开方式 公开属性 公开性质 公开的方式 信息公开方式 方式",
    "level": "公开层级 公开级别 公开层次 行政层级 实施层级 层级 级别",
    "duration": "公开时长 公开时段 公开有效期 公示时长 公示期 公示期限 公开保留时长 时长",
    "column": (
        "所属栏目 公开栏目 栏目名称 网站栏目 发布栏目 对应栏目 所在栏目 公开栏目名称 网站所属栏目 对应网站栏目 "
        "栏目位置 信息公开栏目 门户网站栏目 栏目"
    ),
}
"""The headings of each role, the most telling first, without spaces and remarks."""

_WEAK_WORDS = (
    "名称 标题 事项 项目 项目名称 内容 要素 类别 分类 类型 主题 领域 大类 主项 大项 子项 小类 小项 类目 单位 "
    "部门 科室 处室 股室 责任 责任人 责任单位 责任部门 载体 渠道 平台 形式 途径 时限 期限 时效 依据 主体 对象 "
    "方式 层级 级别 时长 栏目 网址 链接 url 主管部门 主要内容 承办单位 主办单位 牵头单位 实施单位 基本内容 "
    "科目 业务事项 服务事项 name content category link"
)
WEAK = frozenset(_WEAK_WORDS.split())
"""Headings that stand in many tables which hold no items."""
SPECIFIC = frozenset(name for name in NAMES["name"].split() if name.endswith(("名称", "标题", "具体事项")))
"""Headings that can name nothing but the item itself."""
TICKED = frozenset(("audience", "method", "level", "channels"))
"""Fields that may be printed as a group of columns to tick."""
CORE = frozenset(("name", "content", "category"))

_AMBIGUOUS = frozenset(("序号", "编号", "说明", "note", "其他", "extra"))
"""Names a user may type for a field, but which say something else at the head of a printed column."""
_AUDIENCES = (
    "全社会 全社会公众 社会公众 全体公众 社会大众 全体社会成员 面向社会 面向全社会 特定群体 特定群众 "
    "特定对象 特定人群 特定公众 特定人员 利害关系人 内部 本单位内部 单位内部 服务对象"
)
_OPTIONS: Mapping[str, frozenset[str]] = {
    "audience": frozenset(_AUDIENCES.split()),
    "method": frozenset(("主动", "主动公开", "依申请", "依申请公开", "依申请公布", "申请公开", "不予公开")),
}
_GOVERNMENTS = "国家|中央|自治区|省|设区市|地市|市|州|盟|县|区|旗|乡镇|乡|镇|街道|园区|开发区|社区|村居|村"
_LEVEL_OPTION = re.compile(rf"(?:(?:{_GOVERNMENTS})[、/,和及]?)+(?:本级|级)|街道|社区|乡镇|村居|乡镇\W?街道|村\W?社区")
_LEVEL = re.compile(
    r"(?:公开)?([一二三四五1-5])级(?:公开|信息)?(?:事项|目录|分类|类别|类目|指标|栏目|主题|标题|项目|内容|名称)?(?:名称)?"
)
_NUMERALS = {numeral: number for number, pair in enumerate(("一1", "二2", "三3", "四4", "五5"), 1) for numeral in pair}
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_NO_LETTER = re.compile(r"[\s\u200b-\u200f\u2060\ufeff_*※:;,.。、]+")
_JOINT = re.compile(r"[/、或及和与&|]")
_INSTRUCTION = re.compile(r"[(（][^()（）]*(?:请|填|写明|注明|说明|列明|√|勾|可多选|单选)[^()（）]*[)）]$")
_NEAR_WIDE = re.compile(r"(?<=[^\x00-\u2fff])\s+|\s+(?=[^\x00-\u2fff])")
_LONGEST = 60


class Named(Struct, frozen=True):
    """What a heading names: a role, how telling the word is (0 is most), and the level it has (二级事项)."""

    role: str
    rank: int = 0
    depth: int = 0
    weak: bool = False
    specific: bool = False


def normal(text: str) -> str:
    """Give a heading as it is compared: without spaces, widths, case, punctuation and remarks in brackets."""
    plain = unicodedata.normalize("NFKC", text[: 4 * _LONGEST]).casefold()
    bare = _NO_LETTER.sub("", _REMARK.sub("", _REMARK.sub("", plain))).strip("-")
    return bare or _NO_LETTER.sub("", plain).strip("()[]【】〔〕<>")


def on_one_line(text: str) -> str:
    """Give a heading on one line, without the breaks and spaces that only fit it into its cell."""
    return _NEAR_WIDE.sub("", " ".join(text.split()))


@lru_cache(maxsize=4096)
def named(text: str) -> Named | None:
    """Say what a heading names; None when no field is known by it."""
    name = normal(text)
    if not name or len(name) > _LONGEST:
        return None
    found = _named_whole(name) or _named_whole(_without_marks(text))
    return found or _named_jointly(text)


@lru_cache(maxsize=4096)
def option_of(text: str) -> str | None:
    """Say which field a column of ticks is of by what it offers (全社会: `audience`); None when unknown."""
    name = normal(text)
    for role, options in _OPTIONS.items():
        if name in options:
            return role
    return "level" if _LEVEL_OPTION.fullmatch(name) else None


def option_text(text: str) -> str:
    """Give what a tick under a heading stands for: its words without an instruction such as （请写明）."""
    line = on_one_line(text)
    return _INSTRUCTION.sub("", line).strip() or line


def _without_marks(text: str) -> str:
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _named_whole(name: str) -> Named | None:
    level = _LEVEL.fullmatch(name)
    if level:
        return Named("name", depth=_NUMERALS[level[1]])
    return _BY_NAME.get(name)


def _named_jointly(text: str) -> Named | None:
    """Read a heading of several words (责任单位及联系电话) by its first one, unless the words disagree."""
    parts = [_named_whole(part) for part in _JOINT.split(normal_with_joints(text)) if part]
    if len(parts) < 2 or parts[0] is None:  # noqa: PLR2004 - it takes two to be joined
        return None
    roles = {part.role for part in parts if part}
    return parts[0] if len(roles) == 1 else None


def normal_with_joints(text: str) -> str:
    """Give a heading as `normal` does, with the marks that join two words kept."""
    return normal(text.replace("、", "/").replace("\n", "/"))


def _by_name() -> dict[str, Named]:
    """Join the words above with every name a user may type for a field."""
    known = {
        name: Named(role, rank, weak=name in WEAK, specific=name in SPECIFIC)
        for role, names in NAMES.items()
        for rank, name in enumerate(names.split())
    }
    for field in FIELDS.values():
        for name in (field.key, field.heading, field.label, *field.aliases):
            short = normal(name)
            if short not in _AMBIGUOUS and field.key != EXTRA:
                known.setdefault(short, Named(field.key, 90, weak=short in WEAK))
                known.setdefault(normal(name.replace("_", " ")), known[short])
    return known


_BY_NAME = _by_name()
