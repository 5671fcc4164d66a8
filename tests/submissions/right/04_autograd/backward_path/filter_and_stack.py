# verdict: passed
# why: a stack that never holds more than one node
from collections import deque


def backward_path(t):
    path: list[str] = []
    todo = deque([t.grad_fn] if t.grad_fn is not None else [])
    while todo:
        here = todo.popleft()
        path += [here.__class__.__name__]
        present = list(filter(None, (pair[0] for pair in here.next_functions)))
        todo.extend(present[:1])
    return path
