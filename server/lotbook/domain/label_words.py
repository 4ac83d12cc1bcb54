"""The words of labels."""

from __future__ import annotations

from enum import StrEnum


class LabelPurpose(StrEnum):
    """What a label is for."""

    PRODUCT = "PRODUCT"
    LOT = "LOT"
    PACKAGE = "PACKAGE"
    LOCATION = "LOCATION"
    COMMAND = "COMMAND"


class LabelSymbol(StrEnum):
    """What carries the data of a label."""

    GS1_DATAMATRIX = "GS1_DATAMATRIX"
    GS1_128 = "GS1_128"
    GS1_QR = "GS1_QR"
    DIGITAL_LINK_QR = "DIGITAL_LINK_QR"
    PAGE_QR = "PAGE_QR"
    CODE_128 = "CODE_128"
    EAN_13 = "EAN_13"
    ITF_14 = "ITF_14"

    @property
    def bars(self) -> bool:
        """Whether it is read along one line."""
        return self in (LabelSymbol.GS1_128, LabelSymbol.CODE_128, LabelSymbol.EAN_13, LabelSymbol.ITF_14)


class LabelFact(StrEnum):
    """A fact printed in words."""

    NAME = "NAME"
    SKU = "SKU"
    NUMBER = "NUMBER"
    EXPIRY_DATE = "EXPIRY_DATE"
    BEST_BEFORE_DATE = "BEST_BEFORE_DATE"
    PRODUCTION_DATE = "PRODUCTION_DATE"
    BATCH = "BATCH"
    QUANTITY = "QUANTITY"
    REFERENCE = "REFERENCE"
    COMPANY = "COMPANY"
