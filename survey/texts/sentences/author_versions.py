"""What authors are told of names that have changed, and of the differences between two versions."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "renamed_from_itself": (
        "»%(name)s« hedder stadig det samme",
        "“%(name)s” still has the same name",
    ),
    "renamed_from_in_use": (
        "der er stadig noget, der hedder »%(name)s«, så det kan ikke være et tidligere navn",
        "something is still called “%(name)s”, so it can't be an earlier name",
    ),
    "renamed_from_twice": (
        "»%(name)s« er allerede det tidligere navn for »%(other)s«",
        "“%(name)s” is already the earlier name of “%(other)s”",
    ),
    "renamed_from_advice": (
        "skriv det navn, den havde i en tidligere version, eller slet linjen",
        "write the name that it had in an earlier version, or delete the line",
    ),
}
