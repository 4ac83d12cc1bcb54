"""People, their sessions, and the keys of client programs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain.words import Role, SignInMethod
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Context, Info
from lotbook.graphql.filters import Conditions
from lotbook.graphql.paper_sizes import PaperSize
from lotbook.graphql.scalars import Day, Sequence
from lotbook.graphql.shown import Node, Shown, computed, described, linked, optional, own
from lotbook.graphql.words import describe
from lotbook.ledger import figures
from lotbook.ledger.changes import last_sequence

MOST_SESSIONS = 50
MOST_TOKENS = 200


describe(
    Role,
    "What a person, device or token may do; each role includes those before it.",
    VIEWER="Reads everything, changes nothing.",
    OPERATOR="Works at the dock: receives, picks, moves, counts, prints.",
    MANAGER="Orders, approves, holds, recalls, corrects.",
    ADMINISTRATOR="Users, devices, settings.",
)
describe(
    SignInMethod,
    "How someone proved himself.",
    PASSWORD="Name and password.",  # noqa: S106  # a word
    TOKEN="An API token.",  # noqa: S106
)


@strawberry.type(description="A person who works with Lotbook.")
class User(Node):
    model = models.User

    name: str = own("The name that colleagues see.")
    login: str = own("The name to sign in with.")
    email: str | None = own("Where notices go; null for none.")
    role: Role = own("What the person may do.")
    active: bool = own("Disabled people cannot sign in; their past work keeps their name.")
    last_seen_at: datetime | None = own("Last request; null for never.", "last_seen")

    @computed("Open sessions, at most 50, newest first.")
    async def sessions(self, info: Info) -> list[Session]:
        return [Session.of(row) for row in await info.context.load(_sessions, self.thing.id)]


@strawberry.type(description="One sign-in that has not ended.")
class Session(Node):
    model = models.Session

    started_at: datetime = own("When it began.", "started")
    expires_at: datetime = own("When it ends at the latest.", "expires")

    @computed("How the person proved himself.")
    def method(self) -> SignInMethod:
        return SignInMethod.PASSWORD


@strawberry.type(description="A key for a client program.")
class ApiToken(Node):
    model = models.ApiToken

    name: str = own("What it is for.")
    role: Role = own("What it may do at most.")
    prefix: str = own("First characters, to recognise it by.")
    created_by: User = linked("Who made it.")
    last_used_at: datetime | None = own("When it was last used; null for never.", "last_used")
    expires_at: datetime = own("When it ends, at most a year after it was made.", "expires")
    revoked_at: datetime | None = own("When it was revoked; null while it works.", "revoked")


@strawberry.type(description="Who is asking, and with what.")
class Viewer(Shown):
    user: User | None = linked("The person; null for an API token.")
    role: Role = own("The role in force now, of the person or the token.")
    session: Session | None = linked("The session; null for an API token.")

    @computed("Today in the time zone of the first warehouse.")
    async def today(self, info: Info) -> Day:
        return await info.context.load(figures.todays_of, None)

    @computed("Whether lots & serial numbers are switched on; while they are off, nothing asks for them.")
    async def lots_and_serial_numbers(self) -> bool:
        return (await models.Settings.get(id=1)).lots_and_serials

    @computed("Whether packages are switched on; while they are off, nothing shows them.")
    async def packages(self) -> bool:
        return (await models.Settings.get(id=1)).packages

    @computed("Whether expiry dates are switched on; while they are off, nothing asks for them.")
    async def expiry_dates(self) -> bool:
        return (await models.Settings.get(id=1)).expiry_dates

    @computed("The paper in the company's printers.")
    async def paper_size(self) -> PaperSize:
        return (await models.Settings.get(id=1)).paper_size

    @computed("The server's clock, to measure the skew of the device's.")
    def server_time(self) -> datetime:
        return datetime.now(UTC)

    @computed("The last committed operation.")
    async def sequence(self) -> Sequence:
        return Sequence(await last_sequence())


@strawberry.input(description="Which people.")
class UserFilter:
    search: str | None = optional("Part of a name or login.")
    role: Role | None = optional("Only this role.")
    active: bool | None = optional("Only active or only disabled ones.")


async def _sessions(user_ids: list[int]) -> list[list[models.Session]]:
    now = datetime.now(UTC)
    rows = await models.Session.filter(user_id__in=user_ids, ended=None, expires__gt=now).order_by(
        "-started", "-id"
    )
    return [[row for row in rows if row.user_id == user_id][:MOST_SESSIONS] for user_id in user_ids]


def viewer_of(context: Context) -> Viewer | None:
    return None if context.identity is None else Viewer.of(context.identity)


@query("Who is asking; null when not signed in.")
async def viewer(info: Info) -> Viewer | None:
    return viewer_of(info.context)


@query("People, by name.")
async def users(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[UserFilter | None, described("Which ones.")] = None,
) -> Connection[User]:
    wanted = Conditions(filter)
    wanted.contains("search", "name", "login")
    wanted.equals(role="role", active="active")
    listing = Listing("users", Order("name"), filter, info.context.who)
    return await page(listing, wanted.apply(models.User.all()), first, after, User.of)


@query("API tokens, newest first, at most 200.")
async def api_tokens() -> list[ApiToken]:
    return [
        ApiToken.of(row) for row in await models.ApiToken.all().order_by("-created", "-id").limit(MOST_TOKENS)
    ]
