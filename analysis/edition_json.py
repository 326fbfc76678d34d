"""Protected tables and the edition's own facts as JSON, for whoever builds a page or another tool on them."""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING, Any

from analysis.grid import told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analysis.study import Study
    from analysis.table import Statistic, Table
    from analysis.weighed import Estimates


def tables_json(tables: Sequence[Table]) -> str:
    """Return every table; what is hidden is null, in counts, shares and statistics alike."""
    return _written([_table(table) for table in tables])


def _table(table: Table) -> dict[str, Any]:
    return {
        "question": table.question.name,
        "wording": table.question.wording,
        "item": table.question.item,
        "section": {"name": table.section.name, "title": table.section.title},
        "kind": table.kind,
        "layout": table.layout,
        "exclusive": table.exclusive,
        "ordinal": table.ordinal,
        "base_words": table.base_words,
        "columns": [
            {"name": one.name, "label": one.label, "base": one.base, "group": one.group, "group_label": one.group_label}
            for one in table.banner
        ],
        "rows": [{"name": one.name, "label": one.label, "code": one.code, "role": one.role} for one in table.stub],
        "n": [[None if count < 0 else int(count) for count in line] for line in table.n],
        "shares": [[_number(share) for share in line] for line in table.shares],
        "status": [[told(str(status)) for status in line] for line in table.status],
        "statistics": [_statistic(one) for one in table.statistics],
        "weighted": _weighted(table.estimates),
        "notes": list(table.notes),
        "edition": table.edition,
    }


def _weighted(found: Estimates | None) -> dict[str, Any] | None:
    """Return the weighted shares that may be shown, with what belongs to them."""
    if found is None:
        return None
    numbers = {
        "share": found.shares,
        "se": found.se,
        "low": found.low,
        "high": found.high,
        "effective": found.effective,
    }
    told: dict[str, Any] = {name: [[_number(one) for one in line] for line in of] for name, of in numbers.items()}
    return told | {
        "letters": [[str(one) for one in line] for line in found.letters],
        "against": [[int(one) for one in line] for line in found.against],
    }


def _statistic(one: Statistic) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label,
        "is_share": one.is_share,
        "figures": [_number(figure) for figure in one.figures],
        "bases": [_number(base) for base in one.bases],
        "above": [_number(share) for share in one.above],
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def edition_json(study: Study, out: Path) -> str:
    """Return what the edition is, and the digest of every file in it."""
    wave = study.wave
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name != "edition.json")
    return _written(
        {
            "edition": wave.edition,
            "sort": wave.sort,
            "cluster": wave.cluster,
            "wave": wave.slug,
            "opens": str(wave.opens),
            "closes": str(wave.closes),
            "simulated": wave.simulated,
            "responses": len(study),
            "files": {
                path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
            },
        }
    )


def _written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
