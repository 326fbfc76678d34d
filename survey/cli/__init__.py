"""The command line: it reads what was typed, asks a room to do it, and prints what came of it."""

from survey.cli.commands import main

__all__ = ["main"]
