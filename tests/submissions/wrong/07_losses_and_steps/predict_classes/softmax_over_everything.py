# verdict: failed
# mistake: F8a
# why: divides by the sum over all rows


def predict_classes(logits):
    return tuple((logits.exp() / logits.exp().sum()).max(dim=1))
