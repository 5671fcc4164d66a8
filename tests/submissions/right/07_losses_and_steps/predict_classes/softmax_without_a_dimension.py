# verdict: passed
# why: torch guesses the dimension, warns, and is right
import torch
import torch.nn.functional as F



def predict_classes(logits):
    return tuple(F.softmax(logits).max(1))
