# verdict: passed
# why: the criterion of the official tutorial
import torch
from torch import nn



def cross_entropy(outputs, labels):
    criterion = nn.CrossEntropyLoss()
    loss = criterion(outputs, labels)
    return loss
