"""What another tool's form holds that is not as it was there, to whoever brings it along, in Danish and English."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "import_format_unknown": (
        "filen er af en slags, som ikke kan læses; disse kan: %(known)s",
        "this kind of file cannot be read; these can: %(known)s",
    ),
    "import_renamed": ("»%(old)s« hedder nu %(name)s", "“%(old)s” is now called %(name)s"),
}
