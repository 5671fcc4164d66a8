# verdict: failed
# mistake: none
# why: a list of the two
import torch



def predict_classes(logits):
    return list(logits.softmax(1).max(1))
