# verdict: failed
# why: .to without copy=True returns the tensor itself where nothing changes
def detached_copy(x):
    return x.detach().to(x.dtype)
