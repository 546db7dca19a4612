"""Does what we hand out work where nothing of this repository is?"""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.sources import ROOT, project

CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
SYSTEMS = (("linux", "posix"), ("darwin", "posix"), ("win32", "nt"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def test_every_package_is_pinned() -> None:
    """What we need, and what that needs in turn on any system, stands in constraints.txt."""
    assert set() == _needed() - set(_pins())


def test_nothing_else_is_pinned() -> None:
    """A package nobody needs any more leaves constraints.txt."""
    assert set() == set(_pins()) - _needed()


def test_pins_name_one_version() -> None:
    """A line is a comment or ``name==version``."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    assert [] == [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]


def test_no_file_says_where_pip_finds_packages() -> None:
    """An index, a mirror or a trusted host is the business of the machine."""
    said = re.compile(r"(?i)(-index-url|find-links|trusted-host|extra.index|pypi\.org/simple)")
    files = [*ROOT.glob("*.toml"), *ROOT.glob(".ci/*"), *(ROOT / "packaging").glob("*.*")]
    assert [] == [file.name for file in files if said.search(file.read_text(encoding="utf-8"))]


def test_the_commands_of_the_readme_come_first() -> None:
    """The README begins with the two commands."""
    head = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert "python3 packaging/dev.py run" in head
    assert "python3 packaging/dev.py test" in head


def test_continuous_integration_runs_the_readme_command() -> None:
    """CI runs the gate a developer runs."""
    script = ROOT / ".ci" / "run"
    assert "python3 packaging/dev.py test" in script.read_text(encoding="utf-8")


def test_development_scripts_need_only_python() -> None:
    """packaging/dev.py and what it imports run before anything is installed."""
    code = "import sys; sys.path.insert(0, 'packaging'); import dev"
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ("", 0) == (done.stderr, done.returncode)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the repository, by the tools installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    built = ["build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    _said(sys.executable, "-m", *built, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the programs of an environment are that has the wheel but no repository.

    The packages it needs are borrowed from this environment by a path file, without its editable
    install: no network, and the same versions as everywhere.
    """
    folder = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    borrowed = _said(sys.executable, *where, cwd=folder)
    Path(_said(python, *where, cwd=folder), "borrowed.pth").write_text(borrowed, encoding="utf-8")
    install = ["install", "--no-deps", "--no-index", "--quiet", str(wheel)]
    _said(sys.executable, "-m", "pip", "--python", str(python), *install, cwd=folder)
    return python.parent


def test_the_wheel_carries_resources(wheel: Path) -> None:
    """Everything in resources/ is in the wheel, and each translation compiled."""
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = ROOT / "resources"
    wanted = {
        f"trustjournal/{path.relative_to(ROOT).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file()
    }
    wanted |= {name.removesuffix(".ts") + ".qm" for name in wanted if name.endswith(".ts")}
    assert set() == wanted - names


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    """Neither tests nor packaging nor caches are handed out."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {"trustjournal"} == {name for name in tops if not name.endswith(".dist-info")}


def test_the_wheel_tells_its_version(clean: Path, tmp_path: Path) -> None:
    """The installed program starts in an empty folder."""
    version = _said(clean / "trustjournal", "--version", cwd=tmp_path)
    assert re.search(r"\d+\.\d+\.\d+", version)


def test_the_wheel_writes_the_example(clean: Path, tmp_path: Path) -> None:
    """The installed program writes its example journal from an empty folder and reads it back."""
    journal = tmp_path / "example.trustjournal"
    _said(clean / "trustjournal", "demo", "--out", str(journal), cwd=tmp_path)
    today = ["--journal", str(journal), "today", "--json"]
    listed = _said(clean / "trustjournal", *today, cwd=tmp_path)
    assert listed.startswith("{")


def test_the_wheel_runs_its_own_files(clean: Path, tmp_path: Path) -> None:
    """The program in the clean environment is the installed one, with the installed resources."""
    code = "import trustjournal, trustjournal.paths as p; print(p.resources())"
    assert str(clean.parent) in _said(clean / "python", "-c", code, cwd=tmp_path)


def _said(program: str | Path, *arguments: str, cwd: Path) -> str:
    command = [str(program), *arguments]
    scratch = {**_plain(), "XDG_DATA_HOME": str(cwd), "XDG_STATE_HOME": str(cwd)}
    done = subprocess.run(
        command, cwd=cwd, env=scratch, capture_output=True, encoding="utf-8", check=False
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout.strip()


def _plain() -> dict[str, str]:
    """Return an environment in which Python finds nothing but what it was installed with."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _pins() -> dict[str, str]:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version for name, version in pairs}


def _needed() -> set[str]:
    said = project()
    build, main = said["build-system"]["requires"], said["project"]
    extras = main["optional-dependencies"]["dev"]
    waiting = [Requirement(each) for each in [*build, *main["dependencies"], *extras]]
    found: set[str] = set()
    while waiting:
        name = waiting.pop().name
        if canonicalize_name(name) not in found:
            found.add(canonicalize_name(name))
            waiting.extend(_needs_of(name))
    return found


def _needs_of(name: str) -> Iterator[Requirement]:
    try:
        stated = requires(name) or []
    except PackageNotFoundError:  # needed on another system only; its own needs are not known here
        return
    for each in map(Requirement, stated):
        if each.marker is None or any(each.marker.evaluate(where) for where in _environments()):
            yield each


def _environments() -> Iterator[dict[str, str]]:
    for platform, family in SYSTEMS:
        for version in PYTHONS:
            yield {
                "sys_platform": platform,
                "os_name": family,
                "python_version": version,
                "python_full_version": f"{version}.2",
                "extra": "",
            }
