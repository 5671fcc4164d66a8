"""What the corpus shall not reach, see or leave: sockets that listen, secrets that lie about, and a look around afterwards."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import site
import socket
import sys
from pathlib import Path
from typing import Any

from graders.judge.client import ROOT

PORT = 47110  # on every address of this machine
NAME = "\0hostile-corpus-ear"  # an abstract socket
SECRET = "HOSTILE_CORPUS_SECRET"  # a variable of the judge's environment
MARK = "planted-by-hostile"  # what every attack that writes a file puts into its name or its text


class Bait:
    """A process that listens on TCP, UDP, an abstract and a pathname socket; `reached` names each that anybody talked to."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pid, self.ear = folder, 0, -1

    def __enter__(self) -> Bait:
        os.environ[SECRET] = "the key of the safe"
        self.folder.chmod(0o755)  # everybody may come in, read and write here
        other = self.folder / "other-learner"
        other.mkdir()
        (other / "01_tensors.py").write_text(
            "def add_in_place(y, x):\n    return y.add_(x)  # another learner's work\n"
        )
        self.ear, mouth = os.pipe()
        sockets = [*self._sockets()]
        self.pid = os.fork()
        if self.pid == 0:
            _listen(sockets, mouth)
        os.close(mouth)
        for ear, _ in sockets:
            ear.close()
        return self

    def _sockets(self) -> list[tuple[socket.socket, str]]:
        made = []
        for family, kind, address in (
            (socket.AF_INET, socket.SOCK_STREAM, ("", PORT)),
            (socket.AF_INET, socket.SOCK_DGRAM, ("", PORT)),
            (socket.AF_UNIX, socket.SOCK_STREAM, NAME),
            (socket.AF_UNIX, socket.SOCK_STREAM, f"{self.folder}/ear"),
        ):
            ear = socket.socket(family, kind)
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                ear.bind(address)
                if kind == socket.SOCK_STREAM:
                    ear.listen(8)
            except OSError:  # taken: another run of the corpus listens there
                ear.close()
            else:
                made.append((ear, f"{family.name} {kind.name}"))
        os.chmod(f"{self.folder}/ear", 0o777)
        return made

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with os.fdopen(self.ear) as pipe:
            self.reached = sorted(set(pipe.read().splitlines()))


def _listen(sockets: list[tuple[socket.socket, str]], mouth: int) -> None:
    """In the child: names every socket that somebody talks to, until it is killed."""
    names = {ear.fileno(): (ear, name) for ear, name in sockets}
    while True:
        for fd in select.select(list(names), [], [])[0]:
            ear, name = names[fd]
            with contextlib.suppress(OSError):
                ear.accept()[0].close() if ear.type == socket.SOCK_STREAM else ear.recv(64)
            os.write(mouth, f"{name}\n".encode())


def left_behind(kit_folder: str) -> list[str]:
    """Everything that is still there though the judge is closed: processes, its folder, planted files."""
    left = []
    with contextlib.suppress(ChildProcessError):  # this process is the one that orphans come to
        pid, _ = os.waitpid(-1, os.WNOHANG)
        left.append(f"a process ({pid or 'running'})")
    if os.path.exists(kit_folder):
        left.append(kit_folder)
    for folder in places():
        with contextlib.suppress(OSError):
            left += [entry.path for entry in os.scandir(folder) if is_planted(entry)]
    return left


def places() -> list[str]:
    """Folders in which files are looked for."""
    kit = (
        ".",
        "graders",
        "graders/checks",
        "graders/judge",
        "graders/worker",
        "solutions",
        "exercises",
        "report",
        ".hypothesis",
    )
    packages = [*site.getsitepackages(), os.path.dirname(os.__file__), f"{sys.prefix}/bin"]
    machine = ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/etc", "/etc/cron.d", "/home", os.path.expanduser("~")]
    return [*(str(ROOT / name) for name in kit), *packages, *machine]


def is_planted(entry: os.DirEntry[Any]) -> bool:
    """Whether its name or, where it is small, its text holds the mark: what replaces a file of ours is found by its text."""
    if MARK in entry.name:
        return True
    if not entry.is_file(follow_symlinks=False) or entry.stat(follow_symlinks=False).st_size > 1 << 16:
        return False
    with open(entry.path, "rb") as file:
        return MARK.encode() in file.read()


__all__ = ["MARK", "NAME", "PORT", "SECRET", "Bait", "left_behind"]
