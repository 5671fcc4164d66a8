# verdict: failed
# mistake: none
# why: a narrower index
import torch



def predict_classes(logits):
    p, i = logits.softmax(1).max(1)
    return p, i.int()
