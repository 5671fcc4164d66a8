# verdict: failed
# mistake: A19a
# why: one number for the whole tensor
import torch



def predict_classes(logits):
    return torch.max(logits.softmax(1))
