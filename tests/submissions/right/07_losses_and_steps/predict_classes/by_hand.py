# verdict: passed
# why: the softmax by hand, the index first
import torch



def predict_classes(logits):
    index = logits.argmax(dim=-1)
    down = logits - logits.amax(1, keepdim=True)
    return down.exp().sum(1).reciprocal(), index
