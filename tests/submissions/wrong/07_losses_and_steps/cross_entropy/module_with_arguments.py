# verdict: failed
# why: gives the tensors to the maker of the module
import torch
from torch import nn



def cross_entropy(logits, labels):
    return nn.CrossEntropyLoss(logits, labels)
