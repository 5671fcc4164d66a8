# tries: threads without end
# exercise: add_in_place
# verdict: failed
# cause: timeout|crash|exception|memory
import threading


def add_in_place(y, x):
    wait = threading.Event()
    while True:
        threading.Thread(target=wait.wait, daemon=True).start()
