"""The group that every command hangs on: known errors become sentences, and each command has help and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from sqlalchemy.exc import DBAPIError

from survey.cli.parameters import Misuse, in_danish, unknown_command
from survey.cli.speech import Refusal, fault_lines, word
from survey.fieldwork.errors import FieldworkError
from survey.release.errors import ReleaseError
from survey.texts.catalogue import SOURCE, say
from survey.texts.faults import FaultsError
from survey.web.config import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable


class Commands(click.Group):
    """A group whose commands end with a sentence where an organiser, an author or the machine is in the way."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit 1 with the message alone for the known errors."""
        try:
            return super().invoke(ctx)
        except Misuse:
            raise
        except click.UsageError as error:
            raise in_danish(error) from error
        except FaultsError as error:
            raise Refusal(fault_lines(error.faults)) from error
        except (FieldworkError, ReleaseError) as error:
            raise Refusal(say(error.message, SOURCE)) from error
        except ConfigError as error:
            raise Refusal(word("config", why=str(error))) from error
        except DBAPIError as error:
            raise Refusal(word("database", why=str(error.orig))) from error
        except OSError as error:
            raise Refusal(word("machine", why=error.strerror or str(error), file=str(error.filename or ""))) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed, or name the nearest."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise Misuse(unknown_command(args[0], list(self.commands)), ctx)
        return super().resolve_command(ctx, args)


def command(name: str, *, under: str = "") -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function; help and example are the sentences `cli_<under>_<name>_help` and `…_example`."""
    key = f"{under}_{name}" if under else name
    example = word("example", example=word(f"{key}_example"))
    return click.command(name, help=word(f"{key}_help"), epilog=f"\b\n{example}", short_help=word(f"{key}_short"))


def option(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make an option whose help is the sentence `cli_option_<name>`, unless `says` names another."""
    says = settings.pop("says", names[0].lstrip("-").partition("/")[0].replace("-", "_"))
    return click.option(*names, help=word(f"option_{says}"), **settings)
