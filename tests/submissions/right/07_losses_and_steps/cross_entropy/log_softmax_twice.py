# verdict: passed
# why: normalizes before a loss that normalizes: work for nothing, the same number (F3b)
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits.log_softmax(-1), labels)
