"""`python -m pustaka` is the command `pustaka`."""

import sys

from .cli import main

sys.exit(main())
