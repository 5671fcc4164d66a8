# tries: leave every setting of torch's changed: algorithms, threads, precision, backends, printing, sharing
# exercise: add_in_place
# verdict: failed
# cause: answer
import torch
import torch.multiprocessing


def add_in_place(y, x):
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(32)
    torch.set_flush_denormal(True)
    torch.set_float32_matmul_precision("medium")
    torch.set_printoptions(precision=0, threshold=0, linewidth=1)
    torch.backends.mkldnn.enabled = False
    torch.multiprocessing.set_sharing_strategy("file_system")
    torch.autograd.set_detect_anomaly(True)
    torch.autograd.graph.set_warn_on_accumulate_grad_stream_mismatch = None
    torch.set_warn_always(False)
    return y
