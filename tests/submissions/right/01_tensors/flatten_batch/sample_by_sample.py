# verdict: passed
# why: flattens each sample in a loop into a tensor that was made like x; nothing to do for N = 0.
import torch


def flatten_batch(x: torch.Tensor) -> torch.Tensor:
    width = 1
    for size in x.shape[1:]:
        width *= size
    result = torch.zeros((len(x), width), dtype=x.dtype, device=x.device)
    for number, sample in enumerate(x):
        result[number] = sample.reshape(width)
    return result
