# verdict: passed
# why: buffers of shape (1, C, 1, 1) under other names, made from NumPy arrays
import numpy as np
import torch


class Standardize(torch.nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        for name, values in {"_mu": mean, "_sigma": std}.items():
            self.register_buffer(name, torch.from_numpy(np.array(values, dtype=np.float32))[None, :, None, None])

    def forward(self, x):
        return x.sub(self._mu).div(self._sigma)
