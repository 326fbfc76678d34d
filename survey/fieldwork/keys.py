"""Keys: what lies outside the database. Each wave's private key is a file that web workers never read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nacl.public import PrivateKey

from survey.fieldwork.errors import FieldworkError
from survey.texts.message import Message

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one Argon2id run costs; the default is what codes are stored with, tests use less."""

    memory_kib: int = 19 * 1024
    rounds: int = 2
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Keys:
    """The installation's secrets.

    Attributes:
        pepper: 32 bytes that enter every draft key.
        cookie: 32 bytes that seal the session cookie.
        folder: of the waves' private keys.
        cost: of one Argon2id run.
    """

    pepper: bytes
    cookie: bytes
    folder: Path
    cost: Cost = Cost()

    def make(self, wave_id: str) -> bytes:
        """Make a wave's key pair, keep the private half in the folder, and return the public half."""
        private = PrivateKey.generate()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._path(wave_id)
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(bytes(private))
        return bytes(private.public_key)

    def private(self, wave_id: str) -> PrivateKey:
        """Return a wave's private key.

        Raises:
            FieldworkError: if the file is not there.
        """
        try:
            return PrivateKey(self._path(wave_id).read_bytes())
        except FileNotFoundError as error:
            raise FieldworkError(Message.of("wave_key_missing", path=str(self._path(wave_id)))) from error

    def _path(self, wave_id: str) -> Path:
        return self.folder / f"{wave_id}.key"
