"""``python as_user.py COMMAND...``: runs it as nobody, from a view of the machine in which nobody can read what the kit needs.

For root only. A Python under a 0700 home (/root/.pyenv, say) is shown under its own name in a mount namespace of this process,
with the home itself replaced by an empty folder; nothing outside changes. Exit 77: that can't be done here.
"""

from __future__ import annotations

import os
import stat
import sys

sys.path.insert(0, str(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))))

from graders.worker import libc

NOBODY = 65534
CANNOT = 77


def closed_above(path: str) -> str | None:
    """The topmost folder on the way to `path` that others can't pass."""
    parts = path.split("/")
    for depth in range(2, len(parts) + 1):
        folder = "/".join(parts[:depth])
        if not os.stat(folder).st_mode & stat.S_IXOTH:
            return folder
    return None


def show(paths: list[str]) -> None:
    """Makes each of these folders reachable for everybody, here and for what is started from here."""
    closed = {path: folder for path in paths if (folder := closed_above(path))}
    if not closed:
        return
    libc.unshare(libc.NEWNS)
    libc.mount("none", "/", None, libc.MS_REC | libc.MS_PRIVATE)
    held = {path: os.open(path, os.O_PATH | os.O_DIRECTORY) for path in closed}
    for folder in set(closed.values()):
        libc.mount("none", folder, "tmpfs", 0, "mode=0755,size=1m")
    for path, fd in held.items():
        os.makedirs(path, 0o755, exist_ok=True)
        libc.mount(f"/proc/self/fd/{fd}", path, None, libc.MS_BIND | libc.MS_REC)
        os.close(fd)


def main(command: list[str]) -> int:
    """Never returns where all goes well."""
    prefixes = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix)} | {os.path.realpath(sys.path[0])}
    try:
        show(sorted(prefixes))
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        for prefix in prefixes:
            os.listdir(prefix)
    except OSError as error:
        print(f"nobody can't be shown what the kit needs: {error}", file=sys.stderr)
        return CANNOT
    os.environ.update(HOME="/nonexistent", USER="nobody", LOGNAME="nobody")
    os.execv(command[0], command)


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main(sys.argv[1:]))
