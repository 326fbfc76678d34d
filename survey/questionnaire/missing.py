"""The closed list of missing values: negative, and always labelled (language.md, rule 6)."""

from __future__ import annotations

from enum import IntEnum


class Missing(IntEnum):
    """Why a variable holds no answer."""

    NOT_ASKED = -1
    NOT_REACHED = -2
    SUPPRESSED = -3
    NOT_IN_VERSION = -5
    INVALID = -6
    REFUSED = -7
    DONT_KNOW = -8
    BLANK = -9


OTHER_CODE = 96
NOT_USED_CODE = 97
