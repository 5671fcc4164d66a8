"""Simulated devices: learner code that says "cuda" runs, and fails, without a GPU as it does with one.

Theory of operation
-------------------
A machine without a GPU gets two (or n) devices that learner code calls `cuda:0` and `cuda:1`. Their tensors are *plain*
`torch.Tensor`s over CPU memory, and their values are the CPU kernels' own.

1. The name. torch has a device for backends that live outside of it, PrivateUse1, and lets it be renamed. The name "cuda" is
   refused, "CUDA" is not, and torch reads and prints names in lower case and asks for this one first: from then on
   `torch.device("cuda:0")` *is* PrivateUse1. That is for good in a process, hence done in the fork of a check
   (`activation.activate`) and never in the process that forks; importing this package changes nothing.
   (The built-in CUDA's own label will not do: autograd's engine needs a real device for it.)
2. The label. A tensor is put on a device by rewriting the device field of a DLPack capsule (`labels`): no copy, no subclass.
   So `type(x)`, `x.device`, the identity of Parameters, printing, `.numpy()`'s refusal, saving, deepcopy, the foreach
   optimizers, autograd and `torch.jit.trace` are torch's own code, and that code knows where each tensor is.
3. The operators. A `TorchDispatchMode` sees every operator call, below autograd (`operators`, `traits`). A call that touches
   a simulated device is checked as CUDA's kernels check it (`rules`), computed by the CPU's kernel over the same memory
   (`loan` lends CPU aliases, `kernels` fills what the CPU lacks), and its results get the label. Views and other descriptions
   of memory need no kernel: the CPU's implementation of them serves under any label.
4. What reaches no operator is replaced when the simulation is switched on: methods of `Tensor` that compare devices by
   themselves (`entry_points`, `pinned`, `legacy`), generators (`generators`), `torch.cuda` and `torch.accelerator`
   (`cuda_names`), the transfers of `nn.DataParallel` (`comm`). Recurrent layers and attention (`layers`) and autocast
   (`autocast`) are caught above autograd; errors inside backward need care (`unwinding`).
5. What is not covered raises `Unsupported`, which names it and is remembered (`unsupported()`): the kit's fault, never the
   learner's, also where the learner's code catches it. graders/SIMULATED.md says what is simulated and what is not;
   tests/simulated asks a table of behaviours of real CUDA, of these devices and of a real GPU.

Imports the standard library and torch alone.
"""

from .activation import activate
from .generators import seed
from .labels import place, unplace
from .uncovered import Unsupported, unsupported

__all__ = ["Unsupported", "activate", "place", "seed", "unplace", "unsupported"]
