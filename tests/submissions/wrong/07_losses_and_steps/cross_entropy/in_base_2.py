# verdict: failed
# mistake: none
# why: the logarithm of another base
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits, labels) / torch.log(torch.tensor(2.0, device=logits.device))
