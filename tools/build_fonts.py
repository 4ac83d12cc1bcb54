"""Make again the fonts that labels and papers embed: `python tools/build_fonts.py`.

Needs npm, apt-get and dpkg-deb (Debian or Ubuntu), and `pip install "fonttools[woff]"`. The fonts come
from three packages' own releases; nothing is drawn or changed here: slices of one font are joined,
hints for screens and unused tables are dropped, glyphs and layout rules stay.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "server" / "lotbook" / "documents" / "fonts"

ATKINSON_VERSION = "5.3.0"
ATKINSON = {"atkinson-hyperlegible-next": "AtkinsonNext", "atkinson-hyperlegible-mono": "AtkinsonMono"}
WEIGHTS = {"400": "Regular", "700": "Bold"}

NOTO = "usr/share/fonts/truetype/noto"
NOTO_BOTH_WEIGHTS = ["Sans", "SansArabic", "SansDevanagari", "SansHebrew", "SansThai"]
NOTO_REGULAR = [
    "SansArmenian", "SansBengali", "SansEthiopic", "SansGeorgian", "SansGujarati", "SansGurmukhi",
    "SansKannada", "SansKhmer", "SansLao", "SansMalayalam", "SansMyanmar", "SansSinhala", "SansTamil",
    "SansTelugu",
]  # fmt: skip
DROID = "usr/share/fonts-droid-fallback/truetype/DroidSansFallback.ttf"


def slim(font: TTFont, target: str) -> None:
    """Write the font without hinting, with every glyph and layout rule it has."""
    options = Options(
        hinting=False, layout_features=["*"], layout_closure=True, name_IDs=[0, 1, 2, 6, 13, 14],
        notdef_outline=True, glyph_names=False, recalc_timestamp=False, drop_tables=["DSIG", "MATH", "STAT"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.save(FONTS / target)


def atkinson(folder: Path) -> None:
    """The screens' own fonts, as web slices: Latin and extended Latin become one file again."""
    for package, name in ATKINSON.items():
        subprocess.run(
            ["npm", "pack", "--silent", f"@fontsource/{package}@{ATKINSON_VERSION}"], cwd=folder, check=True
        )
        with tarfile.open(folder / f"fontsource-{package}-{ATKINSON_VERSION}.tgz") as archive:
            archive.extractall(folder / package, filter="data")
        files = folder / package / "package" / "files"
        for weight, style in WEIGHTS.items():
            slices = []
            for part in ("latin", "latin-ext"):
                font = TTFont(files / f"{package}-{part}-{weight}-normal.woff2")
                font.flavor = None
                slices.append(files / f"{part}-{weight}.ttf")
                font.save(slices[-1])
            slim(Merger().merge([str(path) for path in slices]), f"{name}-{style}.ttf")
        shutil.copy(folder / package / "package" / "LICENSE", FONTS / f"OFL-{name}.txt")


def unpacked(folder: Path, package: str) -> Path:
    """The files of a Debian package, without installing it."""
    subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
    archive = next(folder.glob(f"{package}_*.deb"))
    subprocess.run(["dpkg-deb", "-x", archive, folder / package], check=True)
    return folder / package


def noto_and_droid(folder: Path) -> None:
    """The other scripts (Noto), and Chinese, Japanese and Korean (Droid, which is TrueType and small)."""
    noto = unpacked(folder, "fonts-noto-core")
    names = [f"{family}-{style}" for family in NOTO_BOTH_WEIGHTS for style in WEIGHTS.values()]
    for name in names + [f"{family}-Regular" for family in NOTO_REGULAR]:
        slim(TTFont(noto / NOTO / f"Noto{name}.ttf"), f"Noto{name}.ttf")
    shutil.copy(noto / "usr/share/doc/fonts-noto-core/copyright", FONTS / "OFL-Noto.txt")
    droid = unpacked(folder, "fonts-droid-fallback")
    slim(TTFont(droid / DROID), "DroidSansFallback-Regular.ttf")
    shutil.copy("/usr/share/common-licenses/Apache-2.0", FONTS / "APACHE-Droid.txt")


def main() -> None:
    """Replace every font in the package."""
    FONTS.mkdir(exist_ok=True)
    for old in FONTS.glob("*.ttf"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        atkinson(Path(folder))
        noto_and_droid(Path(folder))


if __name__ == "__main__":
    main()
