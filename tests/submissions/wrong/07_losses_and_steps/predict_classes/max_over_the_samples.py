# verdict: failed
# mistake: A19b
# why: the winner of each class
import torch



def predict_classes(logits):
    return torch.max(logits.softmax(1), 0)
