"""A server on loopback, of real sockets: each path behaves as told, and every request is recorded with its times."""

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PATIENCE = 30
"""Seconds after which a connection that nobody uses any more is given up."""
LARGEST_HEAD = 64 * 1024


@dataclass
class Request:
    """One request: what was asked for, with which headers, and from when to when it was answered."""

    method: str
    target: str
    headers: dict[str, str]
    began: float
    ended: float = 0.0


Behaviour = Callable[[socket.socket, Request], None]
"""Answers a request by writing to the socket, which is closed afterwards."""


@dataclass
class Recorded:
    """A server that runs: where, and what it was asked for so far."""

    address: str
    port: int
    requests: list[Request] = field(default_factory=list)

    def asked(self, target: str) -> list[Request]:
        """Return the requests for a path."""
        return [each for each in self.requests if each.target == target]


def reply(status: str, body: str | bytes = b"", **headers: str) -> Behaviour:
    """Answer with a status (`404 Not Found`), headers and a body."""
    data = body.encode() if isinstance(body, str) else body
    named = {"content-type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())

    def answer(connection: socket.socket, request: Request) -> None:
        length = "" if "transfer-encoding" in named else f"content-length: {len(data)}\r\n"
        head = f"HTTP/1.1 {status}\r\n{lines}{length}connection: close\r\n\r\n".encode()
        connection.sendall(head + (b"" if request.method == "HEAD" else data))

    return answer


def page(body: str) -> Behaviour:
    """Answer with a page."""
    return reply("200 OK", f"<!DOCTYPE html><meta charset=utf-8>{body}")


def redirect(status: str, target: str) -> Behaviour:
    """Answer with a redirect."""
    return reply(status, location=target)


def raw(text: str) -> Behaviour:
    """Answer with just this text, whose lines end as those of HTTP do up to the first empty one."""
    head, blank, body = text.partition("\n\n")
    data = head.replace("\n", "\r\n").encode() + (b"\r\n\r\n" if blank else b"") + body.encode()
    return lambda connection, _request: connection.sendall(data)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Behave in one way at the first request, in the next at the second, and so on; the last one stays."""
    left = list(behaviours)

    def answer(connection: socket.socket, request: Request) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(connection, request)

    return answer


def hang(_connection: socket.socket, _request: Request) -> None:
    """Answer nothing, until the client has gone."""
    _wait_for_end(_connection)


def drip(head: bytes, piece: bytes, pause: float = 0.05) -> Behaviour:
    """Send a piece again and again, until the client has gone."""

    def answer(connection: socket.socket, _request: Request) -> None:
        connection.sendall(head)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            connection.sendall(piece)
            time.sleep(pause)

    return answer


def close(_connection: socket.socket, _request: Request) -> None:
    """Close the connection without a word."""


NOT_FOUND = reply("404 Not Found")


@contextmanager
def serve(
    behaviours: Mapping[str, Behaviour],
    *,
    host: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
    otherwise: Behaviour = NOT_FOUND,
) -> Iterator[Recorded]:
    """Serve paths (for a proxy: whole addresses) until the end of the block; what has no behaviour is not found."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            connection: socket.socket = self.request
            with suppress(OSError):
                connection.settimeout(PATIENCE)
                secure = tls.wrap_socket(connection, server_side=True) if tls else connection
                request = _read(secure)
                if request:
                    recorded.requests.append(request)
                    try:
                        behaviours.get(request.target, otherwise)(secure, request)
                    finally:
                        request.ended = time.monotonic()
                        _finish(secure)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 128

    with Server((host, 0), Handler) as server:
        port = server.server_address[1]
        recorded = Recorded(f"{'https' if tls else 'http'}://{host}:{port}", port)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield recorded
        finally:
            server.shutdown()
            thread.join()


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data and len(data) < LARGEST_HEAD:
        part = connection.recv(4096)
        if not part:
            return None
        data += part
    began = time.monotonic()
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    method, target, _version = first.split(" ")
    pairs = (line.partition(":") for line in lines)
    return Request(method, target, {name.lower(): value.strip() for name, _colon, value in pairs}, began)


def _finish(connection: socket.socket) -> None:
    """Close a connection so that what was sent arrives, even where the client was still sending."""
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(1)
    _wait_for_end(connection)
    connection.close()


def _wait_for_end(connection: socket.socket) -> None:
    while connection.recv(4096):
        pass
