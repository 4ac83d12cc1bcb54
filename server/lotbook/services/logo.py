"""The logo on the company's papers."""

from __future__ import annotations

from lotbook.db.engine import execute
from lotbook.db.work import Actor, Done, Work, WriteRequest, unit_of_work
from lotbook.decode.logo import logo_from
from lotbook.decode.photo import PhotoRefused
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Refusal, invalid
from lotbook.models import CompanyLogo, Settings
from lotbook.services.company import SettingsSaved
from lotbook.services.rows import locked, require_version
from lotbook.services.uploads import uploaded


async def set_logo(request: WriteRequest, version: int, upload: int | None) -> Done[SettingsSaved]:
    """Print an uploaded picture on all papers from now on, or none.

    version: of the settings. Raises StaleVersion, NotFound, or InvalidInput for what is no picture.
    """
    # Made before anything is locked: to read a large picture takes longer than others should wait.
    logo: bytes | Refusal | None
    try:
        logo = None if upload is None else await _logo_of(request.actor, upload)
    except Refusal as refusal:
        logo = refusal
    return await _keep(request, version, logo)


async def _logo_of(actor: Actor, upload: int) -> bytes:
    file = await uploaded(actor, upload, ("upload",))
    try:
        return await logo_from(file.content)
    except PhotoRefused as refused:
        raise invalid("upload", InputFault.MALFORMED, refused.message, given=file.name) from None


@unit_of_work
async def _keep(work: Work, version: int, logo: bytes | Refusal | None) -> SettingsSaved:
    if isinstance(logo, Refusal):
        raise logo
    settings = await locked(Settings, 1, ())
    await require_version(work, settings, version)
    await execute("DELETE FROM company_logo")
    if logo is not None:
        await CompanyLogo.create(id=1, content=logo)
    await Settings.filter(id=1).update(version=settings.version + 1)
    work.about("Settings", 1)
    return SettingsSaved()
