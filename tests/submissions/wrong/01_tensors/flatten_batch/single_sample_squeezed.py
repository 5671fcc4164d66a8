# verdict: failed
# mistake: none
# why: squeeze drops sizes of one, the batch's too, so a batch of one sample loses its dimension.
def flatten_batch(x):
    x = x.squeeze()
    return x.reshape(x.shape[0], x.shape[1:].numel()) if x.dim() else x.reshape(1, 1)
