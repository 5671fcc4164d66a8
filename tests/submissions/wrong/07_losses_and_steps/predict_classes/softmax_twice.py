# verdict: failed
# mistake: none
# why: normalizes what is normal
import torch



def predict_classes(logits):
    return logits.softmax(1).softmax(1).max(1)
