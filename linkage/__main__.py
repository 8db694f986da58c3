"""``python -m linkage`` does what the command ``linkage`` does."""

import sys

from linkage.commands import main

if __name__ == "__main__":
    sys.exit(main())
