"""The command `klyngesvar` and all that hangs on it."""

from __future__ import annotations

from importlib.metadata import version

import click

from survey.cli import (
    clusters,
    data,
    demo,
    differences,
    doctor,
    editors,
    exchange,
    population,
    preview,
    questionnaires,
    releases,
    server,
    simulations,
    staff,
    translations,
    waves,
)
from survey.cli.group import Commands
from survey.cli.speech import word


@click.group("klyngesvar", cls=Commands, help=word("help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("klyngesvar"), message="klyngesvar %(version)s")
def main() -> None:
    """Hold every command."""


for each in (
    demo.demo,
    questionnaires.check,
    questionnaires.publish,
    preview.preview,
    preview.draw_map,
    editors.schema,
    differences.diff,
    translations.translate,
    exchange.import_form,
    exchange.export_form,
    clusters.new,
    clusters.add,
    population.population,
    waves.wave,
    waves.issue,
    staff.staff,
    server.serve,
    server.migrate,
    server.tend,
    releases.release,
    data.data,
    simulations.simulate,
    doctor.doctor,
):
    main.add_command(each)
