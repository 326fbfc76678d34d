"""A real installation and its real server, for the suites that go through HTTP."""

import datetime as dt
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request

from survey.bundled import questionnaires_folder
from survey.cluster.reader import read_cluster
from survey.fieldwork import codes, published, waves
from survey.fieldwork.keys import Keys
from survey.questionnaire import versions
from survey.storage.database import open_database
from survey.web.config import Config


class Site:
    """One installation with one open wave: where it answers, what it keeps, and the codes that are left."""

    def __init__(self, folder, questionnaire, number, *, villages=("brandslev",)):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{self.port}"
        self.address = f"{self.root}/harbaekdalen/2026"
        self.folder, self.server = folder, None
        self.environ = {"KLYNGESVAR_DEMO": "yes", "KLYNGESVAR_INSTANCE": str(folder), "KLYNGESVAR_ADDRESS": self.root}
        self.config = Config.from_environ(self.environ)
        self.keys = Keys(pepper=self.config.pepper, cookie=self.config.cookie_key, folder=self.config.keys_folder)
        self.database = open_database(self.config.database_url)
        self.database.migrate()
        self.plain = self._installed(questionnaire, number, villages)
        self._codes = iter(self.plain)

    def _installed(self, questionnaire, number, villages):
        now = dt.datetime.now(dt.UTC)
        cluster = read_cluster(questionnaires_folder() / "demo")
        with self.database.writing() as session:
            waves.add_cluster(session, cluster, now)
            version = published.keep(session, versions.publish(questionnaire))
            wave = waves.open_wave(
                session, cluster="harbaekdalen", slug="2026", opens=now, closes=now + dt.timedelta(days=9),
                keys=self.keys, version=version, now=now, modules=cluster.settings.modules,
            )  # fmt: skip
            issue = lambda village: codes.issue(  # noqa: E731
                session, wave, village, number, keys=self.keys, rng=random.SystemRandom()
            )
            return tuple(code for village in villages for code in issue(village))

    def wave(self, session):
        return waves.find(session, "harbaekdalen", "2026")

    def code(self):
        return next(self._codes)

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        command += ["--workers", "2", "--threads", "2", "--log-level", "critical", "survey.web.app:create_app()"]
        self.server = subprocess.Popen(command, env={**os.environ, **self.environ}, start_new_session=True)
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{self.root}/was", timeout=2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server does not answer")

    def stop(self):
        self.server.terminate()
        self.server.wait(20)
        self.database.dispose()

    def kill(self):
        """Kill master and workers without a word, as a power cut would."""
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(20)
