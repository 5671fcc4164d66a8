# verdict: passed
# why: an optimizer of its own that does what SGD does
import torch



class Descent(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum):
        super().__init__(params, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "velocity" in state:
                    state["velocity"].mul_(group["momentum"]).add_(p.grad)
                else:
                    state["velocity"] = p.grad.clone()
                p.sub_(state["velocity"], alpha=group["lr"])


def make_sgd(net, lr, momentum=0.0):
    return Descent([p for p in net.parameters() if p.requires_grad], lr, momentum)
