"""Runs a command at a console, and presses Ctrl-C or closes the console when a path appears.

    at_console.py (ctrl-c|close) PATTERN COMMAND…

Prints what the command printed, and exits with its exit code; with 250 if the path did not appear.
"""

import glob
import os
import pty
import select
import sys

how, pattern, *command = sys.argv[1:]
process, console = pty.fork()
if process == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(command[0], command)
done = False
while console is not None:
    ready, _, _ = select.select([console], [], [], 0.002)
    if ready:
        try:
            text = os.read(console, 4096)
        except OSError:  # The command has ended.
            break
        sys.stdout.buffer.write(text)
    if not done and glob.glob(pattern):
        done = True
        if how == "ctrl-c":
            os.write(console, b"\x03")
        else:
            os.close(console)
            console = None
_, status = os.waitpid(process, 0)
code = os.waitstatus_to_exitcode(status)
sys.exit(250 if not done else code if code >= 0 else 128 - code)
