"""The one normaliser of zip-based files stands with the formats; here it is for workbooks and slides."""

from __future__ import annotations

from survey.formats.seal import MOMENT, sealed

__all__ = ["MOMENT", "sealed"]
