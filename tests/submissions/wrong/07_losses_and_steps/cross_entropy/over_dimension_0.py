# verdict: failed
# mistake: none
# why: normalizes over the samples
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.nll_loss(logits.log_softmax(0), labels)
