"""The notebook in the documentation is run, and shows what it says that it shows."""

from pathlib import Path

import pytest

from tests import notebook

NOTEBOOK = Path(__file__).parents[2] / "docs" / "analysis.ipynb"
pytestmark = pytest.mark.conformance


def told(outputs):
    """Return the words of each output; drawings are compared by their tests."""
    return [
        "".join(one.get("text", []) or one["data"].get("text/html") or one["data"]["text/plain"])
        for cell in outputs for one in cell if "image/svg+xml" not in one.get("data", {})
    ]  # fmt: skip


def test_the_notebook_shows_what_is_stored_in_it():
    """After a change: `python -m tests.notebook docs/analysis.ipynb`, and read what is new."""
    assert told(notebook.shown(NOTEBOOK)) == told(notebook.stored(NOTEBOOK))
