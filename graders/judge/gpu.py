"""Whether this machine has a real GPU for its checks, found without torch: by its device files. Standard library only.

What is found here may still not be usable (a driver too old, a build of torch for the CPU): the first worker that opens it tells.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping
from dataclasses import dataclass

from graders.faults import UsageFault

#: What CUDA opens: one file a GPU, the control device, unified memory; /dev/dxg in their place under WSL.
NODES = ("/dev/nvidia[0-9]*", "/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/dxg")
#: Where drivers lie that are not among the system's libraries.
DRIVERS = ("/run/opengl-driver", "/opt/nvidia/lib64", "/usr/local/nvidia", "/usr/lib/wsl")
#: Of the user's environment: which GPUs there are, and where the driver's libraries lie.
KEPT = ("CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES", "LD_LIBRARY_PATH")


@dataclass(frozen=True)
class Gpu:
    """The device files of this machine's GPUs, or why there is none in a sentence; `environment` is what CUDA needs of it."""

    nodes: tuple[str, ...] = ()
    why_not: str = ""
    libraries: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()


def wanted(asked: str) -> Gpu:
    """As `find`; raises `UsageFault` where a real GPU is insisted on and there is none."""
    found = find(asked)
    if asked == "cuda" and found.why_not:
        raise UsageFault(f"DEVICE=cuda insists on a real GPU. {found.why_not} DEVICE=auto grades without one.")
    return found


def find(asked: str = "auto", environment: Mapping[str, str] = os.environ, root: str = "") -> Gpu:
    """The GPU for a run with DEVICE=`asked` (auto, cpu or cuda). `root` stands before every path, for tests."""
    if asked == "cpu":
        return Gpu(why_not="DEVICE=cpu leaves the real GPU out.")
    nodes = tuple(sorted({path for pattern in NODES for path in glob.glob(root + pattern)}))
    if not any(path.rpartition("/")[2] == "dxg" or path[-1:].isdigit() for path in nodes):
        return Gpu(why_not="There is no GPU.")
    visible = environment.get("CUDA_VISIBLE_DEVICES")
    if visible is not None and visible.strip() in ("", "-1", "NoDevFiles"):
        return Gpu(why_not="CUDA_VISIBLE_DEVICES hides the GPU.")
    folders = [path for path in DRIVERS if os.path.isdir(root + path)]
    named = environment.get("LD_LIBRARY_PATH", "").split(":")
    folders += [path for path in named if path.startswith("/") and glob.glob(f"{root}{path}/libcuda.so*")]
    kept = tuple((name, environment[name]) for name in KEPT if name in environment)
    return Gpu(nodes=nodes, libraries=tuple(dict.fromkeys(folders)), environment=kept)
