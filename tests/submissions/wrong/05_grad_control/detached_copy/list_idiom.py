# verdict: failed
# why: [:] copies a list, but for a tensor it is a view; a 0-d tensor cannot be sliced
def detached_copy(x):
    return x.detach()[:]
