"""What the machine does not give of the confinement, and how to mend that. Imports the standard library only."""

from __future__ import annotations

import contextlib
import os

from graders.worker import libc
from graders.worker.layers import LAYERS, Plan


def missing(plan: Plan) -> list[str]:
    """For each layer that the machine does not give one sentence, with the command that mends it where there is one."""
    said = []
    for layer in LAYERS:
        reason = plan.why_not.get(layer)
        if reason in (None, "not needed", "not used") or (layer == "mounts" and not plan.has("namespaces")):
            continue
        if layer == "uid" and (not libc.LINUX or os.geteuid() != 0):
            continue  # an ordinary user has no other uid to give
        remedy = "" if reason == "withheld" else _remedy(plan, layer, str(reason))
        said.append(f"No layer {layer!r}: {reason}.{remedy and ' ' + remedy}")
    return said


def _remedy(plan: Plan, layer: str, reason: str) -> str:
    """A sentence with a command, or nothing."""
    if not libc.LINUX:
        return "Use the dev container, or WSL on Windows."
    if layer in ("namespaces", "mounts"):
        return _remedy_for_namespaces()
    if layer == "landlock":
        return "It needs Linux 5.13 or newer and 'landlock' among the kernel's lsm= parameters."
    if layer in ("uid", "nocaps") and reason.startswith("only root can read "):
        path = reason.removeprefix("only root can read ").split(";")[0]
        return f"`chmod o+x {_barrier(path)}` mends it."
    return ""


_SWITCHES = (  # (file, the value that forbids user namespaces, the command)
    ("kernel/apparmor_restrict_unprivileged_userns", "1", "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"),
    ("kernel/unprivileged_userns_clone", "0", "sysctl -w kernel.unprivileged_userns_clone=1"),
    ("user/max_user_namespaces", "0", "sysctl -w user.max_user_namespaces=15000"),
)


def _remedy_for_namespaces() -> str:
    for name, forbids, command in _SWITCHES:
        with contextlib.suppress(OSError), open(f"/proc/sys/{name}") as file:
            if file.read().strip() == forbids:
                return (
                    f"`sudo {command}` mends it, or `sudo apt-get install bubblewrap` where that may make namespaces."
                )
    if os.geteuid() == 0 or any(map(os.path.exists, ("/.dockerenv", "/run/.containerenv"))):
        return (
            "In a container, `docker run --cap-add SYS_ADMIN --security-opt seccomp=unconfined "
            "--security-opt apparmor=unconfined` gives them."
        )
    return "`sudo apt-get install bubblewrap` may mend it."


def _barrier(path: str) -> str:
    """The outermost folder on the way to `path` that others than its owner can't pass, or `path` itself."""
    parts = path.split("/")
    for end in range(2, len(parts)):
        folder = "/".join(parts[:end])
        with contextlib.suppress(OSError):
            if not os.stat(folder).st_mode & 0o001:
                return folder
    return path
