"""The worker's confinement: each layer holds, and without it the same attempt succeeds. Real forks, real kernel.

`run` has confine_helper.py fork a zygote, a process of its own. Tests that take `who` run as root, where the tests
themselves do, and as an ordinary user. A layer that this machine does not give is skipped with its reason.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import pytest

from graders.judge import bwrap
from graders.worker import confine, landlock, leftovers, libc, namespaces, remedies, seccomp

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these layers")

ROOT = Path(__file__).resolve().parents[1]
HELPER = ROOT / "tests" / "confine_helper.py"
KIT = [str(ROOT / "graders" / part) for part in ("__init__.py", "worker")]
NOBODY = 65534
IS_ROOT = os.geteuid() == 0
NO_NAMESPACES = ("namespaces", "mounts")
SIMPLE = "report(finish(spawn(spec['code'])))"


class Box:
    """A folder that everybody can pass, with a scratch_root and a secret that everybody may read."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.secret = f"{folder}/kit/secret"
        os.chmod(folder, 0o755)
        os.mkdir(f"{folder}/kit")
        Path(self.secret).write_text("the answer")

    def new_scratch_root(self, uid: int | None) -> str:
        """An empty folder of that user's."""
        path = tempfile.mkdtemp(dir=self.folder)
        if uid is not None:
            os.chown(path, uid, uid)
        return path


@pytest.fixture
def box() -> Iterator[Box]:
    """Outside pytest's own folder, which only its owner can pass."""
    folder = tempfile.mkdtemp(prefix="confine-test-")
    yield Box(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["root", "user"])
def who(request: pytest.FixtureRequest) -> str:
    """Both kinds of caller, as far as the tests can be both."""
    if request.param == "root" and not IS_ROOT:
        pytest.skip("only root can be root")
    return str(request.param)


Run = Callable[..., Any]


@dataclass
class Helper:
    """A running zygote."""

    pid: int
    out: BinaryIO
    err: BinaryIO
    told: TextIO  # what its parent says of it

    def kill(self) -> None:
        """At once."""
        os.kill(self.pid, signal.SIGKILL)

    def finish(self) -> tuple[int, bytes, bytes]:
        """Its exit code, and what it printed and complained of; it must end by itself."""
        printed: dict[BinaryIO, bytes] = {self.out: b"", self.err: b""}
        with selectors.DefaultSelector() as selector:
            for pipe in printed:
                selector.register(pipe, selectors.EVENT_READ)
            end = time.monotonic() + 120
            while selector.get_map():
                ready = selector.select(end - time.monotonic())
                assert ready, "the helper does not end"
                for key, _ in ready:
                    part = os.read(key.fd, 1 << 16)
                    if not part:
                        selector.unregister(key.fileobj)
                    printed[key.fileobj] += part  # type: ignore[index]
        code = int(self.told.readline())
        for pipe in (self.out, self.err, self.told):
            pipe.close()
        return code, printed[self.out], printed[self.err]


Start = Callable[..., Helper]


@pytest.fixture(scope="module")
def helpers() -> Iterator[socket.socket]:
    """A process that has imported what a helper needs, and forks one for each SPEC."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-I", str(HELPER), "serve", str(theirs.fileno())]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL) as process:
        theirs.close()
        yield ours
        ours.close()
        process.wait(60)


@pytest.fixture
def start(box: Box, helpers: socket.socket) -> Start:
    """Starts a zygote that runs `script` (default: one worker that runs `code`)."""

    def start(code: str = "", *, who: str = "user", script: str = SIMPLE, before: str = "", **config: Any) -> Helper:
        uid = NOBODY if who == "user" and IS_ROOT else None
        scratch_root = config.pop("scratch_root", None) or box.new_scratch_root(uid)
        spec = {
            "uid": uid,
            "before": textwrap.dedent(before),
            "script": textwrap.dedent(script),
            "code": textwrap.dedent(code),
            "secret": box.secret,
            "config": {"read_only": python_paths() + KIT, "scratch_root": scratch_root} | config,
        }
        pipes = [os.pipe() for _ in range(3)]
        socket.send_fds(helpers, [json.dumps(spec).encode()], [write for _, write in pipes])
        for _, write in pipes:
            os.close(write)
        (out, _), (err, _), (told, _) = pipes
        heard = os.fdopen(told)
        return Helper(int(heard.readline()), os.fdopen(out, "rb", 0), os.fdopen(err, "rb", 0), heard)

    return start


@pytest.fixture
def run(start: Start) -> Run:
    """Starts a zygote, and returns what its script reports."""

    def run(*words: Any, **facts: Any) -> Any:
        code, out, err = start(*words, **facts).finish()
        if code or not out:
            pytest.fail(f"the helper ended with {code}: {err.decode()}")
        return json.loads(out)

    return run


def python_paths() -> list[str]:
    """Where this Python lives."""
    paths = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix)}
    return sorted(paths - {"/", "/usr"})


def need(layer: str, plan_of: dict[str, Any]) -> None:
    """Skips where this machine does not give a layer."""
    if layer not in plan_of["layers"]:
        pytest.skip(f"no layer {layer!r} here: {plan_of['why_not'].get(layer)}")


SURVEY = "report({'layers': plan.layers, 'why_not': plan.why_not, 'missing': confine.missing(plan), 'kept': plan.kept})"


surveys: dict[str, Any] = {}


@pytest.fixture
def needs(run: Run) -> Callable[..., None]:
    """``needs("mounts", who)``: skips where a caller of that kind does not get the layer on this machine."""

    def needs(layer: str, who: str) -> None:
        if who not in surveys:
            surveys[who] = run(who=who, script=SURVEY)
        need(layer, surveys[who])

    return needs


def told(outcome: dict[str, Any]) -> Any:
    """The one thing that a worker told; fails with what it printed where it told none."""
    assert len(outcome["told"]) == 1, outcome
    return outcome["told"][0]


# -- all of it --------------------------------------------------------------------------------------------------------------

COMBINATIONS = [
    (),
    ("mounts",),
    NO_NAMESPACES,
    (*NO_NAMESPACES, "landlock"),
    (*NO_NAMESPACES, "seccomp"),
    (*NO_NAMESPACES, "landlock", "seccomp", "uid"),
    ("landlock",),
    ("seccomp",),
    ("uid",),
    ("nocaps",),
]


@pytest.mark.parametrize("withheld", COMBINATIONS, ids=lambda names: "without " + "+".join(names) if names else "full")
def test_every_layer_that_is_given_withstands_the_self_test(run: Run, who: str, withheld: tuple[str, ...]) -> None:
    """Whatever is withheld, the layers that are left hold, and none that is withheld is given."""
    script = "report({'held': confine.self_test(plan), 'attempts': confine.attempts(plan), 'layers': plan.layers})"
    found = run(who=who, script=script, withheld=withheld)
    assert [a for a in found["attempts"] if not a["held"]] == []
    assert found["held"] == dict.fromkeys(found["layers"], True)
    assert not set(found["layers"]) & set(withheld)


def test_a_worker_gets_exactly_the_layers_of_the_plan(run: Run, who: str) -> None:
    """`enter` returns what `plan` promised."""
    found = run(who=who, script="report([finish(spawn('tell(layers)')), plan.layers])")
    assert told(found[0]) == found[1]


@pytest.mark.parametrize("abi", range(1, 10))
def test_landlock_hides_files_under_every_abi(run: Run, who: str, abi: int) -> None:
    """A kernel of any ABI keeps a worker without namespaces from the secret, and from writing beside its scratch."""
    code = "tell([can(lambda: open(%r)), can(lambda: open('../beside', 'w')), can(lambda: open('inside', 'w'))])"
    script = "report(finish(spawn(spec['code'] % spec['secret'])) | {'layers': plan.layers, 'why_not': plan.why_not})"
    found = run(code, who=who, script=script, withheld=NO_NAMESPACES, abi_cap=abi)
    need("landlock", found)
    assert told(found) == ["EACCES", "EACCES", True]


# -- each layer matters -----------------------------------------------------------------------------------------------------


def both(run: Run, layer: str, code: str, **config: Any) -> tuple[Any, Any]:
    """What a worker told with the layer, and without; skips where the machine does not give it."""
    withheld = tuple(config.pop("withheld", ()))
    script = config.pop(
        "script", "report(finish(spawn(spec['code'])) | {'layers': plan.layers, 'why_not': plan.why_not})"
    )
    having = run(code, script=script, withheld=withheld, **config)
    need(layer, having)
    lacking = run(code, script=script, withheld=(*withheld, layer), **config)
    return told(having), told(lacking)


def test_namespaces_keep_a_worker_from_the_network(run: Run, who: str) -> None:
    """A server on the host's loopback can be reached only without namespaces."""
    before = """
        server = socket.socket()
        server.bind(("127.0.0.1", 0))
        server.listen()
        address = server.getsockname()
        """
    script = """
        worker = spawn(f"tell(can(lambda: socket.socket().connect({address!r})))")
        report(finish(worker) | {"layers": plan.layers, "why_not": plan.why_not})
        """
    having, lacking = both(
        run, "namespaces", "", who=who, before=before, script=script, withheld=("mounts", "landlock", "seccomp")
    )
    assert having in {"ENETUNREACH", "EADDRNOTAVAIL"}
    assert lacking is True


def test_namespaces_hide_other_processes(run: Run, who: str) -> None:
    """With them a worker is pid 1 and its parent has no number; without, it knows its parent."""
    having, lacking = both(run, "namespaces", "tell([os.getpid() == 1, os.getppid()])", who=who, withheld=("mounts",))
    assert having == [True, 0]
    assert lacking[0] is False
    assert lacking[1] > 0


def test_mounts_hide_files_that_everybody_may_read(run: Run, who: str, box: Box) -> None:
    """The kit's folder does not even exist."""
    code = f"tell(can(lambda: open({box.secret!r})))"
    assert both(run, "mounts", code, who=who, withheld=("landlock",)) == ("ENOENT", True)


def test_mounts_show_the_read_only_paths_and_little_else(
    run: Run, who: str, box: Box, needs: Callable[..., None]
) -> None:
    """Of the whole root only known names are there, and of the kit only what was asked for; nothing of it can be written."""
    needs("mounts", who)
    code = f"""
        home = os.path.expanduser("~")
        tell([sorted(os.listdir("/")), os.listdir({str(ROOT)!r}), home,
              can(lambda: open("/new", "w")), can(lambda: open({KIT[0]!r}, "a")), can(lambda: os.mkdir("/usr/new"))])
        """
    top, kit, home, *writes = told(run(code, who=who, withheld=("landlock",)))
    known = {"bin", "dev", "etc", "lib", "lib32", "lib64", "libx32", "nix", "gnu", "proc", "sbin", "scratch", "sys"}
    known |= {"tmp", "usr", "var"} | {path.split("/")[1] for path in (*KIT, *python_paths())}
    assert set(top) <= known
    python_in_the_kit = {
        Path(path).relative_to(ROOT).parts[0] for path in python_paths() if Path(path).is_relative_to(ROOT)
    }
    assert set(kit) == {"graders", *python_in_the_kit}
    assert home == "/scratch"
    assert set(writes) <= {"EROFS", "EACCES"}


def test_a_worker_that_stays_root_cannot_change_the_kernel(run: Run, needs: Callable[..., None]) -> None:
    """/proc/sys asks for the uid alone; mounts make it read-only even where uid and Landlock are missing."""
    if not IS_ROOT:
        pytest.skip("only root could")
    needs("mounts", "root")
    code = "tell([os.getuid(), can(lambda: open('/proc/sys/kernel/core_pattern', 'w'))])"
    assert told(run(code, who="root", withheld=("uid", "landlock"))) == [0, "EROFS"]


def test_names_with_spaces_and_letters_of_any_kind(run: Run, who: str, box: Box, needs: Callable[..., None]) -> None:
    """What is shown may be called anything; it is read-only all the same, and so is a mount beneath it."""
    needs("mounts", who)
    folder = f"{box.folder}/a b\\ü"
    os.makedirs(folder)
    Path(f"{folder}/file").write_text("x")
    os.chmod(folder, 0o777)
    code = f"tell([can(lambda: open({folder + '/file'!r})), can(lambda: open({folder + '/new'!r}, 'w'))])"
    found = run(code, who=who, read_only=[*python_paths(), *KIT, folder], withheld=("landlock",))
    assert told(found) == [True, "EROFS"]


def test_landlock_hides_files_that_everybody_may_read(run: Run, who: str, box: Box) -> None:
    """Without namespaces, Landlock is what keeps a worker from the kit's files."""
    code = f"tell(can(lambda: open({box.secret!r})))"
    assert both(run, "landlock", code, who=who, withheld=NO_NAMESPACES) == ("EACCES", True)


def test_landlock_keeps_signals_inside(run: Run) -> None:
    """From ABI 6 on a worker of the same user can't signal its zygote, even where seccomp is withheld."""
    if landlock.abi() < landlock.SIGNALS:
        pytest.skip(f"Landlock's ABI is {landlock.abi()} here")
    code = "tell(can(lambda: os.kill(os.getppid(), 0)))"
    assert both(run, "landlock", code, withheld=(*NO_NAMESPACES, "seccomp")) == ("EPERM", True)


@pytest.mark.parametrize(
    "attempt",
    [
        "os.kill(os.getppid(), 0)",
        "os.kill(-1, 0)",
        "resource.prlimit(os.getppid(), resource.RLIMIT_CORE)",
        "os.sched_setaffinity(os.getppid(), os.sched_getaffinity(0))",
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 1)",
        "os.setpriority(os.PRIO_USER, 0, 1)",
        "signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0)",
    ],
)
def test_seccomp_keeps_hands_off_other_processes_of_the_same_user(run: Run, attempt: str) -> None:
    """Without namespaces and with an old Landlock, a worker can still do nothing to its zygote."""
    code = f"tell(can(lambda: {attempt}))"
    having, lacking = both(run, "seccomp", code, withheld=NO_NAMESPACES, abi_cap=5)
    assert having == "EPERM"
    assert lacking is True


@pytest.mark.parametrize("abi", [2, 9])
@pytest.mark.parametrize(
    "attempt",
    [
        "os.chmod(path, 0o600)",
        "os.utime(path, (1, 1))",
        "os.setxattr(path, 'user.a', b'x')",
        "os.truncate(path, 1)",
        "os.open(path, os.O_RDONLY | os.O_TRUNC)",
        "open(path, 'w')",
        "os.rename(path, path + '.old')",
        "os.link(path, 'mine')",
    ],
)
def test_files_of_the_same_user_stay_as_they_are(
    run: Run, box: Box, needs: Callable[..., None], attempt: str, abi: int
) -> None:
    """With Landlock but no mounts, a worker of the user changes nothing of the user's: contents, mode, times, names."""
    needs("landlock", "user")
    owned = box.new_scratch_root(NOBODY if IS_ROOT else None)
    path = f"{owned}/solution.py"
    Path(path).write_text("the answer")
    os.chmod(path, 0o644)
    if IS_ROOT:
        os.chown(path, NOBODY, NOBODY)
    before = os.stat(path)
    code = f"path = {path!r}; tell(can(lambda: {attempt}))"
    for paths in ([], [owned]):  # out of sight, and readable
        told(run(code, withheld=NO_NAMESPACES, abi_cap=abi, read_only=[*python_paths(), *KIT, *paths]))
        after = os.stat(path)
        assert Path(path).read_text() == "the answer"
        assert (after.st_mode, after.st_mtime, after.st_nlink) == (before.st_mode, before.st_mtime, 1)
        with contextlib.suppress(OSError):
            assert os.listxattr(path) == []


def test_without_seccomp_they_do_not(run: Run, box: Box, needs: Callable[..., None]) -> None:
    """The control: Landlock alone sees neither modes nor, before ABI 3, truncation."""
    needs("landlock", "user")
    owned = box.new_scratch_root(NOBODY if IS_ROOT else None)
    path = Path(owned) / "solution.py"
    path.write_text("the answer")
    path.chmod(0o644)
    if IS_ROOT:
        os.chown(path, NOBODY, NOBODY)
    run(f"os.truncate({str(path)!r}, 1); os.chmod({str(path)!r}, 0o600); tell(1)", withheld=NO_SECCOMP, abi_cap=2)
    assert path.read_text() == "t"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_can_still_be_copied(run: Run) -> None:
    """What seems to change modes and times does not stop honest code."""
    code = "open('a', 'w').write('text'); shutil.copy2('a', 'b'); tell(open('b').read())"
    assert (
        told(run(code, script="report(finish(spawn('import shutil; ' + spec['code'])))", withheld=NO_NAMESPACES))
        == "text"
    )


def test_seccomp_leaves_a_worker_its_own_signals(run: Run) -> None:
    """The same filter lets a worker signal and limit itself, and abort."""
    code = """
        heard = []
        signal.signal(signal.SIGUSR1, lambda *_: heard.append(1))
        os.kill(os.getpid(), signal.SIGUSR1)
        signal.raise_signal(signal.SIGUSR1)
        resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
        os.nice(1)
        tell(len(heard))
        os.abort()
        """
    found = run(code, withheld=NO_NAMESPACES, abi_cap=5)
    assert told(found) == 2
    assert found["status"] == -signal.SIGABRT


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("libc.trace_me()", "EPERM"),
        ("libc.unshare(libc.NEWUSER)", "EPERM"),
        ("socket.socket(socket.AF_INET)", "EACCES"),
        ("socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)", "EACCES"),
    ],
)
def test_seccomp_refuses_the_calls_by_which_a_process_leaves(run: Run, who: str, attempt: str, error: str) -> None:
    """Tracing, namespaces and sockets work in a worker only where seccomp is withheld."""
    assert both(run, "seccomp", f"tell(can(lambda: {attempt}))", who=who) == (error, True)


def test_a_uid_keeps_a_worker_from_roots_files(run: Run, box: Box) -> None:
    """A file that only root may read is not read by a worker of root's, though its folder is shown."""
    if not IS_ROOT:
        pytest.skip("only root has uids to give")
    os.chmod(box.secret, 0o600)
    paths = [*python_paths(), *KIT, os.path.dirname(box.secret)]
    code = f"tell([can(lambda: open({box.secret!r})), os.getuid() == 0])"
    having, lacking = both(run, "uid", code, who="root", read_only=paths)
    assert having == ["EACCES", False]
    assert lacking == [True, True]


def test_without_capabilities_nothing_is_mounted(run: Run, who: str) -> None:
    """A worker in namespaces of its own could mount, had it kept its capabilities."""
    code = "tell(can(lambda: libc.unshare(libc.NEWNS) or libc.mount('tmpfs', os.getcwd(), 'tmpfs')))"
    config = {"who": who, "withheld": ("seccomp", "uid", "landlock")}
    survey = run(script=SURVEY, **config)
    need("namespaces", survey)
    assert both(run, "nocaps", code, **config) == ("EPERM", True)


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("bytearray(300 << 20)", "MemoryError"),
        ("mmap.mmap(-1, 300 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)", "ENOMEM"),
        ("os.pwrite(os.open('large', os.O_CREAT | os.O_WRONLY), b'x', 1 << 20)", "EFBIG"),
        ("[os.open('/dev/null', 0) for _ in range(64)]", "EMFILE"),
    ],
)
def test_limits_on_memory_files_and_descriptors(run: Run, who: str, attempt: str, error: str) -> None:
    """Each is refused with an error that Python code can catch, and goes through without limits."""
    script = """
        worker = spawn(spec["code"], memory=256 << 20, fsize=1 << 20, nofile=64)
        report(finish(worker) | {"layers": plan.layers, "why_not": plan.why_not})
        """
    assert both(run, "rlimits", f"tell(can(lambda: {attempt}))", who=who, script=script) == (error, True)


# -- limits -----------------------------------------------------------------------------------------------------------------

FORKS = """
    count = 0
    try:
        while count < 64:
            if os.fork() == 0:
                signal.pause()
            count += 1
    except BlockingIOError:
        pass
    tell(count)
    """


def test_the_number_of_processes_is_limited(run: Run, who: str, needs: Callable[..., None]) -> None:
    """With eight processes allowed, seven forks succeed; other workers of the same user do not count."""
    needs("namespaces" if who == "user" else "uid", who)
    script = """
        first, second = spawn(spec["code"], nproc=8), spawn(spec["code"], nproc=8)
        report([finish(first), finish(second)])
        """
    first, second = run(FORKS, who=who, script=script)
    assert told(first) == told(second) == 7
    assert first["gone"]
    assert second["gone"]


def test_the_number_of_processes_of_an_ordinary_user_is_limited_without_namespaces_too(run: Run) -> None:
    """There the user's other processes count as well, so the limit lies above them; a bomb still ends."""
    code = FORKS.replace("count < 64", "count < 2000")
    found = run(code, script="report(finish(spawn(spec['code'], nproc=8)))", withheld=NO_NAMESPACES)
    assert told(found) < 2000
    assert found["gone"]


def test_memory_within_the_budget_is_given(run: Run, who: str) -> None:
    """The budget comes on top of what the zygote maps already."""
    script = "ballast = bytearray(200 << 20); report(finish(spawn(spec['code'], memory=64 << 20)))"
    assert told(
        run("tell([can(lambda: bytearray(48 << 20)), can(lambda: bytearray(80 << 20))])", who=who, script=script)
    ) == [
        True,
        "MemoryError",
    ]


def test_memory_in_sum_is_seen_by_the_zygote(run: Run, who: str) -> None:
    """Three processes with 40 MB each and 20 MB of shared memory are about 140 MB, whatever the zygote itself has."""
    code = """
        shared = mmap.mmap(-1, 20 << 20)
        shared.write(b"x" * (20 << 20))
        for _ in range(2):
            if os.fork() == 0:
                break
        own = bytearray(b"x") * (40 << 20)
        tell("up")
        signal.pause()
        """
    script = """
        ballast = bytearray(b"x") * (100 << 20)
        worker = spawn(spec["code"])
        heard(worker, until=lambda said: len(said) == 3)
        used = confine.memory(plan, worker.pid)
        os.kill(worker.pid, signal.SIGKILL)
        report([used, finish(worker)["gone"], confine.memory(plan, worker.pid)])
        """
    for withheld in ((), NO_NAMESPACES):
        used, gone, after = run(code, who=who, script=script, withheld=withheld)
        assert 130 << 20 < used < 160 << 20
        assert gone
        assert after == 0


def test_no_memory_beside_the_limits(run: Run, who: str) -> None:
    """A memfd would be memory that neither RLIMIT_DATA nor the size of the scratch counts."""
    assert both(run, "seccomp", "tell(can(lambda: os.memfd_create('m')))", who=who) == ("EPERM", True)


def test_no_limit_on_memory_where_none_is_asked_for(run: Run, who: str) -> None:
    """As CUDA needs it."""
    code = "tell([resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_DATA)])"
    found = told(run(code, who=who, script="report(finish(spawn(spec['code'], memory=None)))"))
    assert found == [[-1, -1], [-1, -1]]


def test_a_gpu_is_for_those_workers_that_may_use_one(run: Run, who: str, needs: Callable[..., None]) -> None:
    """Only they open its device files, as much address space is theirs as CUDA reserves, and it is hidden from the others."""
    needs("landlock", who)
    code = """
        seen = os.environ.get("CUDA_VISIBLE_DEVICES")
        tell([can(lambda: os.close(os.open("/dev/tty", os.O_RDONLY))), seen, resource.getrlimit(resource.RLIMIT_AS)[0] == -1])
        """
    script = "report([finish(spawn(spec['code'], gpu=gpu)) for gpu in (True, False)])"
    own, other = run(code, who=who, script=script, devices=["/dev/tty"], visible="0")
    assert told(own) == ["ENXIO", "0", True]  # it reaches the device, which here has no terminal behind it
    assert told(other) == ["EACCES", "", False]


def test_cpu_seconds_are_limited(run: Run, who: str) -> None:
    """A worker that does nothing but work is ended by the kernel, also as pid 1, which ignores the first signal."""
    found = run("while True: pass", who=who, script="report(finish(spawn(spec['code'], cpu=1)))")
    assert found["in_time"]
    assert found["status"] in {-signal.SIGXCPU, -signal.SIGKILL}


@pytest.mark.parametrize("folder", [".", "/dev/shm"])
def test_bytes_and_files_of_the_scratch_are_limited(
    run: Run, who: str, folder: str, needs: Callable[..., None]
) -> None:
    """More than `disk` bytes, or `inodes` files, and there is no space left; also in shared memory."""
    needs("mounts", who)
    code = f"""
        os.chdir({folder!r})
        tell([can(lambda: [open(f"f{{i}}", "wb").write(bytes(1 << 20)) for i in range(3)]),
              [os.unlink(name) for name in os.listdir(".")] and None,
              can(lambda: [open(f"e{{i}}", "wb") for i in range(40)])])
        """
    script = "report(finish(spawn(spec['code'], disk=2 << 20, inodes=32)))"
    assert told(run(code, who=who, script=script)) == ["ENOSPC", None, "ENOSPC"]


# -- what every worker gets -------------------------------------------------------------------------------------------------

EVERYWHERE = pytest.mark.parametrize("withheld", [(), NO_NAMESPACES], ids=["namespaces", "no namespaces"])


@EVERYWHERE
def test_only_the_given_descriptors_are_open(run: Run, who: str, withheld: tuple[str, ...]) -> None:
    """0 is /dev/null, 1 and 2 the output, 3 the channel, 4 the extra one; a thousand others of the zygote's are closed."""
    code = """
        def is_open(fd):
            return can(lambda: os.fstat(fd)) is True
        print("printed")
        sys.stdout.flush()
        tell([[fd for fd in range(5000) if is_open(fd)], os.read(0, 1).decode(), os.read(4, 5).decode(),
              os.fstat(1).st_ino == os.fstat(2).st_ino])
        """
    script = """
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
        many = [os.dup(1) for _ in range(1000)]
        ear, mouth = os.pipe()
        os.write(mouth, b"extra")
        report(finish(spawn(spec["code"], ear)))
        """
    found = run(code, who=who, script=script, withheld=withheld)
    assert told(found) == [[0, 1, 2, 3, 4], "", "extra", True]
    assert found["output"] == "printed\n"


@EVERYWHERE
def test_environment_folder_and_signals_are_fresh(run: Run, who: str, withheld: tuple[str, ...]) -> None:
    """Nothing of the caller's environment, an empty scratch to be in, no handler, no blocked signal, a session of its own."""
    before = """
        os.environ["SECRET"] = "1"
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: None)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
        """
    code = """
        odd = [s for s in range(1, 32) if signal.getsignal(s) not in (signal.SIG_DFL, signal.SIG_IGN)]
        ignored = [s for s in range(1, 32) if signal.getsignal(s) == signal.SIG_IGN]
        tell({"env": dict(os.environ), "cwd": os.getcwd(), "files": os.listdir("."), "odd": odd, "ignored": ignored,
              "blocked": len(signal.pthread_sigmask(signal.SIG_BLOCK, [])), "umask": os.umask(0),
              "leads": os.getsid(0) == os.getpid(), "oom": open("/proc/self/oom_score_adj").read().strip()})
        """
    script = "report(finish(spawn(spec['code'], threads=2)))"
    found = told(run(code, who=who, script=script, before=before, withheld=withheld))
    known = {"PATH", "LANG", "USER", "LOGNAME", "HOME", "TMPDIR", "OMP_NUM_THREADS", "CUDA_VISIBLE_DEVICES"}
    assert set(found["env"]) == known
    assert found["env"]["CUDA_VISIBLE_DEVICES"] == ""  # a machine with a GPU is like any other
    assert found["env"]["HOME"] == found["env"]["TMPDIR"] == found["cwd"]
    assert found["env"]["OMP_NUM_THREADS"] == "2"
    assert (found["files"], found["odd"], found["blocked"]) == ([], [], 0)
    assert found["ignored"] == [signal.SIGPIPE, signal.SIGXFSZ]
    assert found["umask"] == 0o077
    assert found["leads"]
    assert found["oom"] == "1000"


@EVERYWHERE
def test_scratch_is_new_for_each_worker_and_gone_afterwards(run: Run, who: str, withheld: tuple[str, ...]) -> None:
    """Whatever a worker leaves: folders without a mode bit, a tree deeper than a path may be long, links to elsewhere."""
    code = """
        tell(os.listdir("."))
        os.symlink("/etc", "link")
        os.mkdir("shut")
        open("shut/file", "w").close()
        os.mkfifo("pipe")
        top = os.getcwd()
        for _ in range(1000):
            os.mkdir("deep")
            os.chdir("deep")
        os.chdir(top)
        os.chmod("shut", 0)
        os.chmod("deep", 0)
        """
    script = "report([finish(spawn(spec['code'])), finish(spawn(spec['code']))])"
    for found in run(code, who=who, script=script, withheld=withheld):
        assert told(found) == []
        assert found["status"] == 0, found["output"]
        assert not found["left"]


@EVERYWHERE
def test_two_workers_at_once_know_nothing_of_each_other(run: Run, who: str, withheld: tuple[str, ...]) -> None:
    """Different scratches, as root different uids, and the end of one is not the other's."""
    script = """
        ear, mouth = os.pipe()
        first = spawn("tell([os.getcwd(), os.getuid()]); open('mine', 'w'); os.read(4, 1); tell('still here')", ear)
        hello, _ = heard(first, until=bool)
        second = finish(spawn("tell([os.getcwd(), os.getuid(), os.listdir('.')]); os.fork() or signal.pause()"))
        os.write(mouth, b"x")
        last = finish(first)
        report([hello[0], second, last])
        """
    hello, second, last = run(who=who, script=script, withheld=withheld)
    cwd, uid, files = told(second)
    assert files == []
    assert second["gone"]
    assert told(last) == "still here"
    assert last["status"] == 0
    if withheld:
        assert cwd != hello[0]
    if who == "root":
        assert uid != hello[1]
        assert 0 not in {uid, hello[1]}


def test_uids_of_two_zygotes_differ(run: Run, start: Start) -> None:
    """A range is held as long as its zygote lives, also by one in a jail, whose own network is another."""
    if not IS_ROOT:
        pytest.skip("only root has uids to give")
    waiting = start(
        who="root",
        script="report(plan.first_uid); os.close(1); sys.stdin.read()",
        before="os.dup2(os.pipe()[0], 0)",
    )
    try:
        first = json.loads(waiting.out.read())
        assert run(who="root", script="report(plan.first_uid)") != first
    finally:
        waiting.kill()
        waiting.finish()


# -- nothing outlives a worker ------------------------------------------------------------------------------------------------

# None of them lives longer than `end`, should the sweep fail.
DAEMONS = {
    "a child": "os.fork() or rest()",
    "a daemon": "if os.fork() == 0:\n    can(os.setsid)\n    os.fork() or rest()\n    os._exit(0)",
    "one that ignores signals": (
        "if os.fork() == 0:\n"
        "    can(os.setsid)\n"
        "    [signal.signal(s, signal.SIG_IGN) for s in (1, 2, 3, 13, 14, 15)]\n"
        "    rest()"
    ),
    "a stopped one": "if os.fork() == 0:\n    can(os.setsid)\n    can(lambda: os.kill(os.getpid(), signal.SIGSTOP)) and rest()",
    "a busy family": (
        "for _ in range(3): os.fork()\n"
        "if os.getpid() != first:\n    can(os.setsid)\n    while time.monotonic() < end: pass"
    ),
    "one that runs away": (
        "if os.fork() == 0:\n    can(os.setsid)\n    while time.monotonic() < end:\n        os.fork() > 0 and os._exit(0)"
    ),
}
PROLOGUE = """
first, end = os.getpid(), time.monotonic() + 40
def rest():
    time.sleep(max(0, end - time.monotonic()))
    os._exit(0)
"""
NO_SECCOMP = (*NO_NAMESPACES, "seccomp")
ALL_WAYS = pytest.mark.parametrize(
    "withheld", [(), NO_NAMESPACES, NO_SECCOMP], ids=["namespaces", "no namespaces", "no namespaces, no seccomp"]
)


@ALL_WAYS
@pytest.mark.parametrize("kind", DAEMONS)
def test_nothing_outlives_a_worker(run: Run, who: str, kind: str, withheld: tuple[str, ...]) -> None:
    """When the sweep is over nobody holds the channel any more, whatever was left behind."""
    found = run(PROLOGUE + DAEMONS[kind], who=who, withheld=withheld, script=SIMPLE)
    assert found["in_time"]
    assert found["gone"], found


def test_without_a_sweep_a_daemon_stays(run: Run) -> None:
    """The control: it is the sweep that ends it, where there are no namespaces."""
    script = """
        worker = spawn(spec["code"])
        os.waitpid(worker.pid, 0)
        ready = select.select([worker.channel], [], [], 0.2)[0]
        report([len(ready), confine.sweep(plan, worker.pid), heard(worker)[1]])
        """
    before = "import select"
    stays, swept, gone = run(PROLOGUE + DAEMONS["a daemon"], script=script, before=before, withheld=NO_SECCOMP)
    assert (stays, gone) == (0, True)
    assert swept >= 1


@ALL_WAYS
def test_a_fork_bomb_is_swept(run: Run, who: str, withheld: tuple[str, ...]) -> None:
    """Processes that fork as fast as they can, each in a session of its own, are all gone in the end."""
    code = """
        tell("bang")
        while time.monotonic() < end:
            try:
                if os.fork() == 0:
                    os.setsid()
            except OSError:
                pass
        """
    code = PROLOGUE + textwrap.dedent(code)
    script = "report(finish(spawn(spec['code'], nproc=24), kill_after=1))"
    assert run(code, who=who, script=script, withheld=withheld)["gone"]


@EVERYWHERE
def test_workers_end_with_their_zygote(start: Start, who: str, withheld: tuple[str, ...]) -> None:
    """The process that the judge started is killed: every worker goes too."""
    code = "tell('up'); signal.pause()"
    script = "heard(spawn(spec['code'], 1), until=bool); report('up'); signal.pause()"
    helper = start(code, who=who, script=script, withheld=withheld)
    assert helper.out.read(4) == b'"up"'
    helper.kill()
    began = time.monotonic()
    assert helper.out.read() == b""  # the worker had it as descriptor 4
    assert time.monotonic() - began < 10
    helper.finish()


def test_shared_memory_is_removed(run: Run, who: str) -> None:
    """Without mounts a worker that needs /dev/shm uses the machine's; what it left there is removed."""
    name = f"torch_confine_test_{os.getpid()}"
    code = f"open('/dev/shm/{name}', 'w').write('left'); tell(os.path.exists('/dev/shm/{name}'))"
    script = "report(finish(spawn(spec['code'], unix_sockets=True)))"
    assert told(run(code, who=who, script=script, withheld=NO_NAMESPACES)) is True
    assert not os.path.lexists(f"/dev/shm/{name}")


def test_a_folder_of_many_odd_names_is_removed(tmp_path: Path) -> None:
    """Three thousand files, names with newlines and bytes that are no text, names that look like the sweep's own."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    for index in range(3000):
        (folder / f"f{index}").touch()
    for name in (b"a\nb", b"\xff\xfe", b"-rf"):
        os.makedirs(os.path.join(os.fsencode(folder), name, name))
    leftovers.remove(str(folder))
    assert list(tmp_path.iterdir()) == []


def test_what_a_link_points_to_stays(tmp_path: Path) -> None:
    """Links are removed, not followed."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    (tmp_path / "scratch" / "inner").mkdir(parents=True)
    (tmp_path / "scratch" / "link").symlink_to(tmp_path / "kept")
    (tmp_path / "scratch" / "inner" / "link").symlink_to(tmp_path / "kept" / "file")
    leftovers.remove(str(tmp_path / "scratch"))
    assert (tmp_path / "kept" / "file").exists()


# -- network and sockets ------------------------------------------------------------------------------------------------------

LOOPBACK = """
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    client = socket.socket()
    client.connect(server.getsockname())
    tell([os.environ["GLOO_SOCKET_IFNAME"], [name for _, name in socket.if_nameindex()]])
    """


def test_a_process_group_gets_a_loopback_of_its_own(run: Run, who: str, needs: Callable[..., None]) -> None:
    """With `network` a worker can connect to itself, and there is no other interface."""
    needs("namespaces", who)
    found = run(LOOPBACK, who=who, script="report(finish(spawn(spec['code'], network=True)))")
    interface, interfaces = told(found)
    assert interface == "lo"
    assert interfaces[0] == "lo"
    assert not [name for name in interfaces if name.startswith(("eth", "en", "wl"))]


def test_a_process_group_without_namespaces_is_the_kits_fault(run: Run, who: str) -> None:
    """Rather than on the host's network, it does not run."""
    found = run(LOOPBACK, who=who, script="report(finish(spawn(spec['code'], network=True)))", withheld=NO_NAMESPACES)
    assert found["status"] == 71
    assert found["output"].startswith("ConfinementError: layer 'namespaces'")


@pytest.mark.parametrize(("asked", "error"), [(False, "EACCES"), (True, True)])
def test_unix_sockets_without_mounts_must_be_asked_for(run: Run, who: str, asked: bool, error: bool | str) -> None:
    """Where a socket's path could be the machine's, a worker gets them only for a DataLoader; socketpairs always."""
    code = "tell([can(lambda: socket.socket(socket.AF_UNIX)), can(socket.socketpair)])"
    script = f"report(finish(spawn(spec['code'], unix_sockets={asked})))"
    assert told(run(code, who=who, script=script, withheld=NO_NAMESPACES)) == [error, True]


# -- when something is wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sabotage", "layer"),
    [
        ("plan.programs = dict.fromkeys(plan.programs, bytes(8))", "seccomp"),
        ("plan.abi = 99; landlock.restrict = lambda *_: libc.unshare(-1)", "landlock"),
        ("namespaces.enter_cell = lambda _: libc.mount('x', '/nowhere', 'x')", "namespaces"),
    ],
)
def test_a_layer_that_does_not_start_is_the_kits_fault(
    run: Run, who: str, sabotage: str, layer: str, needs: Callable[..., None]
) -> None:
    """`enter` raises with the layer's name, and no learner code runs."""
    needs(layer, who)
    found = run("tell('ran')", who=who, script=f"{sabotage}; {SIMPLE}")
    assert found["told"] == []
    assert found["output"].startswith(f"ConfinementError: layer {layer!r}")


def test_a_python_that_only_root_can_reach(run: Run, box: Box) -> None:
    """Without mounts the worker keeps the one capability it needs; with neither mounts nor Landlock it stays root, and it is said."""
    if not IS_ROOT:
        pytest.skip("only root has uids to give")
    folder = f"{box.folder}/shut/python"
    os.makedirs(folder)
    Path(f"{folder}/module.py").write_text("value = 7")
    os.chmod(f"{box.folder}/shut", 0o700)
    code = f"tell([os.getuid() != 0, can(lambda: open('{folder}/module.py')), can(lambda: open({box.secret!r}))])"
    script = f"report([finish(spawn(spec['code'])), {SURVEY.removeprefix('report(')[:-1]}])"
    paths = [*python_paths(), *KIT, folder]
    worker, survey = run(code, who="root", script=script, read_only=paths)
    if "mounts" in survey["layers"]:
        assert told(worker) == [True, True, "ENOENT"]
        assert "nocaps" in survey["layers"]
    worker, survey = run(code, who="root", script=script, read_only=paths, withheld=NO_NAMESPACES)
    need("landlock", survey)
    assert told(worker) == [True, True, "EACCES"]
    assert survey["kept"] == 1 << libc.CAP_DAC_READ_SEARCH
    assert "nocaps" not in survey["layers"]
    worker, survey = run(code, who="root", script=script, read_only=paths, withheld=(*NO_NAMESPACES, "landlock"))
    assert told(worker) == [False, True, True]
    assert any("`chmod o+x " in sentence for sentence in survey["missing"])


DOCKER = "libc.drop_bounding_set(0xA80425FB), libc.set_capabilities(0xA80425FB)"  # what is left to a container's root


def test_root_in_a_container(run: Run, box: Box) -> None:
    """Without CAP_SYS_ADMIN root still gives throw-away uids, hides files by Landlock, and sweeps."""
    if not IS_ROOT:
        pytest.skip("only root can be root")
    code = f"""
        tell([os.getuid() != 0, *[can(lambda: open(p)) for p in ({box.secret!r}, "/etc/shadow", "/root")]])
        if os.fork() == 0:
            can(os.setsid)
            rest()
        """
    code = PROLOGUE + textwrap.dedent(code)
    script = f"report([finish(spawn(spec['code'])), {SURVEY.removeprefix('report(')[:-1]}, confine.self_test(plan)])"
    for withheld in (NO_NAMESPACES, NO_SECCOMP):
        worker, survey, held = run(code, who="root", before=DOCKER, script=script, withheld=withheld)
        need("landlock", survey)
        assert told(worker) == [True, "EACCES", "EACCES", "EACCES"]
        assert worker["gone"]
        assert not worker["left"]
        assert held == dict.fromkeys(survey["layers"], True)


def test_every_missing_layer_has_its_sentence(run: Run, who: str) -> None:
    """One for each layer that was withheld, none for those that are there."""
    survey = run(who=who, script=SURVEY, withheld=(*NO_NAMESPACES, "landlock", "seccomp"))
    said = " ".join(survey["missing"])
    for layer in ("namespaces", "landlock", "seccomp"):
        assert f"No layer {layer!r}: withheld." in said
    assert "'rlimits'" not in said


@pytest.mark.parametrize(
    ("layer", "reason", "remedy"),
    [
        ("landlock", "the kernel has no Landlock", "Linux 5.13"),
        ("namespaces", "unshare: Operation not permitted", "`"),
        ("uid", "only root can read /root/python", "chmod o+x"),
    ],
)
def test_missing_says_how_to_mend_it(layer: str, reason: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reason and remedy stand in one line."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    plan = confine.Plan(config=confine.Config(scratch_root="/nowhere"), layers=("rlimits",), why_not={layer: reason})
    (sentence,) = remedies.missing(plan)
    assert sentence.startswith(f"No layer {layer!r}: {reason}.")
    assert remedy in sentence


# -- the filter, without a kernel ---------------------------------------------------------------------------------------------

ALLOW, KILL = 0x7FFF0000, 0x80000000
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}


def verdict(program: bytes, number: int, *args: int, arch: int) -> int:
    """What a filter answers to a call: a BPF machine of a few lines."""
    data = struct.pack("=IIQ6Q", number, arch, 0, *(a & (1 << 64) - 1 for a in (*args, 0, 0, 0, 0, 0, 0)[:6]))
    code = [struct.unpack_from("=HBBI", program, at) for at in range(0, len(program), 8)]
    at = accumulator = 0
    while True:
        op, yes, no, k = code[at]
        at += 1
        if op == 0x20:
            (accumulator,) = struct.unpack_from("=I", data, k)
        elif op == 0x54:
            accumulator &= k
        elif op == 0x06:
            return int(k)
        else:
            hit = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}[op]
            at += yes if hit else no


@pytest.fixture(params=sorted(ARCHES))
def machine(request: pytest.FixtureRequest) -> str:
    """Both machines, on either."""
    return str(request.param)


def ask(machine: str, program: bytes, call: str, *args: int) -> int | str:
    """Answers "allow", "kill", or the errno."""
    number = seccomp.number(call, machine)
    assert number is not None
    answer = verdict(program, number, *args, arch=ARCHES[machine])
    return {ALLOW: "allow", KILL: "kill"}.get(answer, answer & 0xFFFF)


def test_the_filter_refuses_the_whole_list(machine: str) -> None:
    """Every call of the deny list that the machine has fails with EPERM; clone3 is unknown."""
    program = seccomp.program((), machine)
    for call in seccomp.DENIED:
        if seccomp.number(call, machine) is not None:
            assert ask(machine, program, call) == 1, call
    assert ask(machine, program, "clone3") == 38


def test_the_filter_lets_ordinary_calls_pass(machine: str) -> None:
    """Of the first 470 numbers only those that are listed are refused."""
    program = seccomp.program(seccomp.NETWORK, machine)
    listed = {seccomp.number(call, machine) for call in (*seccomp.DENIED, "clone3")}
    for number in range(471):
        refused = verdict(program, number, 2, arch=ARCHES[machine]) != ALLOW
        assert refused == (number in listed), number


def test_the_filter_looks_at_arguments(machine: str) -> None:
    """Flags of clone, kinds of socket, requests of ioctl; the upper half of a register does not deceive it."""
    program = seccomp.program(seccomp.UNIX, machine)
    assert ask(machine, program, "clone", 0x01200011) == "allow"  # what fork does
    assert ask(machine, program, "clone", 0x003D0F00) == "allow"  # what pthread_create does
    for flag in (libc.NEWUSER, libc.NEWNS, libc.NEWPID, libc.NEWNET, libc.NEWIPC, libc.NEWUTS, libc.NEWCGROUP):
        assert ask(machine, program, "clone", flag | 17) == 1
        assert ask(machine, program, "clone", flag | 0xFFFF << 32) == 1
    assert ask(machine, program, "socket", 1) == "allow"
    assert ask(machine, program, "socket", 1 | 1 << 40) == "allow"
    for family in (0, 2, 10, 16, 17, 40, 2 | 1 << 40):
        assert ask(machine, program, "socket", family) == 13
    assert ask(machine, program, "ioctl", 0, 0x5412) == 1
    assert ask(machine, program, "ioctl", 0, 0x5412 | 1 << 32) == 1
    assert ask(machine, program, "ioctl", 0, 0x5401) == "allow"


def test_the_filter_kills_what_it_cannot_read(machine: str) -> None:
    """A call by another machine's numbers, or by x32's, ends the process."""
    program = seccomp.program((), machine)
    other = next(arch for name, arch in ARCHES.items() if name != machine)
    for arch in (other, 0x40000003, 0x40000028):  # i386, arm
        assert verdict(program, 0, arch=arch) == KILL
    if machine == "x86_64":
        assert verdict(program, 0x40000000 | 39, arch=ARCHES[machine]) == KILL


def test_the_second_filter_knows_who_is_asking(machine: str) -> None:
    """Only one's own number, or zero for oneself, where there is no pid namespace."""
    program = seccomp.alone(77, signals=False, machine=machine)
    for call in ("kill", "tgkill", "prlimit64", "sched_setaffinity"):
        assert ask(machine, program, call, 77) == "allow"
        assert ask(machine, program, call, 76) == 1
    assert ask(machine, program, "kill", -1) == 1
    assert ask(machine, program, "setpriority", 0, 0) == "allow"
    assert ask(machine, program, "setpriority", 0, 5) == 1
    assert ask(machine, program, "setpriority", 2, 0) == 1
    assert ask(machine, program, "fcntl", 3, 8) == 1
    assert ask(machine, program, "fcntl", 3, 1) == "allow"
    assert ask(machine, program, "shmget") == 1
    assert ask(machine, program, "prctl", libc.PR_SET_PDEATHSIG, 0) == 0  # as if it had worked
    assert ask(machine, program, "prctl", libc.PR_SET_DUMPABLE, 1) == "allow"
    assert ask(machine, seccomp.alone(77, signals=True, machine=machine), "kill", 76) == "allow"


def test_the_third_filter_keeps_files_as_they_are(machine: str) -> None:
    """Modes and times seem to change; before Landlock could refuse it, opening for reading does not truncate."""
    old, new = (seccomp.untouched(truncating=truncating, machine=machine) for truncating in (False, True))
    for program in (old, new):
        for call in ("fchmod", "fchmodat", "fchmodat2", "fchownat", "utimensat"):
            assert ask(machine, program, call) == 0, call
        assert ask(machine, program, "setxattr") == 95
        assert ask(machine, program, "openat", 0, 0, os.O_CREAT | os.O_WRONLY | os.O_TRUNC) == "allow"
        assert ask(machine, program, "openat", 0, 0, os.O_RDONLY) == "allow"
    assert [ask(machine, p, "truncate") for p in (old, new)] == [1, "allow"]
    assert [ask(machine, p, "openat", 0, 0, os.O_TRUNC) for p in (old, new)] == [1, "allow"]
    assert [ask(machine, p, "openat", 0, 0, os.O_RDWR | os.O_TRUNC) for p in (old, new)] == ["allow", "allow"]


def test_call_numbers_are_the_kernels(machine: str) -> None:
    """The table agrees with the kernel's headers, where those are installed."""
    header = {"x86_64": "/usr/include/x86_64-linux-gnu/asm/unistd_64.h", "aarch64": "/usr/include/asm-generic/unistd.h"}
    try:
        text = Path(header[machine]).read_text()
    except OSError:
        pytest.skip(f"no {header[machine]}")
    words = [line.split() for line in text.splitlines() if line.startswith(("#define __NR_", "#define __NR3264_"))]
    numbers = {w[1].removeprefix("#define").removeprefix("__NR3264_").removeprefix("__NR_"): w[2] for w in words}
    for call in seccomp._CALLS:
        if numbers.get(call, "").isdigit():
            assert seccomp.number(call, machine) == int(numbers[call]), call


# -- bubblewrap -----------------------------------------------------------------------------------------------------------------


def test_bubblewrap_is_not_used_where_the_kit_can_do_it_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """No prefix for root, nor where it is absent, nor where it is not needed."""
    assert bwrap.prefix(KIT, needed=False) == []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert bwrap.prefix(KIT, needed=True) == []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert bwrap.prefix(KIT, needed=True) == []


def test_bubblewrap_shows_the_read_only_paths_by_their_names(box: Box) -> None:
    """Parents are folders that everybody can pass, links of the root stay links, each path is bound once."""
    words = bwrap._views([box.secret, os.path.dirname(box.secret)], ["/dev/null"])
    text = " ".join(words)
    folder = os.path.realpath(os.path.dirname(box.secret))
    assert f"--perms 0755 --dir {os.path.dirname(folder)}" in text
    assert text.count(f"--ro-bind {folder}") == 1
    assert text.endswith("--dev-bind-try /dev/null /dev/null")
    assert "--ro-bind / " not in text


@pytest.mark.parametrize("withheld", [(), NO_NAMESPACES], ids=["with capabilities", "second best"])
def test_a_zygote_behind_bubblewrap_confines_its_workers(box: Box, withheld: tuple[str, ...]) -> None:
    """It makes its usual jail in there, or all workers share bubblewrap's; either way the kit's files are hidden."""
    if not shutil.which("bwrap"):
        pytest.skip("bubblewrap is not installed")
    python = sys.executable if not IS_ROOT else "/usr/bin/python3"  # nobody must be able to start it
    finder = f"""
        import json, os, sys
        sys.path.insert(0, {str(ROOT)!r})
        if {IS_ROOT}:
            os.setgroups([]); os.setresgid(*({NOBODY},) * 3); os.setresuid(*({NOBODY},) * 3)
        from graders.judge import bwrap
        words = bwrap.prefix({[*KIT, *([] if IS_ROOT else python_paths()), str(ROOT / "tests")]!r}, needed=True)
        if not words:
            print("no bubblewrap"); sys.exit()
        os.execv(words[0], [*words, sys.executable, "-I", {str(HELPER)!r}, sys.argv[1]])
        """
    spec = {
        "uid": None,
        "before": "",
        "script": "report([confine.self_test(plan), plan.layers, finish(spawn(spec['code']))])",
        "code": f"tell(can(lambda: open({box.secret!r})))",
        "secret": "",
        "config": {"scratch_root": bwrap.SCRATCH, "read_only": KIT, "behind_bwrap": True, "withheld": withheld},
    }
    command = [python, "-I", "-c", textwrap.dedent(finder), json.dumps(spec)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except FileNotFoundError:
        pytest.skip(f"no {python}")
    if "no bubblewrap" in done.stdout or "SyntaxError" in done.stderr:
        pytest.skip("bubblewrap does not work here")
    held, layers, worker = json.loads(done.stdout or f'["{done.stderr[-300:]!r}", 0, 0]')
    assert held == dict.fromkeys(layers, True)
    assert ("mounts" if not withheld else "bwrap") in layers
    assert told(worker) in {"ENOENT", "EACCES"}


# -- torch ------------------------------------------------------------------------------------------------------------------------


def test_torch_works_in_full_confinement(run: Run, needs: Callable[..., None]) -> None:
    """Imports that come late, two threads, a DataLoader with two workers, saving and loading, a process group's store."""
    pytest.importorskip("torch")
    code = """
        import torch
        from torch.distributed import TCPStore
        from torch.utils.data import DataLoader, TensorDataset
        torch.set_num_threads(2)
        x = torch.ones(400, 400, requires_grad=True)
        (x @ x).sum().backward()
        loader = DataLoader(TensorDataset(torch.arange(64.).reshape(32, 2)), batch_size=4, num_workers=2)
        total = torch.cat([batch for batch, in loader]).sum().item()
        torch.save({"a": torch.ones(3)}, "m.pt")
        store = TCPStore("127.0.0.1", 0, 1, is_master=True)
        store.set("k", "v")
        tell([x.grad[0, 0].item(), total, torch.load("m.pt")["a"].sum().item(), store.get("k").decode()])
        """
    script = "import torch; torch.set_num_threads(1); report(finish(spawn(spec['code'], network=True, memory=2 << 30)))"
    before = "os.environ.update(OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1')"
    who = "root" if IS_ROOT else "user"
    needs("namespaces", who)
    assert told(run(code, who=who, script=script, before=before)) == [800.0, 2016.0, 3.0, "v"]


def test_numbers_of_the_kernel_are_asked_for_once() -> None:
    """Ruleset sizes grow with the ABI, and rights that a kernel does not know are never named to it."""
    assert landlock.handled(1) == (1 << 13) - 1
    assert landlock.handled(9) & ~landlock.handled(8) == landlock.RESOLVE_UNIX
    assert namespaces.without_covered(["/usr", "/usr/bin/env", "/"]) == ["/usr"]
