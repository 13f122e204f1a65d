"""One request within bounds: of time, of the size of its headers and body, and of the addresses it may reach."""

import asyncio
import socket
import ssl
from base64 import b64encode
from types import TracebackType
from typing import Self
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from catalog_cli.links.addresses import RefusedAddressError, check_resolved, refusal
from catalog_cli.links.bodies import ENCODINGS, MOST_BYTES, unpacked
from catalog_cli.links.response import Failure, Response
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import Message, message
from catalog_cli.rules.rule import LinkStatus

MOST_AT_ONCE = 32
"""Requests under way at the same time, to as many hosts."""
_NO_SUCH_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_CHUNK = 16 * 1024
_MOST_COOKIES = 200
"""Cookies that are kept; beyond, all are forgotten: some sites redirect for ever without, others send thousands."""
_REASONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Message], ...] = (
    (aiohttp.ClientSSLError, message("could not establish a secure connection")),
    (TimeoutError, message("no response in time")),
    ((aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError), message("the proxy did not connect")),
    (aiohttp.ClientConnectorDNSError, message("the host name could not be resolved")),
    (aiohttp.ClientConnectorError, message("could not connect")),
    (
        (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, aiohttp.ClientPayloadError),
        message("the connection was closed before the response was complete"),
    ),
)
"""What is said of each error; the first that fits."""
_NO_HTTP = message("the response is not valid HTTP or exceeds the limits")


class CheckedResolver(AbstractResolver):
    """Resolves names, and refuses those that lead to an address that may not be asked.

    The connection is made to the very addresses that were checked: a name that leads elsewhere a moment later (DNS
    rebinding) gains nothing.
    """

    def __init__(self, inner: AbstractResolver) -> None:
        """Take the resolver that knows the addresses."""
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Resolve a name.

        Raises:
            OSError: it leads nowhere.
            RefusedAddressError: it leads to an address that may not be asked.
        """
        found = await self._inner.resolve(host, port, family)
        check_resolved(host, [each["host"] for each in found])
        return found

    async def close(self) -> None:
        """Release what the inner resolver holds."""
        await self._inner.close()


class Client:
    """Sends requests, each within its bounds; redirects are left to the caller, who checks every address."""

    def __init__(
        self, *, agent: str, timeout: float, allow_private: bool, resolver: AbstractResolver | None = None
    ) -> None:
        """Take the name to be known by, the seconds that a request may take, and whether private hosts are asked.

        Raises:
            CatalogError: the environment names a proxy of a kind that cannot be used.
        """
        self._allow_private = allow_private
        self._proxies = {scheme: _proxy(scheme) for scheme in ("http", "https")}
        inner = resolver or ThreadedResolver()
        connector = aiohttp.TCPConnector(
            resolver=inner if allow_private else CheckedResolver(inner),
            use_dns_cache=False,
            limit=MOST_AT_ONCE,
            # the library's own is made when it is imported
            ssl=ssl.create_default_context(),
        )
        # `trust_env` would also send the passwords of ~/.netrc to the hosts that are asked
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=timeout),
            headers={"User-Agent": agent, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": ENCODINGS},
            auto_decompress=False,
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def request(self, method: str, url: str, most: int = MOST_BYTES) -> Response | Failure:
        """Send a request and read the response, at most `most` bytes of its body, before and after unpacking."""
        barred = refusal(url, allow_private=self._allow_private)
        if barred:
            return Failure(status=LinkStatus.REFUSED, note=barred)
        if len(self._session.cookie_jar) > _MOST_COOKIES:
            self._session.cookie_jar.clear()
        proxy = self._proxy_for(URL(url))
        try:
            return await self._send(method, url, most, proxy)
        except RefusedAddressError as error:
            why = message("{host} resolves to a non-public address", host=str(error))
            return Failure(status=LinkStatus.REFUSED, note=why)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            gone = not proxy and _is_no_such_host(error)
            status = LinkStatus.DEAD if gone else LinkStatus.UNKNOWN
            return Failure(status=status, note=_reason(error), by_proxy=bool(proxy))

    async def _send(self, method: str, url: str, most: int, proxy: URL | None) -> Response:
        async with self._session.request(
            method,
            url,
            allow_redirects=False,
            proxy=proxy.with_user(None) if proxy else None,
            proxy_headers=_proxy_headers(proxy),
        ) as answer:
            # of a header that is sent twice, the first counts
            headers = {name.lower(): answer.headers[name] for name in answer.headers}
            body = b"" if method == "HEAD" else await _read(answer, most)
            return Response(
                url=url,
                status=answer.status,
                headers=headers,
                body=unpacked(body, headers.get("content-encoding", ""), most),
                by_proxy=proxy is not None,
            )

    def _proxy_for(self, url: URL) -> URL | None:
        proxy = self._proxies.get(url.scheme)
        return None if proxy is None or proxy_bypass(f"{url.raw_host}:{url.port}") else proxy


async def _read(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """Read the beginning of a body; what comes after is left where it is, and the connection is closed."""
    body = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) >= most:
            answer.close()
            break
    return bytes(body[:most])


def _proxy(scheme: str) -> URL | None:
    """Return the proxy that the environment, or the system, names for a scheme.

    Raises:
        CatalogError: it is of a kind that cannot be used.
    """
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    if not named:
        return None
    try:
        proxy = URL(named if "://" in named else f"http://{named}")
    except ValueError:
        proxy = URL()
    if proxy.scheme not in {"http", "https"} or not proxy.host:
        raise CatalogError(
            message("cannot use the proxy that {name} names", name=f"{scheme}_proxy"),
            message("Name an HTTP proxy, as in http://proxy.example:3128, or none."),
        )
    return proxy


def _proxy_headers(proxy: URL | None) -> dict[str, str]:
    """Return the header by which a proxy knows its user; the library calls it Proxy-Authorization on the way."""
    if proxy is None or proxy.raw_user is None:
        return {}
    user = b64encode(f"{proxy.user or ''}:{proxy.password or ''}".encode()).decode()
    return {"Authorization": f"Basic {user}"}


def _is_no_such_host(error: Exception) -> bool:
    cause = getattr(error, "os_error", error)
    return isinstance(cause, socket.gaierror) and cause.errno in _NO_SUCH_HOST


def _reason(error: Exception) -> Message:
    """Return why a request got no response, in words."""
    if isinstance(error, (aiohttp.ClientConnectorCertificateError, ssl.SSLCertVerificationError)):
        return message("invalid certificate: {reason}", reason=_certificate_flaw(error))
    if _is_no_such_host(error):
        return message("no such host")
    return next((words for kinds, words in _REASONS if isinstance(error, kinds)), _NO_HTTP)


def _certificate_flaw(error: Exception) -> str:
    cause = getattr(error, "certificate_error", error)
    return str(getattr(cause, "verify_message", "") or cause)
