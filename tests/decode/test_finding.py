"""Codes are found in pictures as a scanner would send them, once each, and what is doubtful says so."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageFilter

from lotbook.decode import finding
from lotbook.decode.finding import find_codes
from lotbook.decode.photo import Decoder
from lotbook.decode.picture import grey_picture
from lotbook.decode.zbar import load_zbar
from tests.decode.pictures import GTIN, LABEL, READ, F, on_paper, photo, symbol, turned


def only(picture: Image.Image):
    (code,) = find_codes(picture)
    return code


@pytest.mark.parametrize(
    ("format", "identifier"), [(F.Code128, "]C1"), (F.DataMatrix, "]d2"), (F.QRCode, "]Q3")]
)
def test_gs1_symbols_keep_their_separators_and_tell_what_they_are(format, identifier):
    code = only(symbol(f"{LABEL}(21)SN7", format, gs1=True))
    assert (code.text, code.symbology) == (f"{READ}\x1d21SN7", identifier)
    assert (code.decoder, code.confirm) == (Decoder.ZXING, False)


@pytest.mark.parametrize("degrees", range(0, 360, 15))
def test_bars_are_read_however_the_label_lies(degrees):
    code = only(turned(symbol(LABEL, gs1=True), degrees))
    assert (code.text, code.symbology) == (READ, "]C1")


def noisy(picture):
    return ImageChops.add(picture, Image.effect_noise(picture.size, 40), 1, -128)


@pytest.mark.parametrize(
    "seen",
    [
        noisy,
        lambda picture: noisy(turned(picture, 20)),
        lambda picture: picture.filter(ImageFilter.GaussianBlur(1.5)),
        lambda picture: picture.point(lambda shade: 110 + shade * 40 // 255),
    ],
    ids=["noise", "turned and noise", "blur", "hardly any contrast"],
)
def test_bars_are_read_through_what_cameras_do_to_them(seen):
    assert only(seen(symbol(LABEL, gs1=True))).text == READ


def test_corners_lie_around_the_code_in_the_photo_as_it_was_sent():
    flat = symbol("LOT-7", dots=3, tall=40)
    for degrees in (0, 30, 90):
        picture = turned(flat, degrees)
        code = only(picture)
        middle = [sum(corner[axis] for corner in code.corners) / 4 for axis in (0, 1)]
        assert middle[0] == pytest.approx(picture.width / 2, abs=25)
        assert middle[1] == pytest.approx(picture.height / 2, abs=25)


def test_corners_of_a_large_photo_are_in_its_own_pixels():
    large = Image.new("L", (5000, 3000), 250)
    large.paste(turned(symbol(LABEL, gs1=True, dots=6), 30), (2800, 900))
    code = only(large)
    assert code.decoder is Decoder.ZXING_ENHANCED
    assert all(2800 < x < 5000 and 900 < y < 3000 for x, y in code.corners)


def test_every_code_of_a_label_is_told_once_from_top_to_bottom():
    picture = on_paper(symbol("LOT-1"), symbol("LOT-2", F.QRCode), symbol("LOT-1"), symbol("LOT-3"))
    assert [code.text for code in find_codes(picture)] == ["LOT-1", "LOT-2", "LOT-3"]


BLUR = ImageFilter.GaussianBlur(1.5)


@pytest.mark.parametrize("square", [F.DataMatrix, F.QRCode])
@pytest.mark.parametrize(
    "seen", [lambda label: turned(label, 30), lambda label: turned(label, -20).filter(BLUR)]
)
def test_bars_beside_a_square_code_are_looked_for_however_the_label_lies(square, seen):
    label = seen(on_paper(symbol(f"{LABEL}(21)SN7", square, gs1=True, dots=8), symbol(LABEL, gs1=True)))
    assert {code.text for code in find_codes(label)} == {f"{READ}\x1d21SN7", READ}


@pytest.mark.parametrize("code", ["nothing", "a square code"])
def test_further_looks_end_in_time_and_the_photo_as_it_is_gets_one_whatever_it_takes(code, monkeypatch):
    now, begun = 0.0, []

    def looks(picture):
        for decoder, seconds in ((Decoder.ZXING, 60), *[(Decoder.ZXING_ENHANCED, 0.7)] * 9):

            def look(seconds=seconds):
                nonlocal now
                now += seconds
                begun.append(seconds)
                return read if seconds == 60 else []

            yield decoder, look

    square = next(finding.looks(symbol("LOT-7", F.DataMatrix)))[1]()
    read = square if code == "a square code" else []
    monkeypatch.setattr(finding, "looks", looks)
    monkeypatch.setattr(finding.time, "monotonic", lambda: now)
    assert len(find_codes(Image.new("L", (100, 100), 250))) == len(read)
    assert begun == [60, 0.7, 0.7, 0.7]


def test_more_than_twenty_codes_are_not_told():
    rows = [
        on_paper(*[symbol(f"L{n}{m}", F.DataMatrix, dots=5) for m in range(6)], around=10) for n in range(4)
    ]
    picture = Image.new("L", (sum(row.width for row in rows), rows[0].height), 250)
    for n, row in enumerate(rows):
        picture.paste(row, (n * row.width, 0))
    assert len({code.text for code in find_codes(picture)}) == 20


@pytest.mark.parametrize(("format", "text"), [(F.EAN13, GTIN[1:]), (F.ITF, GTIN)])
def test_what_misreads_at_times_is_certain_when_two_looks_agree(format, text, monkeypatch):
    picture = symbol(text, format)
    code = only(picture)
    assert (code.text, code.confirm) == (text, False)
    first = next(finding.looks(picture))
    monkeypatch.setattr(finding, "looks", lambda picture: iter([first]))
    monkeypatch.setattr(finding, "_closer", lambda picture, read: [])
    assert only(picture).confirm
    other = replace(first[1]()[0], text="14012345678908")
    monkeypatch.setattr(finding, "_closer", lambda picture, read: [other])
    assert [code.confirm for code in find_codes(picture)] == [True, True]


@pytest.mark.parametrize("degrees", [15, -15, 75])
def test_half_an_ean_is_no_upc_e(degrees):
    code = only(turned(symbol("4012345678901", F.EAN13, dots=3, tall=60), degrees))
    assert (code.text, code.confirm) == ("4012345678901", False)


def test_a_upc_e_is_looked_at_by_a_person():
    code = only(symbol("01234565", F.UPCE))
    assert (code.text.zfill(13), code.symbology, code.confirm) == ("0012345000065", "]E0", True)


def test_a_part_of_an_itf_is_no_code():
    assert find_codes(symbol("095060001343", F.ITF)) == ()


def test_both_decoders_read_the_same(monkeypatch):
    """Where zxing-cpp sees nothing the second opinion stands alone, and a person has to look."""
    assert load_zbar() is not None
    read = finding._by_zxing
    for made, text in ((symbol(LABEL, gs1=True), READ), (symbol(GTIN[1:], F.EAN13), GTIN[1:])):
        monkeypatch.setattr(finding, "_by_zxing", read)
        assert only(made).text == text
        monkeypatch.setattr(finding, "_by_zxing", lambda *asked, **options: [])
        code = only(made)
        assert (code.text, code.decoder, code.confirm) == (text, Decoder.PYZBAR, True)


def test_without_libzbar_the_rest_is_read(monkeypatch):
    monkeypatch.setattr(finding, "load_zbar", lambda: None)
    assert only(symbol("LOT-7")).text == "LOT-7"
    assert find_codes(Image.new("L", (200, 200), 250)) == ()


@pytest.mark.parametrize("text", ["Größe-7", "漢字-7", "Партия-7"])
def test_text_beyond_ascii_is_decoded_as_the_code_tells(text):
    code = only(symbol(text, F.QRCode, eci="UTF-8"))
    assert (code.text, code.readable) == (text, True)


def test_a_character_set_that_the_code_names_is_used():
    assert only(symbol("漢字", F.QRCode, eci="Shift_JIS")).text == "漢字"
    assert only(symbol("Партия", F.DataMatrix, eci="ISO-8859-5")).text == "Партия"


def test_bytes_that_are_no_text_are_told_as_such():
    code = only(symbol(bytes(range(256)), F.QRCode))
    assert not code.readable
    assert code.text == bytes(range(256)).decode("latin-1")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_as_its_camera_was_held(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    sent = Image.new("L", (40, 20), 255)
    sent.paste(0, (0, 0, 10, 10))
    upright = grey_picture(photo(sent, exif=exif))
    assert upright.size == ((20, 40) if orientation > 4 else (40, 20))
    dark = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[
        orientation
    ]
    corners = {(right, down): upright.getpixel((right * (upright.width - 1), down * (upright.height - 1)))
               for right in (0, 1) for down in (0, 1)}  # fmt: skip
    assert [corner for corner, shade in corners.items() if shade < 128] == [dark]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK", "RGBA", "P", "1", "I;16"])
def test_every_way_to_keep_colours_is_read(kind, mode):
    made = symbol("LOT-7")
    if mode == "I;16":
        made = made.convert("I").point(lambda shade: shade * 256).convert("I;16")
    elif mode == "RGBA":  # bars on nothing
        made = Image.merge("RGBA", [*[Image.new("L", made.size)] * 3, made.point(lambda shade: 255 - shade)])
    else:
        made = made.convert(mode)
    try:
        sent = photo(made, kind)
    except OSError:
        assert (kind, mode) in {
            ("JPEG", "RGBA"),
            ("JPEG", "P"),
            ("JPEG", "I;16"),
            ("PNG", "CMYK"),
            ("WEBP", "I;16"),
        }
        return
    assert only(grey_picture(sent)).text == "LOT-7"


def test_metadata_is_not_kept():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    read = grey_picture(photo(symbol("LOT-7"), "JPEG", exif=exif, comment=b"<script>"))
    assert not read.info
    assert not read.getexif()
    again = io.BytesIO()
    read.save(again, "PNG")
    assert b"script" not in again.getvalue()
