"""The residents' room: the blueprint that the modules of their pages hang their views on."""

from __future__ import annotations

from flask import Blueprint

room = Blueprint("residents", __name__)
