"""Files from elsewhere become part of the book, and the last one is taken back."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.imports import Import, ImportFault, ImportInput
from lotbook.graphql.refusals import (
    ImportRefused,
    InUse,
    InvalidInput,
    NotFound,
    OperationIdReused,
    Refusal,
    WrongState,
)
from lotbook.graphql.shown import computed, linked, needed, own
from lotbook.graphql.writing import Payload, Write, request
from lotbook.services import import_undo, importing


@strawberry.type(description="A file that was imported, or taken back.")
class ImportPayload(Payload):
    data_import: Import = linked("As it stands now.")


@strawberry.type(description="A file with rows that cannot be imported; nothing of it was.")
class ImportFaulty(Refusal):
    fault_count: int = own("All faults of all rows.")

    @computed("The first 1,000 of them, by row.")
    def faults(self) -> list[ImportFault]:
        return [ImportFault.of(fault) for fault in self.thing.faults]


@strawberry.input(description="What applyImport needs.")
class ApplyImportInput(Write):
    file: ImportInput = needed("The file, read as it was looked at.")


ApplyImportResult = Annotated[
    ImportPayload | ImportFaulty | ImportRefused | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ApplyImportResult", description="What applyImport answers."),
]


@mutation("Import a file, all of it or nothing.")
async def apply_import(input: ApplyImportInput, info: Info) -> ApplyImportResult:
    return ImportPayload.done(await importing.apply_import(request(info, input), input.file.given()))


@strawberry.input(description="What undoImport needs.")
class UndoImportInput(Write):
    data_import: strawberry.ID = needed("The import; the last write of all.")


UndoImportResult = Annotated[
    ImportPayload | WrongState | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UndoImportResult", description="What undoImport answers."),
]


@mutation("Take the last import back, while nothing else was written since.")
async def undo_import(input: UndoImportInput, info: Info) -> UndoImportResult:
    row = ids.row("Import", input.data_import, "dataImport")
    return ImportPayload.done(await import_undo.undo_import(request(info, input), row))
