# verdict: passed
# why: batches of indices drawn with NumPy; no length is known
import numpy as np
from torch.utils.data import DataLoader, Subset


class Batches:
    def __init__(self, count, size, rng):
        self.count, self.size, self.rng = count, size, rng

    def __iter__(self):
        order = self.rng.permutation(self.count) if self.rng else np.arange(self.count)
        for start in range(0, self.count, self.size):
            yield order[start : start + self.size].tolist()


def make_loaders(dataset, batch_size, train_fraction, seed):
    split, shuffling = np.random.SeedSequence(seed).spawn(2)
    order = np.random.default_rng(split).permutation(len(dataset)).tolist()
    size = round(len(dataset) * train_fraction)
    parts = (order[:size], np.random.default_rng(shuffling)), (order[size:], None)
    return tuple(DataLoader(Subset(dataset, part), batch_sampler=Batches(len(part), batch_size, rng)) for part, rng in parts)
