"""What an installation decides: addresses, secrets and folders, read once at start."""

from __future__ import annotations

import difflib
import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "KLYNGESVAR_"
TRUE = frozenset({"1", "yes", "true", "ja", "on"})
EXAMPLES = {
    "address": "https://svar.eksempel.dk",
    "pepper": "the output of: openssl rand -hex 32",
    "cookie_key": "the output of: openssl rand -hex 32",
}


SETTINGS = frozenset({"instance", "address", "database", "contacts", "pepper", "cookie_key", "demo", "phone", "email"})
# Read by the tests alone.
OTHERS = frozenset({"shared"})


class ConfigError(Exception):
    """The installation lacks a setting, or one of them can't be read; the text says which and gives an example."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one installation.

    Attributes:
        database_url: SQLAlchemy's; SQLite inside the instance folder unless told.
        contacts_url: the second database's, None for one beside the first.
        instance: folder of the database, `klyngesvar.toml` and the waves' private keys.
        address: scheme and host that residents type, without a slash at the end.
        pepper: 32 bytes that the drafts' keys need besides a code.
        cookie_key: 32 bytes that seal the session cookie and all sealed fields.
        demo: secrets have defaults and http is allowed; never for real answers.
        phone: whom to call where no wave says so.
        email: whom to write to where no wave says so.
    """

    database_url: str
    instance: Path
    address: str
    pepper: bytes
    cookie_key: bytes
    contacts_url: str | None = None
    demo: bool = False
    phone: str = ""
    email: str = ""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> Config:
        """Read `KLYNGESVAR_…` variables, and `klyngesvar.toml` in the instance folder for those that aren't set.

        Raises:
            ConfigError: naming the first setting that is missing or can't be read, with an example.
        """
        environ = os.environ if environ is None else environ
        instance = Path(environ.get(f"{PREFIX}INSTANCE", "instance")).resolve()
        given = _file(instance / "klyngesvar.toml") | _variables(environ)
        _check_known(given)
        demo = given.get("demo", "no").lower() in TRUE
        address = given.get("address") or _default("address", "http://localhost:8000", demo=demo)
        if not demo and not address.startswith("https://"):
            raise ConfigError(
                f"{PREFIX}ADDRESS must begin with https:// outside demo, for example {EXAMPLES['address']}"
            )
        return cls(
            database_url=given.get("database", f"sqlite:///{instance / 'klyngesvar.sqlite'}"),
            contacts_url=given.get("contacts"),
            instance=instance,
            address=address.rstrip("/"),
            pepper=_secret(given, "pepper", demo=demo),
            cookie_key=_secret(given, "cookie_key", demo=demo),
            demo=demo,
            phone=given.get("phone", ""),
            email=given.get("email", ""),
        )

    @property
    def is_https(self) -> bool:
        """True when residents come over https, which is always so outside demo."""
        return self.address.startswith("https://")

    @property
    def keys_folder(self) -> Path:
        """The folder of the waves' private keys, outside database and backups."""
        return self.instance / "keys"


def _check_known(given: Mapping[str, str]) -> None:
    """Refuse a setting that nothing reads: a mistyped `database` would quietly be an empty database of its own.

    Raises:
        ConfigError: naming it, and the nearest one there is.
    """
    for name in sorted(given.keys() - SETTINGS - OTHERS):
        near = difflib.get_close_matches(name, sorted(SETTINGS), n=1)
        meant = f"did you mean {PREFIX}{near[0].upper()}?" if near else f"there are {', '.join(sorted(SETTINGS))}"
        raise ConfigError(f"{PREFIX}{name.upper()} is no setting; {meant}")


def _variables(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that are ours and say something, by setting."""
    return {
        name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX) and value
    }


def _file(path: Path) -> dict[str, str]:
    """Return the settings of the file, or none where there is no file."""
    if not path.exists():
        return {}
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f'{path}: {error}; a line looks like: address = "{EXAMPLES["address"]}"') from error
    return {name: {True: "yes", False: "no"}.get(value, str(value)) for name, value in read.items()}


def _default(setting: str, value: str, *, demo: bool) -> str:
    """Return the demo's value of a setting that a real installation must give.

    Raises:
        ConfigError: outside demo.
    """
    if demo:
        return value
    name = f"{PREFIX}{setting.upper()}"
    raise ConfigError(f"{name} is missing; set it, or {setting} in klyngesvar.toml, for example {EXAMPLES[setting]}")


def _secret(given: Mapping[str, str], setting: str, *, demo: bool) -> bytes:
    """Return 32 secret bytes from 64 hexadecimal digits."""
    text = given.get(setting) or _default(setting, hashlib.sha256(f"demo {setting}".encode()).hexdigest(), demo=demo)
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        secret = b""
    if len(secret) != 32:
        raise ConfigError(f"{PREFIX}{setting.upper()} must be 64 hexadecimal digits, for example {EXAMPLES[setting]}")
    return secret
