# verdict: failed
# mistake: A19a
# why: one number and one place for the whole tensor
import torch



def predict_classes(logits):
    p = logits.softmax(1)
    return p.max(), p.argmax()
