# verdict: passed
# why: StopIteration ends the walk, AttributeError tells that there is none
def backward_path(t):
    node, names = t.grad_fn, []
    if node is None:
        return []
    while True:
        names.append(type(node).__name__)
        try:
            node, _ = next(filter(lambda entry: entry[0] is not None, node.next_functions))
        except StopIteration:
            return names
