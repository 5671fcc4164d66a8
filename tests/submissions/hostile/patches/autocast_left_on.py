# tries: leave autocast, anomaly mode and saved-tensor hooks on
# exercise: add_in_place
# verdict: failed
# cause: answer|exception
import torch

torch.autograd.set_detect_anomaly(True)
torch.autocast("cpu").__enter__()
torch.autograd.graph.saved_tensors_hooks(lambda t: 1 / 0, lambda t: 1 / 0).__enter__()
torch.use_deterministic_algorithms(True)
torch.set_num_threads(2)
torch.set_printoptions(precision=0)


def add_in_place(y, x):
    return y
