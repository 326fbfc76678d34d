"""A notebook's cells, run one after another without Jupyter, and what each shows.

`python -m tests.notebook docs/analysis.ipynb` writes what they show into the notebook.
"""

import ast
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

LONGEST = 500


def cells(path):
    """Return a notebook's cells of code, each as text."""
    return ["".join(cell["source"]) for cell in _read(path)["cells"] if cell["cell_type"] == "code"]


def shown(path):
    """Return what each cell of code shows when all are run in order, as a notebook stores it."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    return [_outputs(text, namespace, f"{Path(path).name}, cell {i}") for i, text in enumerate(cells(path), start=1)]


def stored(path):
    """Return what each cell of code is stored to show."""
    return [cell["outputs"] for cell in _read(path)["cells"] if cell["cell_type"] == "code"]


def refresh(path):
    """Write what each cell shows into the notebook."""
    notebook, outputs = _read(path), iter(shown(path))
    for count, cell in enumerate((one for one in notebook["cells"] if one["cell_type"] == "code"), start=1):
        cell |= {"outputs": next(outputs), "execution_count": count}
    Path(path).write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def _outputs(text, namespace, name):
    """Run a cell; its last line is shown where it is an expression, as Jupyter does it."""
    tree = ast.parse(text, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, name, "exec"), namespace)
        value = eval(compile(ast.Expression(last.value), name, "eval"), namespace) if last else None
    outputs = []
    if printed.getvalue():
        outputs.append(
            {"name": "stdout", "output_type": "stream", "text": printed.getvalue().splitlines(keepends=True)}
        )
    if value is not None:
        outputs.append({"data": _told(value), "metadata": {}, "output_type": "display_data"})
    return outputs


def _told(value):
    told = {"text/plain": repr(value)[:LONGEST].splitlines(keepends=True)}
    for kind, method in (("text/html", "_repr_html_"), ("image/svg+xml", "_repr_svg_")):
        if hasattr(value, method):
            told[kind] = getattr(value, method)().splitlines(keepends=True)
    return told


if __name__ == "__main__":
    refresh(sys.argv[1])
