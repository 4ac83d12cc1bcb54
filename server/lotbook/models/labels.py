"""Labels: how they look, and which were printed."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from lotbook.db.fields import InstantField, TextField, WordField, row_id
from lotbook.domain.label_words import LabelFact, LabelPurpose, LabelSymbol
from lotbook.domain.labels import Sheet, Template, from_hundredths
from lotbook.domain.words import PaperSize
from lotbook.models.company import Product
from lotbook.models.people import Operation


class LabelTemplate(Model):
    """How labels look and on what; measures in hundredths of a millimetre. paper and the columns of the sheet:
    all or none. facts: words, a space between. usual: taken when nothing else is said, one a purpose."""

    id = row_id()
    version = fields.BigIntField(default=1)
    name = TextField(unique=True)
    purpose = WordField(LabelPurpose)
    symbol = WordField(LabelSymbol)
    second_symbol = WordField(LabelSymbol, null=True)
    width = fields.BigIntField()
    height = fields.BigIntField()
    paper = TextField(null=True)
    sheet_columns = fields.BigIntField(null=True)
    sheet_rows = fields.BigIntField(null=True)
    sheet_left = fields.BigIntField(null=True)
    sheet_top = fields.BigIntField(null=True)
    pitch_x = fields.BigIntField(null=True)
    pitch_y = fields.BigIntField(null=True)
    facts = TextField()
    marks_reprints = fields.BooleanField(default=True)
    usual = fields.BooleanField(default=False)
    active = fields.BooleanField(default=True)
    created = InstantField()

    class Meta:
        table = "label_template"

    @property
    def template(self) -> Template:
        """What labels are drawn by."""
        return Template(
            name=self.name,
            purpose=self.purpose,
            symbol=self.symbol,
            second=self.second_symbol,
            width=from_hundredths(self.width),
            height=from_hundredths(self.height),
            sheet=self._sheet(),
            facts=tuple(LabelFact(word) for word in self.facts.split()),
            marks_reprints=self.marks_reprints,
        )

    def _sheet(self) -> Sheet | None:
        paper: str | None = self.paper
        if paper is None:
            return None
        measures = (self.sheet_left, self.sheet_top, self.pitch_x, self.pitch_y)
        return Sheet(PaperSize[paper], self.sheet_columns, self.sheet_rows, *map(from_hundredths, measures))


class LabelPrint(Model):
    """Labels that were printed; only ever inserted. of_kind, of_id: what they were asked for, as the API calls
    it. per_unit: copies are for each unit, not for each lot. labels: how many came out, copies counted;
    stood_in: on how many of them something else stood in for bars that found no room."""

    id = row_id()
    operation: fields.ForeignKeyRelation[Operation] = fields.ForeignKeyField(
        "lotbook.Operation", "label_prints", fields.RESTRICT, unique=True
    )
    template: fields.ForeignKeyRelation[LabelTemplate] = fields.ForeignKeyField(
        "lotbook.LabelTemplate", "prints", fields.RESTRICT
    )
    of_kind = TextField()
    of_id = fields.BigIntField()
    copies = fields.BigIntField()
    per_unit = fields.BooleanField(default=False)
    start_position = fields.BigIntField()
    labels = fields.BigIntField()
    stood_in = fields.BigIntField(default=0)

    class Meta:
        table = "label_print"


class LabelPrinted(Model):
    """A number that was printed, of a product. again: it had been printed before."""

    id = row_id()
    print: fields.ForeignKeyRelation[LabelPrint] = fields.ForeignKeyField(
        "lotbook.LabelPrint", "numbers", fields.RESTRICT
    )
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "lotbook.Product", "printed", fields.RESTRICT
    )
    number = TextField()
    again = fields.BooleanField()

    class Meta:
        table = "label_printed"
        unique_together = (("print", "product", "number"),)
