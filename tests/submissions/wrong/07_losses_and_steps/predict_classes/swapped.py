# verdict: failed
# mistake: A19c
# why: the index first
import torch



def predict_classes(logits):
    p, i = logits.softmax(1).max(1)
    return i, p
