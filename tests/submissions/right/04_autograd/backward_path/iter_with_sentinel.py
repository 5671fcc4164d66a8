# verdict: passed
# why: a little class with a step method and iter(callable, sentinel)
class Walker:
    def __init__(self, node):
        self.node = node

    def step(self):
        here = self.node
        if here is None:
            return None
        parents = [n for n, _ in here.next_functions]
        while parents and parents[0] is None:
            del parents[0]
        self.node = parents[0] if parents else None
        return type(here).__qualname__


def backward_path(t):
    return list(iter(Walker(t.grad_fn).step, None))
