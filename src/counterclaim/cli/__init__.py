"""The command line: one module per command. Heavy imports wait until a command runs."""

from __future__ import annotations

import gc
import os
import sys

from counterclaim.errors import CounterclaimError

# Parser, registry and gazetteer are many lasting objects; Python's default looks through all of them again and again,
# which took a fifth of the time of the stages.
_GC = (100_000, 20, 20)
# Small matrices: a second thread takes nearly as much of the processor again and saves no time.
_ONE_THREAD = "OPENBLAS_NUM_THREADS"


def main() -> None:
    """Run the command line. A user's mistake ends with one clear sentence, never with a traceback."""
    os.environ.setdefault(_ONE_THREAD, "1")  # read when numpy is first imported
    from counterclaim.cli.app import app
    from counterclaim.cli.sparing import spare_spacys_commands

    spare_spacys_commands()
    gc.set_threshold(*_GC)
    try:
        app()
    except CounterclaimError as error:
        sys.stderr.write(f"counterclaim: {error}\n")
        sys.exit(error.exit_status)
    except BrokenPipeError:
        # the reader of our pipe has gone (`| head`): nothing is wrong
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("counterclaim: stopped\n")
        sys.exit(130)
