"""Print how long our files and functions are. It informs a conversation; it fails nothing."""

import ast
import math
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 5


def sources() -> list[Path]:
    return sorted(path for path in (ROOT / "absch").rglob("*.py") if "migrations" not in path.parts)


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the length in lines, docstring included, and the place of each function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def report(what: str, sizes: list[tuple[int, str]], *, median: int, most: int) -> list[str]:
    """Return lines that compare the sizes with what the house aims at, and name the longest."""
    if not sizes:
        return [f"{what}: none"]
    sizes = sorted(sizes, reverse=True)
    lengths = sorted(length for length, _ in sizes)
    middle, at_95 = statistics.median(lengths), lengths[math.ceil(0.95 * len(lengths)) - 1]
    return [
        f"{what}: {len(sizes)}, median {middle:.0f} lines (aim {median}), 95 % up to {at_95} (aim {most})",
        *(f"  {length:5} {place}" for length, place in sizes[:LONGEST]),
    ]


def main() -> None:
    paths = sources()
    files = [(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT))) for path in paths]
    lines = report("Files", [size for size in files if size[0]], median=80, most=250)
    lines += report("Functions", [size for path in paths for size in functions(path)], median=8, most=25)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
