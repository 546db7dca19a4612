"""Does the house stand as it was drawn? Walls, banned words and sizes, each stated as a sentence.

An exception is a line in EXCUSED with its reason; one that is no longer needed fails too.
"""

import ast
import re
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.sources import (
    ROOT,
    Function,
    Source,
    attributes,
    calls,
    classes,
    dotted,
    functions,
    imports,
    length,
    nodes,
    sources,
)

GROUND = {"errors", "paths", "settings", "wording"}
MAY_IMPORT = {
    "ui": {"journal", "charts", "report", "exchange", "quickline", "domain"} | GROUND,
    "report": {"charts", "domain"} | GROUND,
    "charts": {"domain"},
    "exchange": {"domain", "quickline"} | GROUND,
    "journal": {"storage", "domain", "quickline"} | GROUND,
    "storage": {"domain"} | GROUND,
    "quickline": {"domain", "errors"},
    "domain": {"errors"},
    "errors": set[str](),
    **dict.fromkeys(("paths", "settings", "wording"), GROUND),
}
WHERE_ALL_MEET = {"launcher", "cli", "__main__", "__init__"}
ONLY_IN = {
    **dict.fromkeys(("PySide6", "shiboken6"), r"ui/|launcher\.py"),
    "matplotlib": r"charts/|report/|ui/",
    "typst": r"report/pdf\.py",
    "jeepney": r"ui/",
    "sqlite3": r"storage/",
    "sqlite_utils": r"storage/",
    "sqlcipher3": r"storage/",
    **dict.fromkeys(("random", "secrets"), r"launcher\.py|cli/"),
}
TOUCHES_THE_WORLD = {"io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "urllib"}
CLOCK = re.compile(
    r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|Q(Date|Time|DateTime)\.current\w+|uuid\.uuid[1-9]|os\.urandom)$"
)
ATTICS = {"utils", "util", "helpers", "helper", "manager", "managers", "constants", "data"}
TOP_LEVEL = {"trustjournal", "resources", "tests", "packaging", "pyproject.toml", "README.md"}
OUTPUTS = {"build", "dist"}  # git-ignored
TEXTS = {".py", ".toml", ".typ", ".ts", ".md", ".svg", ".txt", ".json", ".jsonl", ""}

FILE_LINES, CLASS_LINES, FUNCTION_LINES, USUAL_FUNCTION_LINES, TEST_LINES = 350, 250, 60, 30, 30
PARAMETERS, UNNAMED, OPTIONAL_UNNAMED = 6, 4, 3

# (law, place or place:name): reason
EXCUSED = {
    ("function", "trustjournal/domain/signals.py:_rows"): "a table of signals, a row a signal",
    ("clock", "trustjournal/storage/vault/chance.py"): "a key that is handed in can be foreseen",
}


def test_each_room_imports_only_its_neighbours() -> None:
    """Who may import whom stands in MAY_IMPORT; types count as much as values."""
    found = (
        (source.place, f"{source.place}:{each.line} imports {each.name}")
        for source in sources("trustjournal")
        if source.room not in WHERE_ALL_MEET
        for each in imports(source)
        if (room := _room(each.name)) and room not in {source.room, *MAY_IMPORT[source.room]}
    )
    _assert_kept("walls", found)


def test_every_module_belongs_to_a_room() -> None:
    """Below trustjournal stand the rooms, the ground and where all meet; nothing else."""
    rooms = {source.room for source in sources("trustjournal")}
    assert set() == rooms - set(MAY_IMPORT) - WHERE_ALL_MEET


def test_tests_mirror_the_rooms() -> None:
    """A folder of tests is named after a room, except bench, golden and torture."""
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    others = {"bench", "golden", "torture", "__pycache__"}
    assert set() == folders - set(MAY_IMPORT) - WHERE_ALL_MEET - others


def test_each_toolkit_stays_in_its_room() -> None:
    """Qt in ui and launcher, matplotlib in charts and report, SQL in storage, Typst in pdf.py."""
    found = (
        (source.place, f"{source.place}:{each.line} imports {each.name}")
        for source in sources("trustjournal")
        for each in imports(source)
        if (keeper := ONLY_IN.get(each.name.split(".")[0]))
        and not re.match(f"trustjournal/({keeper})", source.place)
    )
    _assert_kept("toolkits", found)


def test_one_module_of_the_window_knows_matplotlib() -> None:
    """The canvas is the only place of ui where Qt and matplotlib meet."""
    meeting = {
        source.place
        for source in sources("trustjournal/ui")
        if any(each.name.split(".")[0] == "matplotlib" for each in imports(source))
    }
    assert len(meeting) <= 1, meeting


def test_the_command_line_reaches_the_window_lazily() -> None:
    """Cli imports launcher and ui inside functions only, so that no command pays for Qt."""
    eager = [
        f"{source.place}:{each.line} imports {each.name}"
        for source in sources("trustjournal")
        if source.room in {"cli", "__main__"}
        for each in imports(source)
        if _room(each.name) in {"launcher", "ui"} and not each.lazy
    ]
    assert not eager, "\n" + "\n".join(eager)


def test_pure_rooms_touch_no_file_and_no_process() -> None:
    """Domain and quickline compute; what they need of the world is handed in."""
    found = (
        (source.place, f"{source.place}:{each.line} imports {each.name}")
        for source in sources("trustjournal/domain", "trustjournal/quickline")
        for each in imports(source)
        if each.name.split(".")[0] in TOUCHES_THE_WORLD
    )
    _assert_kept("pure", found)


def test_the_clock_is_handed_in() -> None:
    """Wall clock and random identifiers are read in launcher and cli alone."""
    found = (
        (source.place, f"{source.place}:{line} says {name}")
        for source in sources("trustjournal")
        if source.room not in {"launcher", "cli"}
        for name, line in _clock_readings(source)
    )
    _assert_kept("clock", found)


def test_nothing_prints_pumps_or_plots_globally() -> None:
    """No print, no processEvents, no pyplot: cli echoes, Qt runs its own loop, figures are ours."""
    found = [
        f"{source.place}: {said}"
        for source in sources("trustjournal", "tests")
        for said in _banned_words(source)
    ]
    assert not found, "\n" + "\n".join(found)


def test_imports_are_written_down() -> None:
    """Only where all meet may a module be named by a string, or the walls mean nothing."""
    found = (
        (source.place, f"{source.place}:{call.lineno} {ast.unparse(call)}")
        for source in sources("trustjournal")
        if source.room not in WHERE_ALL_MEET
        for call in calls(source)
        if dotted(call.func).split(".")[-1] in {"import_module", "__import__"}
    )
    _assert_kept("imports", found)


def test_one_file_catches_everything() -> None:
    """``except Exception`` stands in one file; elsewhere a broad handler only tidies and raises."""
    broad = {
        source.place
        for source in sources("trustjournal")
        for node in nodes(source)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    }
    assert len(broad) <= 1, broad


def test_no_attic() -> None:
    """No module, class or function is named after the drawer it was thrown into."""
    found = [
        f"{source.place}: {name}"
        for source in sources("trustjournal", "tests", "packaging")
        for name in _attic_names(source)
    ]
    assert not found, "\n" + "\n".join(found)


def test_each_room_has_a_sign_of_three_lines() -> None:
    """A package's __init__ says what lives here, what never does, what to read first; no more."""
    for source in sources("trustjournal"):
        if source.place.endswith("/__init__.py") and source.place.count("/") > 1:
            sign = (ast.get_docstring(source.tree) or "").splitlines()
            assert 3 == len(list(filter(None, sign))), source.place
            assert 1 == len(source.tree.body), f"{source.place} re-exports or computes"


def test_packaging_is_no_package() -> None:
    """An __init__.py in packaging/ would shadow PyPI's packaging and break matplotlib."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_top_level_is_fixed() -> None:
    """Four folders, two files and dot-files stand at the top."""
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - OUTPUTS == TOP_LEVEL


def test_no_file_names_a_machine() -> None:
    """No path of somebody's own machine stands anywhere in the project."""
    machine = re.compile(r"(?<![\w.:/*>-])/(home|Users|root|work|opt|mnt|srv)/\w|[A-Z]:\\\\?Users")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if machine.search(line)
    ]
    assert not found, "\n" + "\n".join(found)


def test_files_are_short() -> None:
    """A file has at most 350 lines."""
    found = (
        (source.place, f"{source.place}: {len(source.text.splitlines())} lines")
        for source in sources("trustjournal", "tests", "packaging")
        if len(source.text.splitlines()) > FILE_LINES
    )
    _assert_kept("file", found)


def test_classes_are_short() -> None:
    """A class has at most 250 lines."""
    found = (
        (f"{source.place}:{node.name}", f"{source.place}:{node.name}: {length(node)} lines")
        for source in sources("trustjournal", "tests", "packaging")
        for node in classes(source)
        if length(node) > CLASS_LINES
    )
    _assert_kept("class", found)


def test_functions_are_short() -> None:
    """A function has at most 60 lines, a test at most 30."""
    found = (
        (f"{source.place}:{node.name}", f"{source.place}:{node.name}: {length(node)} lines")
        for source in sources("trustjournal", "tests", "packaging")
        for node in functions(source)
        if length(node) > (TEST_LINES if node.name.startswith("test_") else FUNCTION_LINES)
    )
    _assert_kept("function", found)


def test_nine_functions_in_ten_have_at_most_thirty_lines() -> None:
    """The usual function fits half a screen."""
    lengths = [length(node) for source in sources("trustjournal") for node in functions(source)]
    assert statistics.quantiles(lengths, n=10)[-1] <= USUAL_FUNCTION_LINES


def test_parameters_are_few_and_named() -> None:
    """At most six; in public, four unnamed and, past the third, none that may be left out."""
    found = (
        (f"{source.place}:{node.name}", f"{source.place}:{node.name}({ast.unparse(node.args)})")
        for source in sources("trustjournal", "tests", "packaging")
        for node in functions(source)
        if _too_many_parameters(node) and not _is_told_by_its_decorators(node)
    )
    _assert_kept("parameters", found)


def test_every_excuse_is_needed() -> None:
    """An exception that names no file or function of today is removed."""
    places = {source.place for source in sources("trustjournal", "tests", "packaging")}
    assert set() == {place for _, place in EXCUSED if place.split(":")[0] not in places}


def _assert_kept(law: str, found: Iterable[tuple[str, str]]) -> None:
    broken = [what for place, what in found if (law, place) not in EXCUSED]
    assert not broken, "\n" + "\n".join(broken)


def _room(name: str) -> str:
    """Return the room a dotted name belongs to; nothing for other packages and our version."""
    top, _, rest = name.partition(".")
    room = rest.split(".")[0]
    return room if top == "trustjournal" and room != "__version__" else ""


def _clock_readings(source: Source) -> Iterator[tuple[str, int]]:
    yield from ((name, line) for name, line in attributes(source) if CLOCK.search(name))
    yield from ((each.name, each.line) for each in imports(source) if CLOCK.search(each.name))


def _banned_words(source: Source) -> Iterator[str]:
    for call in calls(source):
        if isinstance(call.func, ast.Name) and call.func.id == "print":
            yield f"{call.lineno} print"
    for name, line in attributes(source):
        if name.split(".")[-1] in {"processEvents", "pyplot"}:
            yield f"{line} {name}"
    for each in imports(source):
        if {"pyplot", "pylab"} & set(each.name.split(".")):
            yield f"{each.line} {each.name}"


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = "BaseException" if handler.type is None else ast.unparse(handler.type)
    raises_on = isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None
    named = set(re.findall(r"\w+", caught))
    return "Exception" in named or ("BaseException" in named and not raises_on)


def _attic_names(source: Source) -> Iterator[str]:
    if Path(source.place).stem in ATTICS or ATTICS & set(source.place.split("/")):
        yield source.place
    yield from (node.name for node in functions(source) if node.name.startswith("handle_"))
    yield from (
        node.name for node in classes(source) if re.search("(Manager|Helper|Utils?)$", node.name)
    )


def _too_many_parameters(node: Function) -> bool:
    unnamed = [*node.args.posonlyargs, *node.args.args]
    if unnamed and unnamed[0].arg in {"self", "cls"}:
        del unnamed[0]
    optional_past_third = bool(node.args.defaults) and len(unnamed) > OPTIONAL_UNNAMED
    if len(unnamed) + len(node.args.kwonlyargs) > PARAMETERS:
        return True
    is_public = not node.name.startswith("_") or node.name == "__init__"
    return is_public and (len(unnamed) > UNNAMED or optional_past_third)


def _is_told_by_its_decorators(node: Function) -> bool:
    """Whether somebody else calls it, by name: click, pytest; or Qt, which is camelCase."""
    if node.name.startswith("test_"):
        return True
    decorated = any(re.search("option|argument", ast.unparse(each)) for each in node.decorator_list)
    return decorated or re.search("[a-z][A-Z]", node.name) is not None


def _texts() -> Iterator[Path]:
    for top in (*TOP_LEVEL, ".ci", ".gitignore"):
        for path in [ROOT / top, *(ROOT / top).rglob("*")]:
            if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts:
                yield path
