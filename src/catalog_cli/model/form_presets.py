"""Forms that a word names, as `catalog.yaml` would describe them."""

from collections.abc import Mapping

from catalog_cli.model.item import Value

USUAL = "usual"
"""The form of a catalogue that names none: the columns of the offices, and nothing where nothing is."""

_OFFICE: Mapping[str, Value] = {
    "序号": "number",
    "事项类别": "category",
    "事项名称": "name",
    "公开内容": "content",
    "公开依据": "basis",
    "公开渠道": "channels",
    "公开时限": "time_limit",
    "公开责任": "responsible",
    "链接地址（可跳转）": "link",
}
_CHANNELS = (
    "政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场 "
    "社区/企事业单位/村公示栏（电子屏） 精准推送 其他"
)
_STANDARD: Mapping[str, Value] = {
    "序号": "number",
    "公开事项/一级事项": "category",
    "公开事项/二级事项": "name",
    "公开内容（要素）": "content",
    "公开依据": "basis",
    "公开时限": "time_limit",
    "公开主体": "publisher",
    "公开渠道和载体": {"field": "channels", "boxes": _CHANNELS.split()},
    "公开对象/全社会": "audience=全社会",
    "公开对象/特定群体": "audience=特定群体",
    "公开方式/主动": "method=主动",
    "公开方式/依申请": "method=依申请",
    "公开层级/县级": "level=县级",
    "公开层级/乡级": "level=乡级",
}
_LEVELS: Mapping[str, Value] = {
    "序号": "number",
    "一级事项": "category",
    "二级事项": "name",
    "公开内容": "content",
    "公开依据": "basis",
    "公开时限": "time_limit",
    "公开主体": "publisher",
    "责任科室": "responsible",
    "公开渠道": "channels",
    "公开方式": "method",
}
_UNIT: Mapping[str, Value] = {
    "序号": "number",
    "类别": "category",
    "公开事项": "name",
    "公开内容": "content",
    "公开时限": "time_limit",
    "责任部门": "responsible",
}
PRESETS: Mapping[str, Mapping[str, Value]] = {
    USUAL: {"columns": _OFFICE},
    "office": {"columns": _OFFICE, "absent": "无"},
    "standard": {"columns": _STANDARD, "lines": ["{title}"], "numbers": "items"},
    "levels": {"columns": _LEVELS, "numbers": "items"},
    "unit": {"columns": _UNIT, "lines": ["{title}", "单位名称：{publishers}"]},
}
NAMED = tuple(name for name in PRESETS if name != USUAL)
"""The names of the forms that a user can ask for."""
