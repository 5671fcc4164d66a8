# tries: nothing: it adds in a thread and waits for it
# exercise: add_in_place
# verdict: passed
import threading

import torch


def add_in_place(y, x):
    tracked = torch.is_grad_enabled()

    def work():
        with torch.set_grad_enabled(tracked):
            y.add_(x)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return y
