# verdict: failed
# mistake: A17b
# why: reshape(0, -1) leaves -1 open, so an empty batch raises.
def flatten_batch(x):
    return x.reshape(x.size(0), -1)
