# verdict: failed
# mistake: none
# why: forgets the probability
import torch



def predict_classes(logits):
    return logits.argmax(1)
