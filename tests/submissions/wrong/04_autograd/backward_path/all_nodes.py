# verdict: failed
# mistake: none
# why: visits the whole graph; right as long as it does not branch
def backward_path(t):
    names = []
    todo = [t.grad_fn]
    while todo:
        node = todo.pop(0)
        if node is None:
            continue
        names.append(type(node).__name__)
        todo.extend(n for n, _ in node.next_functions)
    return names
