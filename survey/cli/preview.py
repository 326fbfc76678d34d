"""Commands with which an author sees a questionnaire: in the browser while it is written, and as a map."""

from __future__ import annotations

import logging
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
from werkzeug.serving import make_server

from survey.cli.group import command, option
from survey.cli.parameters import Existing, OneOf, Whole
from survey.cli.server import PORT, is_taken
from survey.cli.speech import Refusal, fault_lines, refuse, tell
from survey.questionnaire.reader import load_questionnaire
from survey.texts.catalogue import SOURCE
from survey.texts.faults import FaultsError
from survey.web.preview import create_preview
from survey.web.route_map import drawn_map

if TYPE_CHECKING:
    from types import FrameType

    from werkzeug.serving import BaseWSGIServer

AUTHORS = ["da", "en"]
FILE = Existing(exists=True, dir_okay=False, path_type=Path)


@command("preview")
@click.argument("file", type=FILE)
@option("--host", default="127.0.0.1", show_default=True)
@option("--port", type=Whole(1, 65535), default=PORT, show_default=True)
@option("--language", type=OneOf(AUTHORS), default=SOURCE)
def preview(file: Path, host: str, port: int, language: str) -> None:
    """Serve a questionnaire alone until stopped, following its files."""
    if is_taken(host, port):
        raise refuse("port_taken", port=port, other=port + 1)
    # A browser asks for news more than once a second; nobody wants to read that.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    address = f"http://{host}:{port}"
    with tempfile.TemporaryDirectory(prefix="klyngesvar-", ignore_cleanup_errors=True) as folder:
        app, database = create_preview(file, Path(folder), address=address, language=language)
        try:
            with make_server(host, port, app, threaded=True) as server:
                tell("preview_serving", language=language, address=f"{address}/preview/")
                sys.stdout.flush()
                _serve(server)
        finally:
            database.dispose()


def _serve(server: BaseWSGIServer) -> None:
    """Serve until Ctrl+C, or until whoever started this process ends it."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return


@command("map")
@click.argument("file", type=FILE)
@option("--out", type=click.Path(dir_okay=False, path_type=Path), says="map_out")
@option("--language", type=OneOf(AUTHORS), default=SOURCE, says="map_language")
def draw_map(file: Path, out: Path | None, language: str) -> None:
    """Write the map of a questionnaire's routes as one HTML page."""
    try:
        page = drawn_map(load_questionnaire(file), language)
    except FaultsError as error:
        raise Refusal(fault_lines(error.faults, language)) from error
    out = out or file.with_suffix(".map.html")
    out.write_text(page, encoding="utf-8")
    tell("map_written", language=language, file=str(out))
