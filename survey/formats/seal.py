"""The one normaliser of zip-based files (workbooks, slides): same content, same bytes, and no time told."""

from __future__ import annotations

import io
import re
import zipfile

# The earliest moment that a zip file can tell.
MOMENT = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_INNER = (".xlsx", ".docx", ".pptx")


def sealed(content: bytes) -> bytes:
    """Return a zip-based file anew: entries sorted, at one fixed moment, and without times in its properties.

    A workbook inside a slide is sealed too.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: _entry(name, archive.read(name)) for name in archive.namelist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(entries, key=_order):
            info = zipfile.ZipInfo(name, date_time=MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            archive.writestr(info, entries[name])
    return target.getvalue()


def _order(name: str) -> tuple[bool, str]:
    """Put the list of types first, where readers that stream the file expect it."""
    return name != "[Content_Types].xml", name


def _entry(name: str, content: bytes) -> bytes:
    if name == _PROPERTIES:
        return _TIMES.sub(b"", content)
    return sealed(content) if name.endswith(_INNER) else content
