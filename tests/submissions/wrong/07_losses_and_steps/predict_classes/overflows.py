# verdict: failed
# mistake: none
# why: exp(10000) is infinite
import torch



def predict_classes(logits):
    p = logits.exp()
    return (p / p.sum(1, keepdim=True)).max(1)
