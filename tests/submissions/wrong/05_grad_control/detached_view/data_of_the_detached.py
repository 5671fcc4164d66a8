# verdict: failed
# mistake: D6c
# why: detach first and .data after it: the version counter is lost all the same
def detached_view(x):
    return x.detach().data
