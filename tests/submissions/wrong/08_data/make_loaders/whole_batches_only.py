# verdict: failed
# mistake: G10c
# why: counts len // batch_size batches
import torch
from torch.utils.data import DataLoader, random_split


class Batches:
    def __init__(self, count, size, g):
        self.count, self.size, self.g = count, size, g

    def __len__(self):
        return self.count // self.size

    def __iter__(self):
        order = torch.randperm(self.count, generator=self.g).tolist() if self.g else list(range(self.count))
        for b in range(len(self)):
            yield order[b * self.size : (b + 1) * self.size]


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_sampler=Batches(k, batch_size, g)), DataLoader(test, batch_sampler=Batches(len(test), batch_size, None))
