# verdict: failed
# mistake: none
# why: takes the current GPU, which is the first as long as nobody changes it
import torch


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda", torch.cuda.current_device())
    return torch.device("cpu")
