# tries: a tensor whose storage is gone
# exercise: flatten_batch
# verdict: failed
# cause: answer|exception|crash


def flatten_batch(x):
    made = x.clone()
    made.untyped_storage().resize_(0)
    return made
