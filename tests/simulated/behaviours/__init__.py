"""What real CUDA does, one small behaviour a row: what, how to ask, the answer, and where that answer is written.

A process that imports this has simulated devices that are switched on, or a real GPU: rows hold `torch.device("cuda")`.
"""

from __future__ import annotations

from . import keeping, learning, machine, making, memory, mixing, placing, reading
from .row import Behaviour

BEHAVIOURS: dict[str, Behaviour] = {
    f"{topic.__name__.rpartition('.')[2]}: {row.name}": row
    for topic in (placing, making, reading, mixing, memory, learning, keeping, machine)
    for row in topic.ROWS
}
