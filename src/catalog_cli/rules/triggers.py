"""What a clause of a time limit counts from: the information itself, or another event."""

from catalog_cli.model.time_limit import Clause
from catalog_cli.parsing.patterns import lazily

_MAKING = lazily(
    "形成|制作|生成"
    "|(?:信息|内容|数据|文件|政策).*(?:变更|更新|制定|获取|取得)"
    "|(?:变更|更新|制定|获取|取得).*(?:信息|内容|数据|文件|政策)"
    "|^(?:变更|更新|制定|获取|取得|或者|或|、|和|及)+$"
)
"""The information is made, changed or obtained; 变更 alone may be that of a registration."""


_ON_SHOW = lazily("最[长短]|挂网|张贴|展示|期限|公示(?:期|时间)")
"""Words by which a bare number is how long a thing stays on show, unless 内 says otherwise."""


def counts_from_making(clause: Clause) -> bool:
    """Tell whether the time counts from the making, changing or obtaining of the information, said or implied."""
    if clause.trigger:
        return bool(_MAKING.search(clause.trigger))
    return "内" in clause.text or not _ON_SHOW.search(clause.text)
