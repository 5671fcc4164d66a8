# verdict: passed
# why: the best of a sorted few
import torch



def predict_classes(logits):
    values, indices = logits.log_softmax(1).topk(1, dim=1)
    return values.exp()[:, 0], indices[:, 0]
