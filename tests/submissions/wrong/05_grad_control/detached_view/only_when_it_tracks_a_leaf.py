# verdict: failed
# why: detaches leaves only and hands results of operations back as they are
def detached_view(x):
    if x.is_leaf:
        return x.detach()
    return x
