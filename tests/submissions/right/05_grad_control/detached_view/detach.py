# verdict: passed
# why: detach shares memory and version counter
def detached_view(x):
    return x.detach()
