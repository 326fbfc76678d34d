import subprocess
import sys

import pytest

ASK = "import sys, {module}; print(*sorted({{'pandas', 'matplotlib', 'numpy', 'openpyxl'}} & sys.modules.keys()))"


@pytest.mark.parametrize("module", ["survey.release.editions", "survey.cli"])
def test_what_runs_beside_the_server_loads_nothing_of_the_analysis(module):
    asked = subprocess.run(
        [sys.executable, "-c", ASK.format(module=module)], capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == ""
