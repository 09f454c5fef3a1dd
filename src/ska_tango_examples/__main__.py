"""`python -m ska_tango_examples` is `ska-tango-examples`."""

import sys

from ska_tango_examples.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
