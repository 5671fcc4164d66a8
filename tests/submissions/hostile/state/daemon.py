# tries: a daemon by double fork and setsid that stays and writes later
# exercise: add_in_place
# verdict: failed
# cause: answer|exception
import os
import time


def add_in_place(y, x):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                try:
                    with open("/dev/shm/planted-by-hostile-daemon", "w") as file:
                        file.write("planted-by-hostile")
                except OSError:
                    pass
                time.sleep(0.05)
        os._exit(0)
    os.wait()
    return y
