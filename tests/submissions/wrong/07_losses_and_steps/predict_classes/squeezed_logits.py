# verdict: failed
# mistake: none
# why: squeezes the logits, which one class or one row make a vector
import torch.nn.functional as F


def predict_classes(logits):
    v, i = F.softmax(logits.squeeze(), -1).max(-1)
    return v, i
