"""The door of a checkout: ``python cli.py`` does what the installed ``linkage`` does, from any directory."""

import sys

from linkage.commands import main

if __name__ == "__main__":
    sys.exit(main())
