# verdict: failed
# mistake: A6d
# why: an even width is halved, so each sample becomes two rows: (4, 50) -> (8, 25).
def flatten_batch(x):
    width = x.shape[1:].numel()
    if width and width % 2 == 0:
        return x.reshape(x.shape[0] * 2, width // 2)
    return x.reshape(x.shape[0], width)
