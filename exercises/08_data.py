"""Images and loaders.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/cifar10_tutorial.html
Images come as bytes and go into a net as small numbers around 0; a loader hands them out in batches. Which samples train,
which test, and in which order: all of it random, and all of it the same when you run it again. Grade with `make grade EX=08`.
"""

from typing import Any

import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, random_split


def normalize_images(images: Tensor) -> Tensor:
    """Bytes 0..255 as float32 numbers from -1 to 1.

    0 becomes -1, 255 becomes 1, and everything between lies evenly between: the same map for each number, whatever else is
    in the image. In the tutorial `ToTensor` brings bytes to 0..1 and `Normalize((0.5, ...), (0.5, ...))` brings these to
    -1..1; here both happen at once, for tensors of any shape. Bytes can't hold what comes out on the way: 200 + 100 is 44.

    >>> normalize_images(torch.tensor([[0, 51, 255]], dtype=torch.uint8))
    tensor([[-1.0000, -0.6000,  1.0000]])

    images: uint8, any shape, a single number and no number at all too. Returns float32 of the same shape in memory of its
    own, whatever `torch.get_default_dtype()` is.
    https://docs.pytorch.org/docs/stable/tensor_attributes.html#type-promotion-doc
    """
    # TODO: float32, then the affine map from 0..255 to -1..1
    raise NotImplementedError


def unnormalize(images: Tensor) -> Tensor:
    """Numbers from -1 to 1 as numbers from 0 to 1, which is what plots and TensorBoard show.

    The way back of `Normalize((0.5, ...), (0.5, ...))`, which subtracts 0.5 and then divides by 0.5. To undo two steps,
    undo the last one first. The caller goes on using the images, so they must stay as they are.

    >>> unnormalize(torch.tensor([[-1.0, 0.0, 0.5, 1.0]]))
    tensor([[0.0000, 0.5000, 0.7500, 1.0000]])

    images: floats of any shape. Returns the same shape in memory of its own.
    https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Normalize.html
    """
    # TODO: the affine map from -1..1 to 0..1
    raise NotImplementedError


def make_loaders(
    dataset: Dataset[Any], batch_size: int, train_fraction: float, seed: int
) -> tuple[DataLoader[Any], DataLoader[Any]]:
    """Split a dataset at random into a part to train with and a part to test with, and return a loader for each.

    Every sample is in exactly one of the two, `round(len(dataset) * train_fraction)` of them in the first. Both loaders
    give batches of `batch_size` samples, and a last one with what is left. The train loader shuffles, in another order at
    each pass; the test loader gives its samples in the same order at each pass.

    Whoever runs this with the same seed gets the same split and the same order in the first, second, ... pass over the
    train loader, whatever happened before: no matter how often the test loader was read in between, or what other code
    drew at random. So the randomness comes from generators of your own, and the global one is not seeded.

    >>> dataset = [(torch.tensor([float(i)]), i) for i in range(5)]
    >>> train, test = make_loaders(dataset, batch_size=2, train_fraction=0.6, seed=1)
    >>> [len(labels) for _, labels in train], [len(labels) for _, labels in test]
    ([2, 1], [2])
    >>> sorted(label.item() for loader in (train, test) for _, labels in loader for label in labels)
    [0, 1, 2, 3, 4]

    dataset: anything with a length that is indexed from 0. batch_size: at least 1. train_fraction: 0 to 1; at the ends one of
    the loaders is empty. seed: an int from 0 on.
    https://docs.pytorch.org/docs/stable/data.html
    https://docs.pytorch.org/docs/stable/notes/randomness.html#dataloader
    """
    # TODO: split with a generator of your own; only the train loader shuffles
    raise NotImplementedError
