# verdict: failed
# mistake: none
# why: brings both to the CPU
import torch



def predict_classes(logits):
    p, i = logits.softmax(1).max(1)
    return p.cpu(), i.cpu()
