import re


def test_a_new_account_gets_a_password_that_is_printed_once(fielding):
    added = fielding("staff", "add", "anna@eksempel.dk", "--role", "steering_group", "--cluster", "eksempel")
    assert re.search(r"Adgangskode: \w{4}-\w{4}-\w{4}-\w{4}\n", added.out)


def test_a_role_in_an_unknown_cluster_is_refused(fielding):
    refused = fielding("staff", "add", "anna@eksempel.dk", "--role", "steering_group", "--cluster", "eksempl")
    assert refused.status == 1
    assert "»eksempl«" in refused.err
