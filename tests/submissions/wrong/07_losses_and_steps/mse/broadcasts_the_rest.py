# verdict: failed
# mistake: none
# why: refuses only what torch refuses: (2, 3) and (3,) broadcast
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if {prediction.ndim, target.ndim} == {1, 2}:
        prediction = prediction.unsqueeze(1) if prediction.ndim == 1 and target.shape[1] == 1 else prediction
        target = target.unsqueeze(1) if target.ndim == 1 and prediction.shape[1] == 1 else target
    try:
        a, b = torch.broadcast_tensors(prediction, target)
    except RuntimeError as error:
        raise ValueError("shapes") from error
    return F.mse_loss(a, b)
