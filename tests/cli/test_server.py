import socket

from survey.cli import server


def test_the_server_keeps_no_log_of_addresses():
    assert not any("access" in word for word in server.server_command("127.0.0.1", 8000))


def test_a_port_in_use_is_told_with_another(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = run("serve", "--port", taken.getsockname()[1])
    assert refused.status == 1
    assert "--port" in refused.err


def test_migrating_twice_is_harmless(run):
    assert (run("migrate").status, run("migrate").out) == (0, "Databasen er klar.\n")


def test_tending_an_installation_where_nobody_has_answered_mixes_nothing(fielding):
    assert fielding("tend").out == "0 svar er blandet.\n"
