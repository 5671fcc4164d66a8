# verdict: passed
# why: up a dimension and down again, all of them views
def detached_view(x):
    return x.unsqueeze(0).expand(1, *x.shape).detach().squeeze(0).view(x.shape)
