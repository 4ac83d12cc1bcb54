"""Words of the public page of a lot, in the languages that partners are written to in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lotbook.domain.words import Language


@dataclass(frozen=True)
class LotWords:
    """{} is filled in."""

    lot: str
    serial: str
    expiry: str
    best_before: str
    production: str
    recalled: str
    recalled_next: str
    not_recalled: str
    unknown: str
    ask: str
    staff: str


WORDS: Mapping[Language, LotWords] = {
    Language.EN: LotWords(
        lot="Lot",
        serial="Serial number",
        expiry="Use by",
        best_before="Best before",
        production="Made on",
        recalled="This is being recalled",
        recalled_next="Do not use it, and do not pass it on. Ask {} what to do.",
        not_recalled="Not recalled",
        unknown="Nothing is known of this number yet.",
        ask="Questions?",
        staff="Sign in, for staff",
    ),
    Language.DE: LotWords(
        lot="Charge",
        serial="Seriennummer",
        expiry="Verwendbar bis",
        best_before="Mindestens haltbar bis",
        production="Hergestellt am",
        recalled="Das wird zurückgerufen",
        recalled_next="Verwenden Sie es nicht und geben Sie es nicht weiter. Fragen Sie {}, was zu tun ist.",
        not_recalled="Nicht zurückgerufen",
        unknown="Über diese Nummer ist noch nichts bekannt.",
        ask="Fragen?",
        staff="Anmelden, für Mitarbeiter",
    ),
    Language.FR: LotWords(
        lot="Lot",
        serial="Numéro de série",
        expiry="À consommer jusqu'au",
        best_before="À consommer de préférence avant le",
        production="Fabriqué le",
        recalled="Ce produit est rappelé",
        recalled_next="Ne l'utilisez pas et ne le transmettez pas. Demandez à {} ce qu'il faut faire.",
        not_recalled="Pas de rappel",
        unknown="Rien n'est encore connu de ce numéro.",
        ask="Des questions ?",
        staff="Se connecter, pour le personnel",
    ),
}
