"""Commands for staff: who may sign in at /stab/."""

from __future__ import annotations

import secrets

import click

from survey.cli.group import Commands, command, option
from survey.cli.installation import WHO, installation
from survey.cli.parameters import OneOf
from survey.cli.speech import refuse, tell, word
from survey.fieldwork import accounts, audit
from survey.storage.records import Cluster

WORD_LENGTH, WORDS = 4, 4
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


@click.group("staff", cls=Commands, help=word("staff_help"), short_help=word("staff_short"))
def staff() -> None:
    """Hold the commands about staff."""


@command("add", under="staff")
@click.argument("email")
@option("--role", type=OneOf(accounts.ROLES), required=True)
@option("--name", default="")
@option("--cluster", default="")
def add(email: str, role: str, name: str, cluster: str) -> None:
    """Give somebody a role and a new password, which is printed once."""
    password = new_password()
    with installation() as here, here.database.writing() as session:
        if cluster and session.get(Cluster, cluster) is None:
            raise refuse("no_cluster", cluster=cluster)
        accounts.add(
            session, email, name=name or email.partition("@")[0], role=role, password=password, cluster=cluster
        )
        audit.log(session, WHO, "staff added", f"{email} {role} {cluster}".strip(), now=here.now)
    tell("staff_added", email=email, role=role, password=password, address=f"{here.config.address}/stab/")


def new_password() -> str:
    """Return a random password of 79 bits that can be read out over the telephone."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(WORD_LENGTH)) for _ in range(WORDS))


staff.add_command(add)
