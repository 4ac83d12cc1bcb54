"""The commands `lotbook user` and `lotbook token`: people and programs are let in."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from lotbook.cli.doing import Config, request, run, writing
from lotbook.domain.words import Role
from lotbook.settings import load

users = typer.Typer(help="People who sign in.", no_args_is_help=True)
tokens = typer.Typer(help="Keys for client programs.", no_args_is_help=True)


def _given_or_asked(password: str) -> str:
    """The password; asked for at a terminal, else the next line of the input, without a word of warning."""
    if password:
        return password
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    piped = sys.stdin.readline().rstrip("\r\n")
    if not piped:
        raise typer.BadParameter("type it at a terminal, or give it as a line of the input")
    return piped


Login = Annotated[str, typer.Argument(help="Name to sign in with.")]
NewPassword = Annotated[
    str,
    typer.Option(
        "--password",
        help="15 characters or more; asked for unless given, or the first line of the input.",
        callback=_given_or_asked,
        envvar="NEW_PASSWORD",
        show_default=False,
    ),
]


@users.command("add")
def add_user(
    login: Login,
    name: Annotated[str, typer.Option(help="Name that colleagues see.", prompt=True)],
    password: NewPassword = "",
    role: Annotated[Role, typer.Option(case_sensitive=False, help="What the person may do.")] = Role.OPERATOR,
    config: Config = None,
) -> None:
    """Add a person."""
    from lotbook.services import people

    settings = load(config)
    with writing(settings, "lotbook user add", "Add people under Settings, People"):
        asked = request("CREATE_USER")
        facts = {"name": name, "login": login, "password": password}
        run(settings, lambda: people.create_user(asked, role=role, **facts))
    typer.echo(f"{login} can sign in as {role.lower()}.")


@users.command("passwd")
def set_password(
    login: Login,
    password: NewPassword = "",
    config: Config = None,
) -> None:
    """Give a new password to someone who lost it; all sessions of the person end."""
    from lotbook.services import people

    settings = load(config)
    with writing(settings, "lotbook user passwd", "Stop the server for a moment"):
        run(settings, lambda: people.reset_password(request("SET_SECRET"), login=login, password=password))
    typer.echo(f"{login} has a new password; all sessions have ended.")


@users.command("list")
def list_users(config: Config = None) -> None:
    """List people with role and state."""
    from lotbook.models import User

    async def everyone() -> list[User]:
        return await User.all().order_by("login_key")

    for user in run(load(config), everyone):
        typer.echo(
            f"{user.login:<20} {user.role.lower():<14} {'' if user.active else 'disabled':<9} {user.name}"
        )


@tokens.command("create")
def create_token(
    name: Annotated[str, typer.Argument(help="What it is for.")],
    role: Annotated[Role, typer.Option(case_sensitive=False, help="What it may do at most.")] = Role.VIEWER,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it works.")] = 90,
    config: Config = None,
) -> None:
    """Make a key for a client program and print it, this once."""
    from lotbook.services import people

    settings = load(config)
    expires = datetime.now(UTC) + timedelta(days=days)
    with writing(settings, "lotbook token create", "Make keys under Settings, API tokens"):
        made = run(
            settings,
            lambda: people.create_api_token(
                request("CREATE_API_TOKEN"), name=name, role=role, expires=expires
            ),
        )
    typer.echo(made.text)


@tokens.command("revoke")
def revoke_token(
    prefix: Annotated[str, typer.Argument(help="Its first characters, such as lb_1a2b3c4d, or all of it.")],
    config: Config = None,
) -> None:
    """End a key at once."""
    from lotbook.domain.refusals import NotFound
    from lotbook.models import ApiToken
    from lotbook.services import people

    settings = load(config)

    async def revoke() -> None:
        found = await ApiToken.filter(prefix=prefix[:11], revoked__isnull=True)
        if not found:
            raise NotFound(message="There is no working key with these characters.", sought=prefix[:11])
        for token in found:
            await people.revoke_api_token(request("REVOKE_API_TOKEN"), token.id)
        typer.echo(f"{len(found)} revoked.")

    with writing(settings, "lotbook token revoke", "End keys under Settings, API tokens"):
        run(settings, revoke)
