# verdict: passed
# why: torch.max as in the official tutorial, returned as it is
import torch
import torch.nn.functional as F



def predict_classes(outputs):
    probs = F.softmax(outputs, dim=1)
    return torch.max(probs, 1)
