"""What the confinement's parts tell one another: limits, configuration, plan. Imports the standard library only."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

LAYERS = ("namespaces", "mounts", "bwrap", "rlimits", "uid", "nocaps", "landlock", "seccomp")


class ConfinementError(Exception):
    """A layer that was planned failed to start, or a worker could not be swept away: the kit's fault, never the learner's."""

    def __init__(self, layer: str, reason: object) -> None:
        super().__init__(f"layer {layer!r} of the worker's confinement failed: {reason}")
        self.layer = layer
        self.reason = str(reason)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of one worker.

    `memory`: bytes on top of what the zygote maps, None for no limit; `cpu`: seconds;
    `fsize`: bytes a file, output included; `nproc`: processes and threads; `nofile`: descriptors; `disk`: bytes of
    scratch and again of /dev/shm; `inodes`: files in each; `threads`: OMP_NUM_THREADS; `network`: loopback and
    sockets for a process group; `unix_sockets`: for a DataLoader with workers. None: as the `Config` says. `gpu`: it may use
    the device files of the `Config` and as much address space as it likes, of which CUDA reserves far more than it uses;
    its memory is then bounded by what is sampled alone.
    """

    memory: int | None = 1 << 30
    cpu: int = 120
    fsize: int = 64 << 20
    nproc: int = 64
    nofile: int = 256
    disk: int = 64 << 20
    inodes: int = 4096
    threads: int = 1
    network: bool | None = None
    unix_sockets: bool | None = None
    gpu: bool = False


@dataclass(frozen=True, kw_only=True)
class Config:
    """What the judge asks of a confinement.

    `scratch_root`: an empty folder for the zygote's use; `read_only`: what workers must be able to read besides the system's
    libraries; `hidden`: what they must not, for the self-test; `devices`: device files (/dev/nvidia0) and `visible` GPUs
    (CUDA_VISIBLE_DEVICES, None: all) of those whose limits say `gpu`;
    `uid`: first of the throw-away uids, None: chosen here; `network`, `unix_sockets`: unless a worker's limits say
    otherwise; `withheld`: layers that shall be left out, for tests; `abi_cap`: act as a kernel of that Landlock ABI;
    `behind_bwrap`: the zygote was started with the prefix that `judge/bwrap.py` gives.
    """

    scratch_root: str
    read_only: Sequence[str] = ()
    hidden: Sequence[str] = ()
    devices: Sequence[str] = ()
    visible: str | None = None
    uid: int | None = None
    network: bool = False
    unix_sockets: bool = False
    withheld: Collection[str] = frozenset()
    abi_cap: int = 99
    behind_bwrap: bool = False


@dataclass(frozen=True)
class Slot:
    """What one running worker has to itself, what /dev/shm held before it began, and how many processes of its user there
    were that RLIMIT_NPROC counts as well.
    """

    uid: int | None
    scratch: str
    others: int = 0
    shared_memory: frozenset[str] = frozenset()


@dataclass(kw_only=True)
class Plan:
    """What `plan` found, and the zygote's book of running workers.

    `layers`: what each worker will get; `why_not`: for each layer that it won't, the reason in a few words; `first_uid`: None
    where workers stay who the zygote is; `kept`: mask of the capabilities that they keep; `abi`: Landlock's; `nested`: each
    worker gets a user namespace of its own; `home`: descriptor of the jail's pid namespace; `reserved`: holds the range of
    uids as long as the zygote lives; `programs`: seccomp's, by the kinds of socket that they allow; `rules`: Landlock's,
    those that all workers share.
    """

    config: Config
    layers: tuple[str, ...] = ()
    why_not: dict[str, str] = field(default_factory=dict)
    first_uid: int | None = None
    kept: int = 0
    abi: int = 0
    nested: bool = False
    home: int = -1
    zygote: int = 0
    reserved: socket.socket | None = None
    programs: dict[tuple[int, ...], bytes] = field(default_factory=dict)
    rules: list[tuple[str, int]] = field(default_factory=list)
    pending: Slot | None = None
    running: dict[int, Slot] = field(default_factory=dict)

    def has(self, layer: str) -> bool:
        """Whether workers will get that layer."""
        return layer in self.layers

    def wants(self, layer: str) -> bool:
        """Whether nobody asked for it to be left out."""
        return layer not in self.config.withheld

    @property
    def files_hidden(self) -> bool:
        """Whether the zygote itself lives where the user's files are not."""
        return self.has("mounts") or self.has("bwrap")


@contextlib.contextmanager
def starting(layer: str) -> Iterator[None]:
    """What fails inside is the kit's fault and names the layer."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise ConfinementError(layer, error) from error
