# verdict: failed
# mistake: none
# why: frombuffer raises for arrays that are not contiguous and for empty ones; right on contiguous arrays with elements.
import torch


def tensor_view_of(a):
    return torch.frombuffer(a, dtype=torch.from_numpy(a[..., :0] if a.ndim else a).dtype).view(a.shape)
