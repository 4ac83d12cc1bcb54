"""Settings: from a file and the environment, and what stops the start with its place."""

import dataclasses
import re
from pathlib import Path

import pytest

from lotbook.settings import Settings, SettingsError, load

EVERYWHERE = "0.0.0.0"  # noqa: S104 - refused below


MAIL = {"LOTBOOK_SMTP_HOST": "mail.example.com", "LOTBOOK_SMTP_SENDER": "lots@example.com"}
LOGIN = {"LOTBOOK_SMTP_USER": "lots", "LOTBOOK_SMTP_PASSWORD": "hush"}


def config(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "lotbook.toml"
    file.write_text(text)
    file.chmod(mode)
    return file


def test_without_anything_it_listens_on_loopback_with_a_file_beside_it():
    settings = load(environment={})
    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 8000, False)
    assert settings.sqlite_file == Path("lotbook.sqlite3").absolute()
    settings.require_safe_to_listen()


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(tmp_path):
    file = config(tmp_path, 'port = 8100\nhost = "localhost"\nlog_format = "json"\n')
    environment = {"LOTBOOK_PORT": "8200", "LOTBOOK_HOST": "127.0.0.2"}
    settings = load(file, environment, port=8300, host=None)
    assert (settings.port, settings.host, settings.log_format) == (8300, "127.0.0.2", "json")


def test_the_environment_may_name_the_file(tmp_path):
    file = config(tmp_path, "session_days = 7")
    assert load(environment={"LOTBOOK_CONFIG": str(file)}).session_days == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = 8000\n\nprot = 1\n", "line 3: there is no setting 'prot'"),
        ("[server]\nport = 1\n", "line 1: there is no setting 'server'"),
        ("host = 'a'\nport = '80x'\n", "line 2, port: expected a whole number"),
        ("\nworkers = true\n", "line 2, workers: expected a whole number"),
        ("demo = 1\n", "line 1, demo: expected true or false"),
        ("trusted_hosts = 'a,,b'\n", "line 1, trusted_hosts: expected a list of texts"),
        ("port = \n", "line 1"),
        ("port = 1\nport = 2\n", "line 2"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_line(tmp_path, text, said):
    file = config(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        load(file, {})
    assert str(file) in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LOTBOOK_PROT": "1"}, "LOTBOOK_PROT: there is no such setting"),
        ({"LOTBOOK_PORT": "eighty"}, "LOTBOOK_PORT: expected a whole number"),
        ({"LOTBOOK_PORT": "0"}, "port is 0; it is from 1 to 65535"),
        ({"LOTBOOK_LOG_FORMAT": "xml"}, "one of console, json"),
        ({"LOTBOOK_TRUSTED_HOSTS": "*"}, "never *"),
        ({"LOTBOOK_TLS_KEY": "key.pem"}, "given together"),
        ({"LOTBOOK_PUBLIC_URL": "lotbook.example.com"}, "https://lotbook.example.com"),
        ({"LOTBOOK_WORKERS": "2"}, "SQLite has one writing process"),
        ({"LOTBOOK_CONFIG": "/nowhere/lotbook.toml"}, "^/nowhere/lotbook.toml cannot be read: No such file"),
        ({"LOTBOOK_SMTP_HOST": "mail"}, "smtp_host is given without smtp_sender"),
        ({"LOTBOOK_SMTP_PASSWORD": "hush"}, "smtp_password is given without smtp_host"),
        (MAIL | {"LOTBOOK_SMTP_SENDER": "lots"}, "smtp_sender is 'lots': An e-mail address is written"),
        (MAIL | {"LOTBOOK_SMTP_USER": "lots"}, "smtp_user and smtp_password are given together"),
        (MAIL | {"LOTBOOK_SMTP_TLS": "ssl"}, "smtp_tls is 'ssl'; it is one of starttls, tls, none"),
        (MAIL | {"LOTBOOK_SMTP_PORT": "0"}, "smtp_port is 0"),
        (MAIL | LOGIN | {"LOTBOOK_SMTP_TLS": "none"}, "smtp_password would be readable on the way"),
    ],
)
def test_a_mistake_in_the_environment_is_named(environment, said):
    with pytest.raises(SettingsError, match=said.replace("*", r"\*")):
        load(environment=environment)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "lotbook.db",
        "sqlite://",
        "mysql://u:hush@h/db",
        "postgres://",
        "postgres://host",
        "postgres://h:x/db",
    ],
)
def test_a_database_url_that_names_no_database_is_refused_without_its_password(url):
    with pytest.raises(SettingsError) as refused:
        Settings(database_url=url)
    assert "hush" not in str(refused.value)


def test_a_password_in_a_file_that_others_can_read_is_refused(tmp_path):
    text = 'port = 1\ndatabase_url = "postgres://lotbook:hush@db/lotbook"\n'
    with pytest.raises(SettingsError, match=r"line 2: the file holds a password.*chmod 600") as refused:
        load(config(tmp_path, text, 0o644), {})
    assert "hush" not in str(refused.value)
    settings = load(config(tmp_path, text, 0o600), {})
    assert "hush" not in repr(settings)


@pytest.mark.parametrize("host", [EVERYWHERE, "192.0.2.7", "::", "warehouse.example.com"])
def test_an_address_that_others_can_reach_over_plain_http_is_refused(host):
    with pytest.raises(SettingsError, match="plain http"):
        Settings(host=host).require_safe_to_listen()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_loopback_is_safe(host):
    Settings(host=host).require_safe_to_listen()


def test_a_foreign_address_needs_tls_a_proxy_or_an_explicit_yes():
    for safe in (
        {"tls_certificate": "c.pem", "tls_key": "k.pem"},
        {"trusted_proxies": ("192.0.2.1",)},
        {"allow_insecure_lan": True},
    ):
        Settings(host="192.0.2.7", **safe).require_safe_to_listen()
        with pytest.raises(SettingsError, match="trusted_hosts"):
            Settings(host=EVERYWHERE, **safe).require_safe_to_listen()


def test_the_host_of_the_public_address_is_trusted():
    settings = Settings(public_url="https://lots.example.com:8443", trusted_hosts=("dock-3",))
    assert settings.origin == "https://lots.example.com:8443"
    assert settings.secure
    assert set(settings.allowed_hosts) == {"localhost", "127.0.0.1", "[::1]", "lots.example.com", "dock-3"}


def test_another_process_reads_the_same_settings_from_the_environment():
    settings = Settings(
        database_url="postgres://u:p@h/db",
        workers=3,
        demo=True,
        trusted_hosts=("a", "b"),
        public_url="https://x.example",
    )
    assert load(environment=settings.as_environment()) == settings


def test_every_setting_is_explained():
    page = (Path(__file__).parents[2] / "docs" / "running.md").read_text()
    table = page[page.index("| setting |") : page.index("## For handhelds")]
    named = re.findall(
        r"`([a-z_]+)`", "".join(line.split("|")[1] for line in table.splitlines() if "|" in line)
    )
    assert named == [field.name for field in dataclasses.fields(Settings)]


def test_mail_is_off_until_a_server_is_named_and_its_password_is_never_shown(tmp_path):
    assert load(environment={}).mail is None
    found = load(environment=MAIL | LOGIN)
    assert found.mail is not None
    assert (found.mail.port, found.mail.tls, found.mail.password) == (587, "starttls", "hush")
    assert load(environment=MAIL | {"LOTBOOK_SMTP_TLS": "tls"}).mail.port == 465
    assert "hush" not in f"{found!r}{found.mail!r}"
    assert load(environment=found.as_environment()) == found, "worker processes have the same"
    with pytest.raises(SettingsError, match="chmod 600"):
        load(config(tmp_path, "smtp_password = 'hush'\n", mode=0o644), {})
