"""Ten thousand mutations of the miniatures, and two hundred of the real files, end in faults and never otherwise."""

import random
from pathlib import Path

import pytest
from mutations import files_of, lines_about, mutated

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parent.parent.parent
MINIATURES = sorted(path for path in (ROOT / "tests" / "examples").glob("*.yaml") if path.name.count(".") == 1)
REAL = [ROOT / "questionnaires" / name for name in ("residents.yaml", "associations.yaml")]


@pytest.mark.parametrize("seed", range(20))
def test_no_mutation_of_a_miniature_ends_in_a_traceback(seed):
    rng = random.Random(f"miniature {seed}")
    told = 0
    for _ in range(500):
        path = rng.choice(MINIATURES)
        files = files_of(path)
        file = rng.choice(sorted(files))
        told += bool(lines_about({**files, file: mutated(files[file], rng)}, path.name))
    assert told > 200


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_no_mutation_of_a_real_file_ends_in_a_traceback(path, seed):
    rng = random.Random(f"real {seed}")
    files = files_of(path)
    for _ in range(10):
        file = rng.choice(sorted(files))
        assert isinstance(lines_about({**files, file: mutated(files[file], rng)}, path.name), list)
