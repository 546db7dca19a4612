"""Run the program: ``python -m trustjournal`` and the ``trustjournal`` command."""

import gc
import sys


def main() -> None:
    """Run the command line with the process's arguments and leave with its exit code."""
    gc.disable()  # importing makes much and throws nothing away: a tenth of a short command's time
    from trustjournal.cli.main import run  # noqa: PLC0415 - so importing this file runs nothing

    gc.enable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
