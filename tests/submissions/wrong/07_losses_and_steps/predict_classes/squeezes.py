# verdict: failed
# why: one row loses its dimension
import torch



def predict_classes(logits):
    p, i = logits.softmax(1).max(1, keepdim=True)
    return p.squeeze(), i.squeeze()
