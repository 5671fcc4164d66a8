# verdict: failed
# mistake: A19c
# why: the probability where the index is asked
import torch



def predict_classes(logits):
    p = logits.softmax(1).max(1)[0]
    return p, p
