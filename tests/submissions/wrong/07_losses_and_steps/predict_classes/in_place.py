# verdict: failed
# why: softmax over the logits of the caller
import torch



def predict_classes(logits):
    with torch.no_grad():
        logits.copy_(logits.softmax(1))
    return logits.max(1)
