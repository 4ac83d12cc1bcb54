"""GS1 element strings: what the bars of GS1-128, GS1 DataMatrix, GS1 QR and DataBar say, read and written.

    read      `parse(raw, symbology, today=...)` gives a `Message`: elements, problems, possible readings
    write     `element_string`, `bracketed`, `lot_elements`
    links     `parse_link`, `digital_link`, `canonical_link`: the same as a web address
    carriers  `symbology` tells which codes are GS1 at all

Source: GS1 General Specifications, sections 3 (application identifiers) and 7.8 (processing).
"""

from lotbook.standards.gs1.associations import association_problems
from lotbook.standards.gs1.build import (
    BuildError,
    bracketed,
    date_value,
    element_string,
    lot_elements,
    require_printable,
)
from lotbook.standards.gs1.digital_link import (
    base_fault,
    canonical_link,
    digital_link,
    looks_like_address,
    parse_link,
)
from lotbook.standards.gs1.message import Element, Message, Problem, Reading, ScanFault
from lotbook.standards.gs1.parse import bare_gtin, looks_bracketed, parse, with_gs
from lotbook.standards.gs1.symbology import (
    Carrier,
    carrier_of,
    separator_fault,
    split_identifier,
    symbology_name,
)

__all__ = [
    "BuildError",
    "Carrier",
    "Element",
    "Message",
    "Problem",
    "Reading",
    "ScanFault",
    "association_problems",
    "bare_gtin",
    "base_fault",
    "bracketed",
    "canonical_link",
    "carrier_of",
    "date_value",
    "digital_link",
    "element_string",
    "looks_bracketed",
    "looks_like_address",
    "lot_elements",
    "parse",
    "parse_link",
    "require_printable",
    "separator_fault",
    "split_identifier",
    "symbology_name",
    "with_gs",
]
