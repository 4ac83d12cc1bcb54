"""A mail server that keeps what it takes, with the manners that a test asks of it."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from lotbook.settings import MailServer

USER, PASSWORD = "lotbook", "carries letters"


@dataclass
class Mailbox:
    """taken: raw letters, in the order in which they came; answer: what is said to each, such as "250 OK"; greets: said
    to whom a letter is for."""

    taken: list[bytes] = field(default_factory=list)
    answer: Callable[[Envelope], str] = lambda envelope: "250 taken"
    greets: Callable[[str], str] = lambda address: "250 known"
    port: int = 0

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.greets(address)
        if said.startswith("2"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        said = self.answer(envelope)
        if said.startswith("2"):
            self.taken.append(cast(bytes, envelope.original_content))
        return said

    @property
    def letters(self) -> list[EmailMessage]:
        return [cast(EmailMessage, message_from_bytes(each, policy=default)) for each in self.taken]

    def server(self, **changed: Any) -> MailServer:
        """As Lotbook's settings name it."""
        facts = {"host": "127.0.0.1", "port": self.port, "tls": "none", "sender": "lots@example.com"}
        return MailServer(**facts | changed)


@asynccontextmanager
async def open_mailbox(mailbox: Mailbox | None = None, *, locked: bool = False) -> AsyncIterator[Mailbox]:
    """locked: only those who know `USER` and `PASSWORD` may hand letters in."""
    mailbox = mailbox or Mailbox()

    def known(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
        right = given == LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    def speaker() -> SMTP:
        with warnings.catch_warnings(action="ignore"):  # on loopback nobody listens to passwords
            return SMTP(
                mailbox, hostname="mailbox", authenticator=known, auth_required=locked, auth_require_tls=False
            )

    server = await asyncio.get_running_loop().create_server(speaker, "127.0.0.1", 0)
    mailbox.port = server.sockets[0].getsockname()[1]
    try:
        yield mailbox
    finally:
        server.close()
        await server.wait_closed()
