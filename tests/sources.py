"""What does the project's own source say? Files read once, for the laws that walk over them."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One Python file: its place from the root (with slashes), its text and its tree."""

    place: str
    text: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    @property
    def room(self) -> str:
        """The first name below trustjournal: a room, or a single module."""
        return self.place.split("/")[1].removesuffix(".py")


@dataclass(frozen=True, slots=True)
class Import:
    """One name reached by an import, in full; lazy when it stands inside a function."""

    name: str
    line: int
    lazy: bool


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files below these folders of the repository, by name."""
    found = (file for folder in folders for file in sorted((ROOT / folder).rglob("*.py")))
    return tuple(_read(file) for file in found)


@cache
def nodes(source: Source) -> tuple[ast.AST, ...]:
    """Every node of a file's tree."""
    return tuple(ast.walk(source.tree))


@cache
def imports(source: Source) -> tuple[Import, ...]:
    """Every import of a file; ``from a import b`` reaches ``a.b``."""
    within = {id(inner) for function in functions(source) for inner in ast.walk(function)}
    return tuple(
        Import(name, node.lineno, id(node) in within)
        for node in nodes(source)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in _names(node, source)
    )


def functions(source: Source) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    for node in nodes(source):
        if isinstance(node, Function):
            yield node


def classes(source: Source) -> Iterator[ast.ClassDef]:
    """Every class."""
    for node in nodes(source):
        if isinstance(node, ast.ClassDef):
            yield node


def length(node: Function | ast.ClassDef) -> int:
    """Lines from ``def`` or ``class`` to the last, docstring included, decorators not."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def attributes(source: Source) -> Iterator[tuple[str, int]]:
    """Every dotted name as written (``datetime.now``), with its line."""
    for node in nodes(source):
        if isinstance(node, ast.Attribute):
            yield dotted(node), node.lineno


def dotted(node: ast.expr) -> str:
    """Write a name as it stands (``datetime.now``); what is no name is left out (``.now``)."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(source: Source) -> Iterator[ast.Call]:
    """Every call."""
    for node in nodes(source):
        if isinstance(node, ast.Call):
            yield node


@cache
def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _read(file: Path) -> Source:
    text = file.read_text(encoding="utf-8")
    return Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text))


def _names(node: ast.Import | ast.ImportFrom, source: Source) -> Iterator[str]:
    for alias in node.names:
        yield (
            alias.name if isinstance(node, ast.Import) else f"{_origin(node, source)}.{alias.name}"
        )


def _origin(node: ast.ImportFrom, source: Source) -> str:
    if not node.level:
        return node.module or ""
    parents = source.place.removesuffix(".py").split("/")[: -node.level]
    return ".".join([*parents, *filter(None, [node.module])])
