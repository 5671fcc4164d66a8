# verdict: failed
# mistake: none
# why: keeps the width of the first call in the module; later batches of another width raise or are mixed.
_width = []


def flatten_batch(x):
    _width.append(x.shape[1:].numel())
    return x.reshape(x.numel() // _width[0] if _width[0] else len(x), _width[0])
