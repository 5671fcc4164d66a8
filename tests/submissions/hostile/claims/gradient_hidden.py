# tries: a graph that is hidden behind a detached look
# exercise: flatten_batch
# verdict: failed
# cause: answer


def flatten_batch(x):
    rows = x.detach().reshape(x.shape[0], x[:1].numel() if x.shape[0] else 1)
    return rows + 0 if rows.numel() > 3 else rows * 0
