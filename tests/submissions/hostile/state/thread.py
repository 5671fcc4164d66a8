# tries: a thread that changes the memory of y whenever it likes
# exercise: add_in_place
# verdict: failed
# cause: answer|forged|crash
import threading

import torch


def change(y):
    while True:
        y.fill_(1)


def add_in_place(y, x):
    threading.Thread(target=change, args=(y.detach(),), daemon=True).start()
    return y
