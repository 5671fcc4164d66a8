# verdict: passed
# why: the idiom
def detached_copy(x):
    return x.detach().clone()
