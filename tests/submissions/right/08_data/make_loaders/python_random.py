# verdict: passed
# why: a sampler of its own that counts its passes, with Python numbers
import random

from torch.utils.data import DataLoader, Sampler


class Anew(Sampler):
    def __init__(self, indices, seed):
        self.indices, self.seed, self.epoch = indices, seed, 0

    def __len__(self):
        return len(self.indices)

    def __iter__(self):
        shuffled = list(self.indices)
        random.Random(f"{self.seed} {self.epoch}").shuffle(shuffled)
        self.epoch += 1
        return iter(shuffled)


def make_loaders(dataset, batch_size, train_fraction, seed):
    indices = list(range(len(dataset)))
    random.Random(seed).shuffle(indices)
    size = round(len(indices) * train_fraction)
    train = DataLoader(dataset, batch_size=batch_size, sampler=Anew(indices[:size], seed))
    test = DataLoader(dataset, batch_size=batch_size, sampler=indices[size:])
    return train, test
