"""How many columns an SPSS or Stata file has, from its head: reading the names of 65,000 takes a minute.

Source: PSPP Developers' Guide, "System File Format" (variable records); Stata, `help dta` (the map's `<K>`).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SPSS_HEAD = 176
LAYOUT = slice(64, 68)
VARIABLE, CONTINUED = 2, -1
LAST_NARROW_RELEASE = 118


def columns_of(path: Path) -> int:
    """Return the number of columns; 0 where the head does not tell."""
    try:
        return _stata(path) if path.suffix.lower() == ".dta" else _spss(path)
    except (struct.error, ValueError):
        return 0


def _spss(path: Path) -> int:
    """Count the variable records; those that go on with a long text are no columns of their own."""
    with path.open("rb") as file:
        head = file.read(SPSS_HEAD)
        if head[:4] not in (b"$FL2", b"$FL3"):
            return 0
        order = "<" if struct.unpack("<i", head[LAYOUT])[0] in (2, 3) else ">"
        found = 0
        while struct.unpack(f"{order}i", file.read(4))[0] == VARIABLE:
            kind, has_label, missing = struct.unpack(f"{order}iii16x", file.read(28))
            if has_label:
                length = struct.unpack(f"{order}i", file.read(4))[0]
                file.read((length + 3) // 4 * 4)
            file.read(8 * abs(missing))
            found += kind != CONTINUED
        return found


def _stata(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(200)
    if not head.startswith(b"<stata_dta>"):
        return struct.unpack("<H" if head[1:2] == b"\x02" else ">H", head[4:6])[0] if head[:1] in b"\x71\x72\x73" else 0
    release = int(head[head.index(b"<release>") + 9 :][:3])
    order = "<" if b"LSF" in head else ">"
    at = head.index(b"<K>") + 3
    form = f"{order}H" if release <= LAST_NARROW_RELEASE else f"{order}I"
    return int(struct.unpack_from(form, head, at)[0])
