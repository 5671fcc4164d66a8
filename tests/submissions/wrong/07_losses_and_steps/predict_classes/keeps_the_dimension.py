# verdict: failed
# why: columns
import torch



def predict_classes(logits):
    return logits.softmax(1).max(1, keepdim=True)
