"""What a password must be: long, not what is guessed first; nothing else is asked of it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lotbook.domain.passwords import login_key, parse_login, require_strong
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "dock-door-seven",
        "Größe 43, bitte schön",
        "四十二個の箱を数えてから港へ運びます",
        "k8#Jq!x2Lm$9vBt",
    ],
)
def test_a_sentence_or_a_random_text_is_good(password):
    require_strong(password, ("Eva Lindt", "eva"))


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Passwort123456789",
        "123456789012345",
        "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "lotbook-admin-lotbook",
        "Eva-Lindt-Eva-Lindt",
    ],
)
def test_what_is_guessed_first_is_refused(password):
    with pytest.raises(InvalidInput) as refused:
        require_strong(password, ("Eva Lindt", "eva"))
    assert refused.value.problems[0].fault is InputFault.TOO_SIMPLE


@given(st.text(max_size=14))
def test_fewer_than_15_characters_are_refused(password):
    with pytest.raises(InvalidInput):
        require_strong(password)


@example("e¯")
@given(st.text(max_size=80))
def test_a_login_that_is_accepted_stays_the_same_when_read_again(text):
    try:
        login = parse_login(text)
    except InvalidInput:
        return
    assert parse_login(login) == login
    assert login_key(login_key(login)) == login_key(login)
