# tries: change the machine through /sys, or leave its cgroup
# exercise: add_in_place
# verdict: failed
# cause: exception
import os


def add_in_place(y, x):
    for path in ("/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/planted-by-hostile", "/sys/power/state", "/sys/kernel/mm/transparent_hugepage/enabled", "/sys/kernel/uevent_helper"):
        for act in (lambda: open(path, "w").close(), lambda: os.mkdir(path)):
            try:
                act()
            except OSError:
                continue
            return y.add_(x)
    raise PermissionError("nothing written")
