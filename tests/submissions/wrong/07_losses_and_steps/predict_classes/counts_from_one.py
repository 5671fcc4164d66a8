# verdict: failed
# mistake: none
# why: indices from 1
import torch



def predict_classes(logits):
    p, i = logits.softmax(1).max(1)
    return p, i + 1
