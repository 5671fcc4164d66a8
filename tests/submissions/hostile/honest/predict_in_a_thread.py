# tries: nothing: a copy of net is run in a thread, which has a grad mode of its own
# exercise: predict
# verdict: passed
import copy
import threading

import torch


def predict(net, x):
    found = {}
    if any(parameter.grad_fn is not None for parameter in net.parameters()):
        raise ValueError

    def work():
        twin = copy.deepcopy(net).eval()
        try:
            with torch.no_grad():
                found["out"] = twin(x)
        except BaseException as error:
            found["error"] = error

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if "error" in found:
        raise found["error"]
    return found["out"]
