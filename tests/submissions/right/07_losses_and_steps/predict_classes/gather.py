# verdict: passed
# why: the index of the largest logit, the probability found there
import torch
from torch import nn



def predict_classes(logits):
    with torch.no_grad():
        winners = torch.argmax(logits, 1, keepdim=True)
        return nn.Softmax(1)(logits).gather(1, winners).squeeze(1), winners.squeeze(1)
