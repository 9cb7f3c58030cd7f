"""The direction of imports: upper layers may import lower ones, never the other way, and stages not each other."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "report_parser"

# From the top down; modules of one layer may import each other only inside one package.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("api", "batch", "doctor", "golden", "review", "explain"),
    ("export",),
    ("pipeline",),
    ("report",),
    ("reconcile",),
    ("extract",),
    ("outline",),
    ("dedupe", "normalise", "read"),
    ("catalogue", "furniture", "labels", "legacy", "places"),
    ("lexicon",),
    ("characters", "misread"),
    ("spans", "numbers", "dates"),
    ("diff", "seal", "verify"),
    ("phrases", "source"),
    ("gate", "limit_settings"),
    ("model", "errors", "limits", "atomic"),
    ("records", "patterns"),
    ("pattern_store",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "report_parser"
                else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("report_parser.")}
    return found


def test_every_module_has_a_layer_and_imports_only_what_lies_below() -> None:
    wrong: list[str] = []
    paths = sorted(SOURCE.rglob("*.py"))
    assert paths
    for path in paths:
        home = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if home == "__init__":
            continue
        assert home in RANK, f"{path.name}: give {home} a layer"
        for target in _imports(path):
            if target in RANK and target != home and RANK[target] <= RANK[home]:
                wrong.append(f"{path.relative_to(SOURCE)} imports {target}")
    assert not wrong
