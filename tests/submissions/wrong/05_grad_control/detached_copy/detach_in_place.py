# verdict: failed
# mistake: none
# why: detach_ takes x itself out of the graph before the copy
def detached_copy(x):
    return x.detach_().clone()
