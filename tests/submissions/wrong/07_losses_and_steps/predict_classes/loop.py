# verdict: failed
# why: stacks rows, of which there may be none
import torch



def predict_classes(logits):
    rows = [row.softmax(0).max(0) for row in logits]
    return torch.stack([r.values for r in rows]), torch.stack([r.indices for r in rows])
