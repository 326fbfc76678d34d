"""The command that examines an installation and says what it found."""

from __future__ import annotations

import sys

import click

from survey.cli.examination import Level, examine
from survey.cli.group import command
from survey.cli.speech import word


@command("doctor")
def doctor() -> None:
    """Tell versions, settings and risks in plain words."""
    findings = list(examine())
    for finding in findings:
        click.echo(f"{word(f'level_{finding.level}')} {finding.words}")
    serious = sum(finding.level == Level.RISK for finding in findings)
    if serious:
        click.echo("\n" + word("doctor_risks" if serious > 1 else "doctor_risk", count=serious), err=True)
        sys.exit(1)
    click.echo("\n" + word("doctor_fine"))
