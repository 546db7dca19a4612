"""What does this machine have, and what does the project still need from it?

Python itself, the virtual environment in ``.venv``, the system libraries Qt links to, the programs
the tests use. Standard library only. On Debian and its children what is missing is installed when
that is allowed without a password; otherwise it is named exactly, and nothing is half done.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "trustjournal-ready.json"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
OLDEST_PYTHON = (3, 11)
ON_LINUX = sys.platform.startswith("linux")
ON_WINDOWS = os.name == "nt"

# What Qt's wheels expect of a Linux system, and the Debian package each comes in.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What the tests use to show, press, look at and trace the program.
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "strace": "strace",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_PACKAGE = "fonts-dejavu-core"
# Set by other environments, these would make pip or Python work beside .venv instead of in it.
LEAKING_PIP = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_NO_DEPS", "PIP_CONSTRAINT")


def halt(reason: str) -> NoReturn:
    """End with exit code 1, saying why to the person who typed the command."""
    print(f"\n{reason}", file=sys.stderr)
    raise SystemExit(1)


def need_python() -> None:
    """Go on under a newer Python where the one that was called is too old and another is there."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(20, OLDEST_PYTHON[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and not _quietly([newer, "--version"]):  # version managers leave empty names
            raise SystemExit(subprocess.call([newer, *sys.argv]))
    wanted = ".".join(map(str, OLDEST_PYTHON))
    found = sys.version.split()[0]
    halt(f"trustjournal needs Python {wanted} or newer; this is Python {found}.")


def environment() -> dict[str, str]:
    """Return this process's environment without what would lead Python or pip elsewhere.

    Where pip finds its packages (an index, a cache, a certificate) is the machine's business and
    is kept.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in {"VIRTUAL_ENV", "CONDA_PREFIX"}
    }
    for name in LEAKING_PIP:
        kept.pop(name, None)
    kept["PYTHONUNBUFFERED"] = "1"
    kept["PYTHONIOENCODING"] = "utf-8"
    kept["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return kept


def venv_python() -> Path:
    """Return the virtual environment's Python; it may not exist yet."""
    return VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")


def prepare(*, developing: bool) -> Path:
    """Make .venv hold what pyproject.toml asks for, at the pinned versions; return its Python.

    With a stamp of the same Python, place, pyproject and constraints nothing is done.
    """
    python = venv_python()
    if not _is_ready(python, developing=developing):
        _make_venv()
        print("Setting up .venv (once; some minutes on a slow line) …", flush=True)
        STAMP.unlink(missing_ok=True)
        _pip(python, "--constraint", str(CONSTRAINTS), *_requirements(developing=developing))
        _pip(python, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        STAMP.write_text(json.dumps({**_stamp(python), "developing": developing}), encoding="utf-8")
    _compile(python)
    return python


def need_qt_libraries() -> None:
    """See that Qt's system libraries and at least one font are here (Linux; others bring them)."""
    if not ON_LINUX:
        return
    missing = [package for name, package in QT_LIBRARIES.items() if not _loads(name)]
    if not any(_fonts()):
        missing.append(FONT_PACKAGE)
    provide(missing, why="The window needs libraries of the system")


def need_test_tools() -> None:
    """See that the programs the tests use are here (Linux; elsewhere those tests say they skip)."""
    if ON_LINUX:
        missing = [package for name, package in TEST_TOOLS.items() if not shutil.which(name)]
        provide(missing, why="The tests need programs of the system")


def has_display() -> bool:
    """Whether a window could be shown to somebody."""
    return not ON_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide(packages: Iterable[str], *, why: str) -> None:
    """Install Debian packages, or halt and name them."""
    names = sorted(set(packages))
    if not names:
        return
    asked = f"{why}: {' '.join(names)}"
    rights = _rights_to_install()
    if rights is None or not shutil.which("apt-get"):
        by_hand = f"sudo apt-get install {' '.join(names)}"
        halt(f"{asked}\nPlease install them, on Debian or Ubuntu with:\n  {by_hand}")
    print(f"{asked}: installing", flush=True)
    install = [*rights, "apt-get", "install", "-y", "--no-install-recommends", *names]
    update = [*rights, "apt-get", "update"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (install, update, install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode == 0 and command is install:
            return
    halt(f"{done.stderr}\n{asked}\napt-get could not install them; please do so by hand.")


def _make_venv() -> None:
    python = venv_python()
    works = python.exists() and not _quietly([str(python), "-m", "pip", "--version"])
    if works:
        return
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian ships it apart
        import venv  # noqa: F401, PLC0415
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        provide([package], why="Python's own venv module is not installed")
    print("Making .venv …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.call(command, env=environment()):
        halt(f"Python could not make {VENV}; what it said stands above.")


def _is_ready(python: Path, *, developing: bool) -> bool:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
        enough = bool(found.pop("developing", False)) or not developing
        return enough and found == _stamp(python)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return False


def _stamp(python: Path) -> dict[str, str]:
    """Return what a set-up depends on. The place counts: an editable install names it."""
    version = subprocess.run(
        [str(python), "-VV"], capture_output=True, text=True, check=True, env=environment()
    )
    return {
        "python": version.stdout.strip(),
        "place": str(ROOT),
        "pyproject": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
        "constraints": hashlib.sha256(CONSTRAINTS.read_bytes()).hexdigest(),
    }


def _requirements(*, developing: bool) -> list[str]:
    import tomllib  # noqa: PLC0415 - absent from Pythons that need_python refuses

    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = said["project"]["optional-dependencies"]["dev"] if developing else []
    return [*said["build-system"]["requires"], *said["project"]["dependencies"], *extras]


def _compile(python: Path) -> None:
    """Keep the bytecode beside the code, also where Python is told not to write any: a quick line
    must not wait for a compiler.
    """
    _quietly([str(python), "-m", "compileall", "-q", str(ROOT / "trustjournal")])


def _pip(python: Path, *wanted: str) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", *wanted]
    if subprocess.call(command, env=environment(), cwd=ROOT):
        halt("pip could not set up .venv; what it said stands above. Run again to go on.")


def _rights_to_install() -> list[str] | None:
    """Return what to put before apt-get, or None when it may not be called without a password."""
    if not ON_LINUX:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not _quietly(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _quietly(command: list[str]) -> int:
    try:
        done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    except OSError:
        return 1
    return done.returncode


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _fonts() -> Iterator[Path]:
    for folder in FONT_FOLDERS:
        for kind in ("*.ttf", "*.otf", "*.ttc", "*.pfb"):
            yield from Path(folder).expanduser().rglob(kind)
