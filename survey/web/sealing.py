"""Sealed texts: what a browser carries for us and can neither read nor change (AES-256-GCM)."""

from __future__ import annotations

import base64
import binascii
import json
import os
import zlib
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
# A sealed text that a browser sends back never unpacks to more than a request may hold, twice over.
MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens values for one purpose; a text sealed for another purpose does not open."""

    key: bytes

    @classmethod
    def for_purpose(cls, secret: bytes, purpose: str) -> Sealer:
        """Derive the key of a purpose from the installation's secret (HKDF, RFC 5869)."""
        derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"klyngesvar {purpose}".encode())
        return cls(derived.derive(secret))

    def seal(self, value: Any) -> str:
        """Return a JSON value as a sealed text that fits in a cookie, a form or an address."""
        packed = zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1)
        nonce = os.urandom(NONCE_BYTES)
        return base64.urlsafe_b64encode(nonce + AESGCM(self.key).encrypt(nonce, packed, None)).decode().rstrip("=")

    def opened(self, text: str) -> Any | None:
        """Return the value inside, or None where the text was not sealed here for this purpose."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            packed = AESGCM(self.key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None)
        except (InvalidTag, ValueError, binascii.Error):
            return None
        return json.loads(zlib.decompressobj().decompress(packed, MOST_BYTES))
