# verdict: failed
# why: a new tensor set onto the memory of x has a version counter of its own, so autograd does not see changes through it
def detached_view(x):
    return x.new_empty(0).set_(x.detach())
