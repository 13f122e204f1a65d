"""The catalogue of the page on links, and its site: a proxy on loopback answers for a host that does not exist."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

SITE = "http://www.bailuqu.gov.cn"
FILES = {
    "catalog.yaml": "title: 白鹭区司法局政府信息主动公开事项目录\npublishers:\n  - 白鹭区司法局\n",
    "data/items/jigou-gaikuang.yaml": (
        f"id: jigou-gaikuang\ncategory: 机构职能\nname: 机构概况\ncontent: 单位职责\nlink: {SITE}/jggk\n"
    ),
    "data/items/niandu-baogao.yaml": (
        "id: niandu-baogao\ncategory: 政务公开\nname: 政府信息公开年度报告\ncontent: 上一年度报告全文\n"
        f"time_limit: 每年1月31日前\nlink: {SITE}/nb\n"
    ),
    "data/items/pufa-xuanchuan.yaml": (
        f"id: pufa-xuanchuan\ncategory: 法治工作\nname: 普法宣传\ncontent: 普法活动\nlink: {SITE}/pfxc\n"
    ),
    "data/items/xingzheng-chufa.yaml": (
        f"id: xingzheng-chufa\ncategory: 法治工作\nname: 行政处罚\ncontent: 处罚决定\nlink: {SITE}/xzcf\n"
    ),
}
ANSWERS = {
    "/jggk": (301, "/zwgk/jggk", ""),
    "/zwgk/jggk": (200, "", "<title>机构概况</title>"),
    "/nb": (200, "", "<title>年度报告</title><ul><li><a href=1>2024年度报告</a><span>2025-01-22</span></ul>"),
    "/pfxc": (412, "", ""),
    "/xzcf": (200, "", "<title>提示</title><p>您访问的页面不存在或已删除</p>"),
}
"""Status, target and page of each path."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, target, body = ANSWERS.get(self.path.removeprefix(SITE), (404, "", ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if target:
            self.send_header("Location", SITE + target)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Print nothing."""


@contextmanager
def answering() -> Iterator[dict[str, str]]:
    """Answer until the end of the block; yields the environment variables by which programs find the proxy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield {"http_proxy": f"http://127.0.0.1:{server.server_port}", "no_proxy": ""}
    finally:
        server.shutdown()
        server.server_close()
