"""`python -m motiespoor`"""

import sys

from motiespoor.cli import main

sys.exit(main())
