"""Several judges for one run: forks of this one, made when everything is collected and drawn.

pytest-xdist would start each as a Python of its own, which imports and collects once more, and waits for ever where two of its
workers die at once. A fork has all that already. The groups of checks lie in a pipe, from which each judge takes the next; it
says what it begins and sends pytest's reports, a line of JSON each. A judge that dies loses the check that it was at, which
is the kit's fault and says so; another takes over the rest.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

import pytest
from _pytest.runner import runtestprotocol  # the hook of that name logs reports itself; here they are sent

_NUMBER = 4  # bytes of a group's number in the pipe


@dataclass(eq=False)
class Fork:
    """A judge at work."""

    pid: int
    lines: int  # descriptor of what it says
    said: bytearray = field(default_factory=bytearray)
    broke: str = ""  # what it said when it broke down
    rest: list[int] = field(default_factory=list)  # items of its group, by their numbers, the one it is at first


class Pool:
    """A pytest plugin: runs the items of a session in `count` forks. `join` is called in each of them first."""

    def __init__(self, count: int, join: Callable[[pytest.Config], None]) -> None:
        self.count, self.join = count, join
        self.forks: dict[int, Fork] = {}  # by descriptor
        self.open: set[int] = set()  # items without a verdict
        self.patience = count  # deaths at no item that are taken for accidents
        self.selector = selectors.DefaultSelector()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """In the place of pytest's own loop."""
        if session.config.option.collectonly:
            return None
        self.session, self.items = session, session.items
        groups = grouped(self.items)
        self.queue, write = os.pipe()
        for number in range(len(groups)):
            os.write(write, number.to_bytes(_NUMBER, "little"))
        os.close(write)
        self.groups, self.open = groups, set(range(len(self.items)))
        try:
            for _ in range(min(self.count, len(groups))):
                self.start([])
            while self.forks:
                for key, _ in self.selector.select():
                    self.hear(self.forks[key.fd])
            for number in sorted(self.open):
                self.lost(number, "The judges died before they came to this check.")
        finally:
            for fork in list(self.forks.values()):
                os.kill(fork.pid, signal.SIGKILL)
                self.end(fork)
            os.close(self.queue)
            self.selector.close()
        return True

    def start(self, first: Sequence[int]) -> None:
        """One more judge, which plays those items before it takes groups."""
        lines, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(lines)
            for fork in self.forks.values():
                os.close(fork.lines)
            self.be_judge(first, write)
        os.close(write)
        self.forks[lines] = Fork(pid, lines)
        self.selector.register(lines, selectors.EVENT_READ)

    # ------------------------------------------------------------------------------------------------------- in a fork
    def be_judge(self, first: Sequence[int], write: int) -> NoReturn:
        """Plays and tells; ends the process whatever happens."""
        code = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            be_silent(self.session.config)
            self.join(self.session.config)
            group = list(first) or self.next_group()
            while group:
                tell(write, {"group": group})
                for at, number in enumerate(group):
                    following = self.items[group[at + 1]] if at + 1 < len(group) else None
                    for report in runtestprotocol(self.items[number], log=False, nextitem=following):
                        hook = self.session.config.hook
                        data = hook.pytest_report_to_serializable(config=self.session.config, report=report)
                        tell(write, {"report": data})
                    tell(write, {"done": number})
                group = self.next_group()
            code = 0
        except BaseException:
            tell(write, {"broke": traceback.format_exc()[-1500:]})
        finally:
            os._exit(code)

    def next_group(self) -> list[int]:
        """From the pipe that all share; none when it is empty."""
        number = os.read(self.queue, _NUMBER)
        return self.groups[int.from_bytes(number, "little")] if number else []

    # ---------------------------------------------------------------------------------------------------- in the parent
    def hear(self, fork: Fork) -> None:
        """What a judge says, or its end."""
        part = os.read(fork.lines, 1 << 20)
        fork.said += part
        *lines, rest = bytes(fork.said).split(b"\n")
        fork.said = bytearray(rest)
        for line in lines:
            self.take(fork, json.loads(line))
        if part:
            return
        status = self.end(fork)
        if status == 0:
            return
        if fork.rest:
            how = (
                f"was ended by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"broke down: {fork.broke}"
            )
            self.lost(fork.rest.pop(0), f"The judge {how} at this check.")
        else:
            self.patience -= 1
        if self.patience >= 0:
            self.start(fork.rest)

    def take(self, fork: Fork, word: dict[str, Any]) -> None:
        """One line."""
        if "group" in word:
            fork.rest = list(word["group"])
        elif "done" in word:
            fork.rest.remove(word["done"])
            self.open.discard(word["done"])
        elif "broke" in word:
            fork.broke = word["broke"]
        else:
            config = self.session.config
            report = config.hook.pytest_report_from_serializable(config=config, data=word["report"])
            config.hook.pytest_runtest_logreport(report=report)

    def lost(self, number: int, why: str) -> None:
        """A check that will have no verdict."""
        self.open.discard(number)
        item = self.items[number]
        report = pytest.TestReport(
            nodeid=item.nodeid, location=item.location, keywords={}, outcome="failed", longrepr=why, when="call"
        )
        self.session.config.hook.pytest_runtest_logreport(report=report)

    def end(self, fork: Fork) -> int:
        """Forgets it; the status with which it ended."""
        self.selector.unregister(fork.lines)
        os.close(fork.lines)
        del self.forks[fork.lines]
        return os.waitpid(fork.pid, 0)[1]


def grouped(items: Sequence[pytest.Item]) -> list[list[int]]:
    """Numbers of the items that one judge should play one after the other, by their mark; the largest groups first."""
    found: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        mark = item.get_closest_marker("xdist_group")
        found.setdefault(str(mark.args[0]) if mark else item.nodeid, []).append(number)
    return sorted(found.values(), key=lambda group: -len(group))


def be_silent(config: pytest.Config) -> None:
    """Lets go of the file in which the parent keeps what is printed; nobody reads what a fork prints."""
    capturing = config.pluginmanager.getplugin("capturemanager")
    if capturing is not None:
        capturing.stop_global_capturing()
        config.pluginmanager.unregister(capturing)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (1, 2):
        os.dup2(null, fd)
    os.close(null)


def tell(write: int, word: dict[str, Any]) -> None:
    """One line to the parent; it may be longer than a pipe holds."""
    view = memoryview(json.dumps(word).encode() + b"\n")
    while view:
        view = view[os.write(write, view) :]
