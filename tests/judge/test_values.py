"""Values between judge and worker: text, memory and geometry of honest ones; whatever a liar claims is the liar's fault."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.faults import LearnerFault
from graders.judge.client import ARENA
from graders.judge.got import Got, the_only
from graders.judge.strategies import LAYOUTS, arrays, broadcastable_to, geometry, like, shapes, tensors
from graders.judge.translate import Inputs, decode
from graders.judge.values import (
    COMPLEX,
    FLOATS,
    INTEGERS,
    STORAGE,
    Array,
    Seen,
    Tensor,
    array,
    contiguous_stride,
    describe,
    from_storage,
    tensor,
    to_storage,
)
from graders.worker.wire import Block

PROFILE = settings(max_examples=150, deadline=None, database=None, derandomize=True)


class Memory:
    """As much of a `Worker` as inputs and observations need: an arena and where its next free byte is."""

    def __init__(self) -> None:
        self.memory = bytearray(ARENA)
        self.used = 64

    def allot(self, size: int) -> int:
        """As `Worker.allot`."""
        start, self.used = self.used, (self.used + size + 127) // 64 * 64
        return start


@pytest.fixture(scope="module")
def worker() -> Any:
    """One arena for this module."""
    return Memory()


# ---------------------------------------------------------------------------------------------------------------- text

SHOWN = [
    (tensor([0.0]), "tensor([0.])"),
    (tensor(2.5), "tensor(2.5)"),
    (tensor([[1.0, 0.125], [-0.0, 2.0]]), "tensor([[1., 0.125], [-0., 2.]])"),
    (tensor([]), "tensor([])"),
    (tensor(np.zeros((0, 3))), "tensor([], size=(0, 3))"),
    (tensor([1, 2], "int64"), "tensor([1, 2])"),
    (tensor([1, 2], "uint8"), "tensor([1, 2], dtype=torch.uint8)"),
    (tensor([True]), "tensor([1.])"),
    (tensor([True], "bool"), "tensor([True])"),
    (tensor([0.1], "bfloat16"), "tensor([0.100098], dtype=torch.bfloat16)"),
    (tensor([math.nan, math.inf]), "tensor([nan, inf])"),
    (tensor([1 + 2j], "complex64"), "tensor([1+2j], dtype=torch.complex64)"),
    (tensor([1.0], requires_grad=True), "tensor([1.], requires_grad=True)"),
    (tensor([1.0], requires_grad=True, nonleaf=True), "tensor([1.], with grad_fn)"),
    (tensor([1.0], device="meta"), "tensor([1.], device='meta')"),
    (array([1.0], "float64"), "array([1.])"),
    (array([1.0]), "array([1.], dtype=float32)"),
    (array([1.0], "float64", writable=False), "array([1.]) (read-only)"),
]


@pytest.mark.parametrize("value, text", SHOWN, ids=[text for _, text in SHOWN])
def test_values_read_as_a_learner_would_write_them(value: Any, text: str) -> None:
    """An input's text is what torch or NumPy would print, and says what is special about it."""
    assert describe(value) == text


def test_a_long_value_is_cut() -> None:
    """A message stays short whatever the input."""
    assert len(describe(tensor(np.arange(10_000.0)))) < 100
    assert len(describe(tensor(np.zeros((20, 20, 20))))) < 1200


@PROFILE
@given(tensors())
def test_every_tensor_can_be_shown(value: Tensor) -> None:
    """Whatever is drawn has a text of one line, and memory out of the ordinary is named in it."""
    text = describe(value)
    assert "\n" not in text
    assert ("strides" in text) is not value.is_contiguous


# ------------------------------------------------------------------------------------------------------------- storage


@PROFILE
@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20))
def test_bfloat16_is_rounded_to_nearest_even(bits: list[int]) -> None:
    """A float32 becomes the nearest bfloat16, ties to the even one, as torch has it."""
    values = np.array(bits, "u4").view("f4")
    values = values[np.isfinite(values)]
    back = from_storage(to_storage(values, "bfloat16"), "bfloat16")
    for value, found in zip(values.tolist(), back.tolist(), strict=True):
        low = np.array([value], "f4").view("u4") & 0xFFFF0000
        down, up = low.view("f4")[0], (low + 0x10000).view("f4")[0]
        if np.isfinite(up):
            nearest = (
                {down}
                if abs(value - down) < abs(up - value)
                else {up}
                if abs(up - value) < abs(value - down)
                else {down, up}
            )
            assert found in nearest


@pytest.mark.parametrize("dtype", [*FLOATS, *INTEGERS, *COMPLEX, "bool"])
def test_numbers_survive_their_storage(dtype: str) -> None:
    """Small exact numbers come back as they were, zero-size and 0-d among them."""
    for values in (np.array([0, 1, 0, 1]), np.array(1), np.zeros((0, 2))):
        back = from_storage(to_storage(values, dtype), dtype)
        assert back.shape == values.shape
        assert np.array_equal(back, values.astype(back.dtype))


@PROFILE
@given(tensors(dtype=st.sampled_from([*FLOATS, *INTEGERS, *COMPLEX, "bool"])), st.integers(0, 1000))
def test_what_is_written_for_a_worker_is_read_back_from_the_arena(value: Tensor, seed: int) -> None:
    """An input's bytes lie in the arena; read through the same geometry they are the input's elements."""
    inputs = Inputs(memory := Memory(), "cpu")  # type: ignore[arg-type]
    block = inputs.encode(value)
    assert np.array_equal(inputs.now(value), value.base) or value.base.nbytes == 0
    start, _ = block.meta["storage"]
    facts = {
        k: v for k, v in block.meta.items() if k in ("kind", "dtype", "shape", "stride", "device", "requires_grad")
    }
    seen = decode(
        Block({**facts, "type": "Tensor", "layout": "strided", "at": start + value.offset * value.base.itemsize}),
        memory,
    )  # type: ignore[arg-type]
    assert seen.storage.tobytes() == np.ascontiguousarray(value.storage).tobytes()


@pytest.mark.parametrize("where", ["sent", "in the arena"])
def test_bytes_of_a_bool_tensor_are_true_or_false(where: str) -> None:
    """Memory that nobody wrote holds any bytes: as bool all but 0 are true, and nobody is accused of a forged answer."""
    memory: Any = Memory()
    meta = {"kind": "tensor", "type": "Tensor", "dtype": "bool", "layout": "strided", "device": "cpu"}
    meta |= {"shape": [4], "stride": [1]}
    data = bytes([0, 1, 7, 255])
    if where == "in the arena":
        memory.memory[64:68] = data
        seen = decode(Block({**meta, "at": 64}), memory)
    else:
        seen = decode(Block(meta, data), memory)
    assert seen.storage.tolist() == [False, True, True, True]
    assert seen.storage.tobytes() == bytes([0, 1, 1, 1])


def test_shared_storage_is_written_once_and_the_same_object_is_told() -> None:
    """Two views of one base share memory on the other side too; the same tensor given twice is one object there."""
    inputs = Inputs(Memory(), "cpu")  # type: ignore[arg-type]
    x = tensor([1.0, 2.0])
    first, view, again, other = inputs.encode([x, x.but(shape=(1,), stride=(1,)), x, tensor([1.0, 2.0])])
    assert first.meta["storage"] == view.meta["storage"] != other.meta["storage"]
    assert again.meta["same"] == first.meta["number"] != view.meta["number"]


# ---------------------------------------------------------------------------------------------------------- strategies


@PROFILE
@given(shapes())
def test_shapes_are_small_and_of_every_kind(shape: tuple[int, ...]) -> None:
    """At most four dimensions and 64 elements."""
    assert len(shape) <= 4
    assert math.prod(shape) <= 64


@pytest.mark.parametrize("layout", LAYOUTS)
@PROFILE
@given(shape=shapes())
def test_a_layout_stays_inside_its_storage(layout: str, shape: tuple[int, ...]) -> None:
    """No stride or offset of ours leaves the storage, and only "expanded" lays elements over one another."""
    stride, offset, count = geometry(shape, layout)
    if math.prod(shape):
        places = np.lib.stride_tricks.as_strided(np.arange(10_000)[offset:], shape, tuple(8 * s for s in stride))
        assert places.max() < count
        assert len(np.unique(places)) == math.prod(shape) or layout == "expanded"


@PROFILE
@given(st.data())
def test_what_broadcasts_broadcasts(data: st.DataObject) -> None:
    """`broadcastable_to` gives what NumPy broadcasts to that very shape; `like` gives the same shape in memory of its own."""
    target = data.draw(tensors())
    other, twin = data.draw(broadcastable_to(target)), data.draw(like(target))
    assert np.broadcast_shapes(other.shape, target.shape) == target.shape
    assert (twin.shape, twin.dtype) == (target.shape, target.dtype)
    assert twin.base is not target.base


@PROFILE
@given(arrays(layouts=("contiguous", "permuted", "sliced", "offset", "reversed")))
def test_arrays_stay_inside_their_base(value: Array) -> None:
    """Also one that runs backwards reads within its base."""
    assert value.values.shape == value.shape


# --------------------------------------------------------------------------------------------------------------- liars

TENSOR: dict[str, Any] = {
    "kind": "tensor", "type": "Tensor", "dtype": "float32", "shape": [2], "device": "cpu", "requires_grad": False, "is_leaf": True,
    "grad_fn": None, "inference": False, "same": None, "layout": "strided", "version": 0, "stride": [1], "storage": 0, "at": 64,
}  # fmt: skip
ARRAY: dict[str, Any] = {
    "kind": "array", "type": "ndarray", "dtype": "<f4", "shape": [2], "stride": [4], "writable": True, "same": None, "at": 64,
}  # fmt: skip
LIES = [
    None, True, False, 0, 1, -1, 2, 63, 64, ARENA - 4, ARENA, 2**39, 2**48, 2**63 - 1, -(2**63), 10**19, "", "x", "float32", "cpu", "tensor",
    "array", "ndarray", "Tensor", "bool", "bfloat16", "complex128", "strided", "sparse_coo", "meta", "cuda:0", "<f4", ">f8", "|b1", "<c16",
    "<i3", "<i,f", "<f99", "<U3", "|O8", "|V4", "=f", "\ud800", "a" * 300, [], [0], [1], [2], [-4], [0, 1], [2, 2], [2**39] * 2, [0, 2**39, 2**39],
    [1] * 64, [2] * 64, [1] * 65, [10**19], [True], [None], ["x"], [[1]], {}, {"a": 1}, {"kind": "tensor"}, [0] * 64,
]  # fmt: skip


def lying(rng: random.Random) -> Block:
    """An observation of a tensor or an array with some facts replaced, dropped or added."""
    meta = dict(rng.choice((TENSOR, ARRAY)))
    for _ in range(rng.randint(1, 3)):
        name = rng.choice([*TENSOR, "writable"])
        if rng.random() < 0.15:
            meta.pop(name, None)
        else:
            meta[name] = rng.choice(LIES)
    if rng.random() < 0.5:
        meta.pop("at", None)
    return Block(meta, rng.choice((b"", bytes(8), b"\xff" * 8, bytes(16), b"\2\2")))


def test_any_claim_is_read_or_forged(worker: Any) -> None:
    """Twenty thousand made-up observations: each is read, or is the learner's fault; no other exception comes out."""
    rng, read = random.Random(7), 0
    for _ in range(20_000):
        block = lying(rng)
        try:
            seen = decode({"result": [block]}, worker)["result"][0]
        except LearnerFault as fault:
            assert fault.cause in ("forged", "answer"), block
            continue
        read += 1
        assert isinstance(seen, Seen)
        describe(seen)
    assert 800 < read < 18_000


@pytest.mark.parametrize(
    "facts",
    [
        {"shape": [2**20], "stride": [2**20]},
        {"at": ARENA - 4},
        {"shape": [3], "stride": [4_000_000]},
        {"kind": "array", "dtype": "<f4", "stride": [-4], "at": 0},
    ],
)
def test_a_claim_beyond_the_arena_is_forged(worker: Any, facts: dict[str, Any]) -> None:
    """Memory that the judge does not share is never read, however the claim gets there."""
    with pytest.raises(LearnerFault) as found:
        decode(Block(TENSOR | facts), worker)
    assert found.value.cause == "forged"


def test_an_expanded_answer_beyond_all_measure_is_no_forgery(worker: Any) -> None:
    """A tensor of a thousand million elements over four bytes is an answer, too large to look at, and takes no memory."""
    with pytest.raises(LearnerFault) as found:
        decode(Block(TENSOR | {"shape": [10**9], "stride": [0]}), worker)
    assert found.value.cause == "answer"


SENTENCES: dict[str, Callable[[Got], object]] = {
    "tensor": lambda got: got.result.tensor(),
    "array": lambda got: got.result.array(),
    "tuple": lambda got: got.result.tuple_of(2, "tensors"),
    "is_": lambda got: got.result.is_(int, "an int"),
    "shape": lambda got: got.result.shape((2,)),
    "dtype": lambda got: got.result.tensor().dtype("float32"),
    "dtype of an array": lambda got: got.result.array().dtype("float32"),
    "device": lambda got: got.result.device(),
    "is_input": lambda got: got.result.is_input("x"),
    "lies_over": lambda got: got.result.lies_over("x"),
    "own_memory": lambda got: got.result.own_memory("x"),
    "equals": lambda got: got.result.tensor().equals([0.0, 0.0], explain={"A4a": [1.0, 1.0]}),
    "close": lambda got: got.result.tensor().close([0.0, 0.0]),
    "array equals": lambda got: got.result.array().equals([0.0, 0.0]),
    "no_graph": lambda got: got.result.no_graph(),
    "proven_over": lambda got: got.result.proven_over("x"),
    "proven_apart": lambda got: got.result.proven_apart("x"),
    "arg": lambda got: got.arg("x").tensor().shape((2,)).equals([1.0, 2.0]),
    "unchanged": lambda got: got.unchanged("x"),
    "pure": lambda got: got.pure(),
    "pure but x": lambda got: got.pure(changes=["x"]),
    "grad": lambda got: got.grad("x"),
    "no_warning": lambda got: got.no_warning({"A4a": "x"}),
    "raised": lambda got: got.raised("ValueError", "then"),
    "item": lambda got: got.item("a", 0, name="a").tensor(),
    "memory": lambda got: got.memory("x"),
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_no_reply_breaks_a_sentence(sentence: Callable[[Got], object]) -> None:
    """Made-up replies, hundreds for each sentence of a check: it holds, or is the learner's fault; nothing else."""
    rng = random.Random(11)
    memory = Memory()
    for number in range(400):
        memory.used = 64
        x = tensor([1.0, 2.0], grad=tensor([3.0, 4.0]) if number % 3 == 0 else None)
        inputs = Inputs(memory, "cpu")  # type: ignore[arg-type]
        inputs.encode(x)

        def odd() -> Any:
            return rng.choice(
                (lying(rng), lying(rng), (lying(rng), lying(rng)), {"a": [lying(rng)]}, Block(TENSOR), *LIES)
            )

        reply = {
            "status": "returned",
            "result": odd(),
            "inputs": rng.choice(({"args.0": odd()}, {"args.0": Block(TENSOR)}, odd())),
            "grads": rng.choice(({"args.0": odd()}, {"args.0": Block(TENSOR)}, {}, odd())),
            "state": rng.choice(({}, {"grad mode": odd()}, {odd_key(rng): (odd(), odd())}, odd())),
            "warnings": rng.choice(([], [{"text": odd()}], [odd()], odd())),
            "error": rng.choice((None, {"type": odd(), "text": odd(), "bases": odd()}, odd())),
        }
        got = Got(
            reply=reply,
            inputs=inputs,
            given={"x": x},
            paths={"x": "args.0"},
            device="cpu",
            reread=lambda: {"result": odd()},
        )
        try:
            sentence(got)
        except LearnerFault as fault:
            assert isinstance(str(fault.fact), str)
        except Exception as error:
            pytest.fail(f"{type(error).__name__}: {error} for {reply}")


def odd_key(rng: random.Random) -> Any:
    """What may stand where a name is expected."""
    return rng.choice(("grad mode", "NumPy's random state", "default dtype", "x", "", 1, None, 2.5))


def test_contiguous_strides_are_torchs() -> None:
    """A size of 0 counts as 1, as torch has it."""
    assert contiguous_stride((2, 0, 3)) == (3, 3, 1)
    assert contiguous_stride(()) == ()


def test_storage_of_every_dtype_has_torchs_size() -> None:
    """Element sizes are torch's: a wrong one would lay inputs over one another."""
    sizes = {"bool": 1, "bfloat16": 2, "float16": 2, "complex64": 8, "complex128": 16}
    for name, dtype in STORAGE.items():
        bits = name.lstrip("abcdefghijklmnopqrstuvwxyz")
        assert dtype.itemsize == sizes.get(name, int(bits or 8) // 8)


def test_a_mistake_is_named_where_just_one_way_gives_what_was_seen() -> None:
    """Two ways that agree, one that is right as well, or one of another shape name no mistake."""
    near = (1e-4, 1e-5)
    assert the_only({"G5a": [2.0], "G5b": [3.0, 4.0]}, 4.0, near) == "G5b"
    assert the_only({"G5a": [2.0], "G5b": [2.0]}, 2.0, near) is None
    assert the_only({"G5a": [2.0]}, 5.0, near) is None
    assert the_only({"G5a": [2.0]}, 2.0001, near, right=2.0) is None
    assert the_only({"A19b": [np.ones((2, 1))]}, np.ones(2), near) is None
