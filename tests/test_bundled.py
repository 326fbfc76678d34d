import pytest

from survey import bundled


def test_the_checkout_has_templates_and_questionnaires_beside_the_package():
    assert (bundled.templates_folder() / "base.html").is_file()
    assert (bundled.questionnaires_folder() / "residents.yaml").is_file()


@pytest.mark.parametrize("inside", [True, False])
def test_the_wheels_folder_comes_before_the_checkouts(tmp_path, inside):
    package = tmp_path / "survey"
    home = package if inside else tmp_path
    package.mkdir()
    (tmp_path / "templates").mkdir()
    (home / "templates").mkdir(exist_ok=True)
    assert bundled._home("templates", beside=package) == home / "templates"
