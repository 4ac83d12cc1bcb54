"""Where things stand on the pages of papers of the business, and how large their type is; all in millimetres."""

from __future__ import annotations

from lotbook.documents.paper import MM

LEFT, RIGHT_MARGIN, TOP, FOOT = 20.0, 16.0, 16.0, 12.0
POINT = 1 / MM  # sizes of type are told in points, as printers do
BODY, SMALL, TITLE, FINE = 10.5 * POINT, 9 * POINT, 20 * POINT, 8.5 * POINT
LEADING = 5.6
TABLE_HEAD, SHORT_HEAD = 8.5, 9.0
INDENT = 5.0
