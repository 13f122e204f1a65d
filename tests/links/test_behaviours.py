"""What each way of answering makes of a link: a server on loopback behaves so, and a real client asks it."""

import gzip
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from catalog_cli.links.ask_links import ask_links
from catalog_cli.links.options import AskOptions
from catalog_cli.rules.rule import LinkAnswer
from links.loopback import (
    Behaviour,
    Recorded,
    close,
    drip,
    hang,
    in_turn,
    page,
    raw,
    redirect,
    reply,
    serve,
)

ARTICLE = "<title>政府公报</title><h1>2026年第1期</h1><p>" + "本期刊登市政府文件若干件。" * 60
BOMB = gzip.compress(b"<p>" + bytes(64 * 1024 * 1024), 9)
"""64 KB that unpack to a thousand times as much."""
BEHAVIOURS: Mapping[str, Behaviour] = {
    "/": page("<title>白鹭区人民政府</title>"),
    "/ok": page(ARTICLE),
    "/204": reply("204 No Content"),
    "/301": redirect("301 Moved Permanently", "/ok"),
    "/308": redirect("308 Permanent Redirect", "/ok"),
    "/302": redirect("302 Found", "/ok"),
    "/303": redirect("303 See Other", "/ok"),
    "/307": redirect("307 Temporary Redirect", "/ok"),
    "/moved-then-302": redirect("301 Moved Permanently", "/302"),
    "/302-then-moved": redirect("302 Found", "/301"),
    "/moved-to-404": redirect("301 Moved Permanently", "/no-such-page"),
    "/loop": redirect("302 Found", "/loop"),
    "/nowhere": reply("302 Found"),
    "/to-ftp": redirect("302 Found", "ftp://127.0.0.1/a"),
    "/to-password": redirect("302 Found", "http://user:secret@127.0.0.1/"),
    "/to-front": redirect("302 Found", "/"),
    "/to-index": redirect("301 Moved Permanently", "/index.html"),
    "/index.html": page("<title>白鹭区人民政府</title>"),
    "/index.htm": redirect("301 Moved Permanently", "/"),
    "/to-error-page": redirect("302 Found", "/error/404.html"),
    "/error/404.html": page("<title>提示</title>"),
    "/refresh": page('<meta http-equiv="Refresh" content="0; url=/ok">'),
    "/refresh-quoted": page("<meta http-equiv=refresh content=\"3;URL='ok'\">"),
    "/refresh-front": page('<meta http-equiv="refresh" content="3;url=/"><p>三秒后返回首页</p>'),
    "/refresh-itself": page('<meta http-equiv="refresh" content="5;url=/refresh-itself">' + ARTICLE),
    "/refresh-late": page('<meta http-equiv="refresh" content="600;url=/">' + ARTICLE),
    "/soft-title": page("<title>页面不存在</title>" + "<p>相关链接</p>" * 200),
    "/soft-text": page("<title>提示信息</title><p>您访问的页面不存在或已删除！</p>"),
    "/soft-split": page("<title>提示</title><div>抱歉，您访问的<b>页面</b>可能已被删除。</div>"),
    "/soft-404": page("<title>404 Not Found</title>"),
    "/soft-gb18030": reply(
        "200 OK",
        "<meta charset=gb2312><title>系统提示</title>您要查看的文章已被删除".encode("gb18030"),
        content_type="text/html",
    ),
    "/about-404": page(f"<title>关于清理网站错链的通知</title>{ARTICLE}<p>一些栏目的页面不存在，打开后显示404。"),
    "/no-such-information": page(f"<title>政府信息不存在告知书</title>{ARTICLE}"),
    "/endless": drip(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>", b"x" * 32_768, 0),
    "/dripping": drip(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>", b"x", 0.05),
    "/bomb": reply("200 OK", BOMB, content_encoding="gzip"),
    "/broken-gzip": reply("200 OK", b"\x1f\x8bnot", content_encoding="gzip"),
    "/packed": reply("200 OK", gzip.compress("<title>页面不存在</title>".encode()), content_encoding="gzip"),
    "/packed-otherwise": reply("200 OK", b"\x1b\x03\x00", content_encoding="br"),
    "/hangs": hang,
    "/closes": close,
    "/garbage": raw("这不是 HTTP\n\n"),
    "/cut-off": raw("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 9999\n\n<title>政府公报"),
    "/large-header": reply("200 OK", x_large="a" * 300_000),
    "/many-headers": raw("HTTP/1.1 200 OK\n" + "".join(f"X-{n}: {n}\n" for n in range(20_000)) + "\n"),
    "/endless-header": drip(b"HTTP/1.1 200 OK\r\nx-endless: ", b"a" * 32_768, 0),
    "/a.pdf": reply("200 OK", b"%PDF-1.7", content_type="application/pdf"),
    "/no-head.docx": lambda connection, request: reply(
        "405 Method Not Allowed" if request.method == "HEAD" else "200 OK", b"PK", content_type="application/zip"
    )(connection, request),
    "/gone.xlsx": reply("404 Not Found"),
    "/private/page": page(ARTICLE),
    "/private/open": page(ARTICLE),
    "/list?id=9": page(ARTICLE),
    "/robots.txt": reply(
        "200 OK",
        "User-agent: *\nDisallow: /private/\nAllow: /private/open\nDisallow: /*?id=\n\n"
        "User-agent: Other\nDisallow: /\n",
        content_type="text/plain",
    ),
    "/retry": in_turn(reply("503 Service Unavailable", retry_after="0"), page(ARTICLE)),
    "/flapping": in_turn(reply("404 Not Found"), page(ARTICLE)),
    **{f"/{status}": reply(f"{status} Reason") for status in (400, 401, 403, 404, 405, 410, 412, 418, 429, 451)},
    **{f"/{status}": reply(f"{status} Reason") for status in (500, 502, 503, 504)},
}


@dataclass
class Case:
    """What is expected of a path: the status, that of HTTP, where it ends, and words of the note."""

    status: str
    http: int | None
    final: str | None = None
    says: str = ""
    moved: str | None = None


CASES: Mapping[str, Case] = {
    "/": Case("ok", 200),
    "/ok": Case("ok", 200),
    "/204": Case("ok", 204),
    "/301": Case("moved", 200, "/ok", moved="/ok"),
    "/308": Case("moved", 200, "/ok", moved="/ok"),
    "/302": Case("ok", 200, "/ok", "temporarily"),
    "/303": Case("ok", 200, "/ok"),
    "/307": Case("ok", 200, "/ok"),
    "/moved-then-302": Case("moved", 200, "/ok", moved="/302"),
    "/302-then-moved": Case("ok", 200, "/ok"),
    "/moved-to-404": Case("dead", 404, "/no-such-page"),
    "/loop": Case("unknown", 302, says="too many redirects"),
    "/nowhere": Case("unknown", 302, "/nowhere"),
    "/to-ftp": Case("refused", None, says="only http and https"),
    "/to-password": Case("refused", None, says="password"),
    "/to-front": Case("dead", 200, "/", "front page"),
    "/to-index": Case("dead", 200, "/index.html", "front page"),
    "/index.html": Case("ok", 200),
    "/index.htm": Case("moved", 200, "/", moved="/"),
    "/to-error-page": Case("dead", 200, "/error/404.html", "error page"),
    "/refresh": Case("ok", 200, "/ok"),
    "/refresh-quoted": Case("ok", 200, "/ok"),
    "/refresh-front": Case("dead", 200, "/", "front page"),
    "/refresh-itself": Case("ok", 200),
    "/refresh-late": Case("ok", 200),
    "/soft-title": Case("dead", 200, says="页面不存在"),
    "/soft-text": Case("dead", 200, says="不存在"),
    "/soft-split": Case("dead", 200, says="删除"),
    "/soft-404": Case("dead", 200, says="404"),
    "/soft-gb18030": Case("dead", 200, says="已被删除"),
    "/about-404": Case("ok", 200),
    "/no-such-information": Case("ok", 200),
    "/endless": Case("ok", 200),
    "/bomb": Case("ok", 200),
    "/broken-gzip": Case("ok", 200),
    "/packed": Case("dead", 200, says="页面不存在"),
    "/packed-otherwise": Case("ok", 200),
    "/closes": Case("unknown", None, says="closed"),
    "/garbage": Case("unknown", None, says="not valid HTTP"),
    "/cut-off": Case("unknown", None, says="closed"),
    "/large-header": Case("unknown", None, says="exceeds the limits"),
    "/many-headers": Case("unknown", None, says="exceeds the limits"),
    "/endless-header": Case("unknown", None, says="exceeds the limits"),
    "/a.pdf": Case("ok", 200),
    "/no-head.docx": Case("ok", 200),
    "/gone.xlsx": Case("dead", 404),
    "/private/page": Case("refused", None, says="robots.txt"),
    "/private/open": Case("ok", 200),
    "/list?id=9": Case("refused", None, says="robots.txt"),
    "/retry": Case("ok", 200),
    "/flapping": Case("ok", 200),
    "/404": Case("dead", 404, says="404"),
    "/410": Case("dead", 410, says="410"),
    **{
        f"/{status}": Case("unknown", status, says=str(status))
        for status in (400, 401, 403, 405, 412, 418, 429, 451, 500, 502, 503, 504)
    },
}


def ask(*urls: str, timeout: float = 10, confirm_after: float = 0) -> dict[str, LinkAnswer]:
    options = AskOptions(
        agent="catalog/1 (test)", timeout=timeout, confirm_after=confirm_after, allow_private=True, interval=0
    )
    return dict(ask_links(urls, options, lambda _done, _all: None).answers)


@pytest.fixture(scope="module")
def server() -> Iterator[Recorded]:
    with serve(BEHAVIOURS) as running:
        yield running


@pytest.mark.parametrize("path", CASES)
def test_each_behaviour_is_judged(path: str, server: Recorded) -> None:
    case = CASES[path]
    [answer] = ask(server.address + path).values()
    assert (str(answer.status), answer.http) == (case.status, case.http), answer
    if case.final or case.http:
        final = None if case.says == "too many redirects" else server.address + (case.final or path)
        assert answer.final_url == final
    assert case.says in str(answer.note or "")
    assert answer.moved_to == (server.address + case.moved if case.moved else None)


@pytest.mark.parametrize("path", ["/hangs", "/dripping"])
def test_a_request_ends_in_time(path: str, server: Recorded) -> None:
    [answer] = ask(server.address + path, timeout=0.5).values()
    assert (str(answer.status), str(answer.note)) == ("unknown", "no response in time")


def test_a_download_is_asked_for_by_its_head_alone(server: Recorded) -> None:
    before = len(server.asked("/a.pdf"))
    ask(f"{server.address}/a.pdf")
    assert [each.method for each in server.asked("/a.pdf")[before:]] == ["HEAD"]


def test_a_server_that_refuses_heads_is_asked_for_the_download_itself(server: Recorded) -> None:
    before = len(server.asked("/no-head.docx"))
    ask(f"{server.address}/no-head.docx")
    assert [each.method for each in server.asked("/no-head.docx")[before:]] == ["HEAD", "GET"]


def test_a_request_names_the_program_and_takes_no_password_along(
    server: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login clerk password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    ask(f"{server.address}/ok")
    headers = server.asked("/ok")[-1].headers
    assert headers["user-agent"] == "catalog/1 (test)"
    assert "authorization" not in headers


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context


def test_a_page_under_a_certificate_that_is_trusted_opens(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        serve(BEHAVIOURS, tls=tls_of(authority.issue_cert("127.0.0.1"))) as server,
        authority.cert_pem.tempfile() as pem,
    ):
        monkeypatch.setenv("SSL_CERT_FILE", pem)
        [answer] = ask(f"{server.address}/ok").values()
        [moved] = ask(f"{server.address}/301").values()
    assert str(answer.status) == "ok"
    assert moved.moved_to == f"{server.address}/ok"


def test_a_certificate_of_nobody_or_of_another_host_leaves_it_open(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(BEHAVIOURS, tls=tls_of(authority.issue_cert("127.0.0.1"))) as server:
        [unknown] = ask(f"{server.address}/ok").values()
    with (
        serve(BEHAVIOURS, tls=tls_of(authority.issue_cert("www.example.gov.cn"))) as server,
        authority.cert_pem.tempfile() as pem,
    ):
        monkeypatch.setenv("SSL_CERT_FILE", pem)
        [other] = ask(f"{server.address}/ok").values()
    for answer in (unknown, other):
        assert str(answer.status) == "unknown"
        assert "invalid certificate" in str(answer.note)


def test_what_was_encrypted_is_not_written_down_as_what_is_not(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, server: Recorded
) -> None:
    behaviours = {"/a": redirect("301 Moved Permanently", f"{server.address}/ok")}
    with (
        serve(behaviours, tls=tls_of(authority.issue_cert("127.0.0.1"))) as secure,
        authority.cert_pem.tempfile() as pem,
    ):
        monkeypatch.setenv("SSL_CERT_FILE", pem)
        [answer] = ask(f"{secure.address}/a").values()
    assert (str(answer.status), answer.moved_to, answer.final_url) == ("ok", None, f"{server.address}/ok")


def test_a_port_on_which_nobody_listens_leaves_it_open() -> None:
    with serve({}) as gone:
        pass
    [answer] = ask(f"{gone.address}/ok").values()
    assert (str(answer.status), str(answer.note)) == ("unknown", "could not connect")


def test_a_robots_file_that_cannot_be_read_lets_nothing_be_asked() -> None:
    with serve({"/robots.txt": reply("500 Error"), "/ok": page(ARTICLE)}) as server:
        [answer] = ask(f"{server.address}/ok").values()
        assert not server.asked("/ok")
    assert (str(answer.status), answer.http) == ("unknown", 500)


def test_a_robots_file_is_found_through_its_redirects_and_asked_for_once() -> None:
    behaviours = {
        "/robots.txt": redirect("302 Found", "/moved-robots.txt"),
        "/moved-robots.txt": reply("200 OK", "User-agent: catalog/1\nDisallow: /a\n", content_type="text/plain"),
        "/b": page(ARTICLE),
    }
    with serve(behaviours) as server:
        answers = ask(*(f"{server.address}/{name}" for name in ("a", "b", "a/c")))
        assert [str(each.status) for each in answers.values()] == ["refused", "ok", "refused"]
        assert len(server.asked("/robots.txt")) == 1
