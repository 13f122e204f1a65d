"""Words of one entry that were broken over two lines of a cell."""

import re

_NAMES = (
    "政府网站 政府门户网站 门户网站 政府公报 两微一端 发布会/听证会 发布会 听证会 新闻发布会 广播电视 "
    "纸质媒体 公开查阅点 政务服务中心 便民服务中心 便民服务站 入户/现场 社区/企事业单位/村公示栏 "
    "社区/企事业单位/村公示栏（电子屏） 精准推送 政务新媒体 微信公众号 政务微信 政务微博 公告栏 公示栏 公开栏 "
    "宣传栏 村务公开栏 信息公开栏 电子屏 电子显示屏 国家档案馆 公共图书馆 档案馆 图书馆 办事大厅 服务大厅 "
    "移动客户端 信用中国 政务服务网"
)
_WHOLE = frozenset(_NAMES.split())
"""The channels that nearly every table prints."""
_HAN = re.compile("[\u4e00-\u9fff]")


def goes_on(line: str, following: str) -> bool:
    """Say whether a line only goes on with the entry above it.

    It does where a slash joins them, where it is one character, which is no entry, or where both together are a channel
    that everybody knows.
    """
    if line[-1:] == "/" or following[:1] == "/":
        return True
    if len(following) == 1:
        return bool(_HAN.match(following))
    return line + following in _WHOLE
