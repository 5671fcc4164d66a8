# verdict: failed
# why: detach_() takes a tracked y out of its graph, so its requires_grad is not as before; right where nothing is tracked.
def add_in_place(y, x):
    y.detach_()
    y.add_(x.detach())
    return y
