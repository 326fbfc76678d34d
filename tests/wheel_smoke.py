"""Install the built wheel where the checkout cannot be seen, make the demo there, and ask its server for a page.

Usage: python tests/wheel_smoke.py DIST
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

PORT = 8199


def main(dist: Path) -> None:
    checkout = Path(__file__).resolve().parent.parent
    wheel = next(dist.resolve().glob("*.whl"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        binaries = folder / "venv" / "bin"
        pip = [str(binaries / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", checkout / "requirements" / "run.txt"], check=True)
        subprocess.run([*pip, "--no-deps", wheel], check=True)
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "KLYNGESVAR"))}
        klyngesvar = str(binaries / "klyngesvar")
        subprocess.run([klyngesvar, "demo", "--no-serve"], check=True, cwd=folder, env=environment)
        made = {path.suffix for path in folder.rglob("*") if path.is_file() and "venv" not in path.parts}
        assert {".xlsx", ".html", ".svg", ".png"} <= made, made
        server = subprocess.Popen([klyngesvar, "demo", "--serve", "--port", str(PORT)], cwd=folder, env=environment)
        try:
            assert "Harbækdalen" in first_answer(f"http://127.0.0.1:{PORT}/harbaekdalen/proev/")
        finally:
            server.terminate()
            server.wait(timeout=30)
    print("the wheel does the whole job by itself")


def first_answer(address: str, *, patience: int = 120) -> str:
    for _ in range(patience * 2):
        try:
            with urllib.request.urlopen(address, timeout=5) as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.5)
    message = f"no answer from {address}"
    raise SystemExit(message)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
