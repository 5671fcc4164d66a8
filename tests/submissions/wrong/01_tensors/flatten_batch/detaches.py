# verdict: failed
# mistake: none
# why: cuts the graph


def flatten_batch(x):
    return x.detach().unsqueeze(-1).flatten(1)
