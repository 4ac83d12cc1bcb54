"""Copies of a picture in which codes are easier to read, and where their points lie in the photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin
from typing import Self

from PIL import Image, ImageFilter

from lotbook.decode.photo import Corner, Corners

WORK_SIDE = 2_000  # pixels; larger pictures are made smaller before the many looks
SMALL_SIDE = 1_200  # pixels; smaller ones gain by being drawn larger
ROWS = 4  # that become one
PAPER = 255
BESIDE = 0.15  # of the length of a code, at both ends, for its quiet zones
LEAST_HEIGHT = 0.05  # of the same


@dataclass(frozen=True)
class Copy:
    """A picture made of a photo: scaled, then turned around its middle by degrees against the clock, then with so
    many rows put together as one. photo: width and height of the photo."""

    picture: Image.Image
    photo: tuple[int, int]
    scale: float = 1.0
    degrees: int = 0
    rows: int = 1

    @classmethod
    def as_it_is(cls, picture: Image.Image) -> Self:
        """The picture itself."""
        return cls(picture, picture.size)

    @classmethod
    def to_work_on(cls, picture: Image.Image) -> Self:
        """Not too large to be looked at many times."""
        return cls.as_it_is(picture)._scaled(min(1.0, WORK_SIDE / max(picture.size)))

    def turned(self, degrees: int) -> Self:
        """Turned against the clock."""
        if not degrees:
            return self
        turned = self.picture.rotate(degrees, Image.Resampling.BILINEAR, expand=True, fillcolor=PAPER)
        return replace(self, picture=turned, degrees=degrees)

    def flattened(self) -> Self:
        """Several rows as one, their mean: along upright bars noise and dirt fade, and the bars stay sharp."""
        return replace(self, picture=self.picture.reduce((1, ROWS)), rows=ROWS)

    def sharpened(self) -> Self:
        """For what is out of focus or small."""
        larger = self._scaled(2.0 if max(self.picture.size) <= SMALL_SIDE else 1.0)
        return replace(larger, picture=larger.picture.filter(ImageFilter.UnsharpMask(5, 300, 0)))

    def in_photo(self, points: Sequence[Corner]) -> Corners:
        """Four points of this copy as points of the photo, none of them beyond its edge."""
        first, second, third, fourth = (self._in_photo(x, y) for x, y in points)
        return first, second, third, fourth

    def _in_photo(self, x: int, y: int) -> Corner:
        width, height = self.photo
        right = x - self.picture.width / 2
        down = (y - self.picture.height / 2) * self.rows
        turn = radians(self.degrees)
        back = right * cos(turn) - down * sin(turn), right * sin(turn) + down * cos(turn)
        left, top = round(width / 2 + back[0] / self.scale), round(height / 2 + back[1] / self.scale)
        return min(max(left, 0), width), min(max(top, 0), height)

    def _scaled(self, by: float) -> Self:
        if by == 1.0:
            return self
        size = max(1, round(self.picture.width * by)), max(1, round(self.picture.height * by))
        return replace(
            self, picture=self.picture.resize(size, Image.Resampling.BICUBIC), scale=self.scale * by
        )


def straightened(picture: Image.Image, corners: Corners) -> Image.Image:
    """The bars between these corners lying straight, with some of what is beside and above them."""
    (left, top), (right, end), (far, below), (near, under) = corners
    along = ((right - left + far - near) / 2, (end - top + below - under) / 2)
    across = ((near - left + far - right) / 2, (under - top + below - end) / 2)
    length = max(1.0, hypot(*along))
    if hypot(*across) < length * LEAST_HEIGHT:  # a look along one row tells nothing of how tall the bars are
        across = (-along[1] * LEAST_HEIGHT, along[0] * LEAST_HEIGHT)
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    size = min(WORK_SIDE, round(length * (1 + 2 * BESIDE))), max(ROWS, min(WORK_SIDE, round(hypot(*across))))
    quad: list[float] = []
    for side, down in (
        (-1, -1),
        (-1, 1),
        (1, 1),
        (1, -1),
    ):  # as Pillow names them: top left, against the clock
        for axis in (0, 1):
            quad.append(middle[axis] + side * along[axis] * (0.5 + BESIDE) + down * across[axis] / 2)
    return picture.transform(size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=PAPER)
