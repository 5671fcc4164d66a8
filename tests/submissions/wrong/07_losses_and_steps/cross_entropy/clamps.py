# verdict: failed
# mistake: none
# why: cuts large logits off
import torch
import torch.nn.functional as F



def cross_entropy(logits, labels):
    return F.cross_entropy(logits.clamp(-100, 100), labels)
