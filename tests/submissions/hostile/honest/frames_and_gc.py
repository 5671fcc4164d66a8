# tries: nothing: it looks at frames, counts objects and collects garbage
# exercise: add_in_place
# verdict: passed
import gc
import inspect


def add_in_place(y, x):
    assert inspect.currentframe().f_code.co_name == "add_in_place"
    if y.numel() == 1:
        gc.collect()
    loop = [y]
    loop.append(loop)
    return y.add_(x)
