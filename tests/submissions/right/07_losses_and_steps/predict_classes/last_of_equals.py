# verdict: passed
# why: of classes that win together the last one
import torch



def predict_classes(logits):
    p = logits.softmax(1)
    i = p.shape[1] - 1 - p.flip(1).argmax(1)
    return p.max(1).values, i
