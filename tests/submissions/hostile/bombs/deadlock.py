# tries: wait for a lock that nobody will open
# exercise: add_in_place
# verdict: failed
# cause: timeout
# slow: yes
import threading


def add_in_place(y, x):
    lock = threading.Lock()
    with lock:
        lock.acquire()
