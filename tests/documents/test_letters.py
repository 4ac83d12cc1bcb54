"""Letters say what they are given, whatever names are made of, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.documents.letters import Letter, letter_message

HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type"]
HEADERS += ["Content-Transfer-Encoding", "MIME-Version"]
NAMES = st.text(max_size=80) | st.sampled_from(
    ["Mia\r\nBcc: all@example.com", "a, b@example.com", '"Mia" <x@y>', "\r\n.\r\n", "Ø" * 80, "=?utf-8?q?x?="]
)


@settings(max_examples=40)
@given(NAMES, NAMES, NAMES, NAMES)
def test_no_name_breaks_out_of_its_place(name: str, company: str, subject: str, text: str) -> None:
    letter = Letter(
        id="42",
        written=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
        to="mia@example.com",
        name=name,
        sender="lots@example.com",
        company=company,
        subject=subject,
        texts=(text,),
        more=0,
        link="https://lots.example.com/notices",
        why="You asked.",
    )
    sent = letter_message(letter).as_bytes()
    read = message_from_bytes(sent, policy=default)
    assert read.keys() == HEADERS
    assert [each.addr_spec for each in read["To"].addresses] == ["mia@example.com"]
    assert [each.addr_spec for each in read["From"].addresses] == ["lots@example.com"]
    assert read["Date"].datetime == letter.written and read["Message-ID"] == "<42@example.com>"
    assert read.get_content().startswith("Hello")
    assert all(len(line) <= 998 for line in sent.split(b"\r\n")), "the longest that mail servers take"
    assert sent == letter_message(letter).as_bytes()
