"""The files of the built app: hashed ones for ever, the rest asked for again, unknown pages its shell."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from lotbook.web.problems import problem

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SHELL = "index.html"
COMPRESSIBLE = ("text/", "application/json", "application/manifest", "application/wasm", "image/svg")
SMALLEST_TO_COMPRESS = 1024
TYPES = {
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Asset:
    """One file, ready to be sent."""

    body: bytes
    compressed: bytes | None
    media_type: str
    etag: str
    cache_control: str


class StaticFiles:
    """An ASGI app over a folder that does not change while it runs; it never answers ranges or folders.

    root: the folder with `index.html`; the packaged build without one.
    """

    def __init__(self, root: Traversable | None = None) -> None:
        folder = files("lotbook").joinpath("static") if root is None else root
        self._paths = dict(_walk(folder, "")) if folder.is_dir() else {}
        self._assets: dict[str, Asset] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self.answer(scope)
        await answer(scope, receive, send)

    async def answer(self, scope: Scope) -> Response:
        """The file or page that is asked for."""
        if scope["method"] not in ("GET", "HEAD"):
            return problem(405, "Files are read with GET.")
        headers = Headers(scope=scope)
        name = self._name(scope["path"], headers)
        if name is None:
            return problem(404, "There is nothing here.")
        return await self.file(name, headers)

    async def file(self, name: str, headers: Headers) -> Response:
        """The answer with a file of the folder, as short as the request's headers permit."""
        if name not in self._paths:
            return PlainTextResponse("The app is not built yet: run `make web`.", 503)
        asset = await self._load(name)
        known = {"etag": asset.etag, "cache-control": asset.cache_control, "vary": "accept-encoding"}
        if asset.etag in headers.get("if-none-match", ""):
            return Response(None, 304, known)
        if asset.compressed is not None and "gzip" in headers.get("accept-encoding", ""):
            return Response(asset.compressed, 200, known | {"content-encoding": "gzip"}, asset.media_type)
        return Response(asset.body, 200, known, asset.media_type)

    def _name(self, path: str, headers: Headers) -> str | None:
        """The file for this path; None when there is none and the app's shell would be wrong."""
        name = path.lstrip("/")
        if name in self._paths:
            return name
        if f"{name}/{SHELL}".lstrip("/") in self._paths:
            return f"{name}/{SHELL}".lstrip("/")
        if name.startswith("assets/") or "text/html" not in headers.get("accept", ""):
            return SHELL if not name else None
        return SHELL

    async def _load(self, name: str) -> Asset:
        if name not in self._assets:
            self._assets[name] = await asyncio.to_thread(read_asset, name, self._paths[name])
        return self._assets[name]


def read_asset(name: str, file: Traversable) -> Asset:
    """The file with what is sent beside it, compressed when that is worth it."""
    body = file.read_bytes()
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    media_type = TYPES.get(PurePosixPath(name).suffix, guessed)
    compressed = None
    if len(body) >= SMALLEST_TO_COMPRESS and media_type.startswith(COMPRESSIBLE):
        compressed = gzip.compress(body, 9, mtime=0)
    return Asset(
        body=body,
        compressed=compressed if compressed and len(compressed) < len(body) else None,
        media_type=media_type,
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',  # weak: the same for both encodings
        cache_control=FOR_EVER if "assets/" in name else ASK_AGAIN,
    )


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        found += _walk(item, f"{name}/") if item.is_dir() else [(name, item)]
    return found
