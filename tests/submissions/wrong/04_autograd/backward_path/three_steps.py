# verdict: failed
# why: prints three levels as the tutorial does, however long the path is
def backward_path(t):
    loss = t.grad_fn
    linear = loss.next_functions[0][0]
    relu = linear.next_functions[0][0]
    return [type(node).__name__ for node in (loss, linear, relu)]
