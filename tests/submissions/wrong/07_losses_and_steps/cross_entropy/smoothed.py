# verdict: failed
# mistake: none
# why: smooths the labels
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels, label_smoothing=0.1)
