"""A process that tries to have a journal for itself, and says why it cannot."""

import sys
from pathlib import Path

from trustjournal.errors import Trouble
from trustjournal.storage.restore import held_alone

if __name__ == "__main__":
    try:
        with held_alone(Path(sys.argv[1])):
            sys.stdout.write("mine")
    except Trouble as trouble:
        sys.stdout.write(trouble.code)
