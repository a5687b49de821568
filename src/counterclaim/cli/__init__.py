"""The command line: one module per command. Heavy imports wait until a command runs."""

from __future__ import annotations

import gc
import sys

from counterclaim.errors import CounterclaimError

# Parser, registry and gazetteer are many lasting objects; Python's default looks through all of them again and again,
# which took a fifth of the time of the stages.
_GC = (100_000, 20, 20)


def main() -> None:
    """Run the command line. A user's mistake ends with one clear sentence, never with a traceback."""
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
