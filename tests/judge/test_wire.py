"""The wire: what goes in comes out, and whatever an enemy sends is `Malformed` and nothing else."""

from __future__ import annotations

import json
import math
import os
import random
import struct
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.worker import wire
from graders.worker.wire import Block, Malformed, Other

MUTATIONS = 1_000_000 if os.environ.get("FULL") else 100_000
PROFILE = settings(max_examples=200, deadline=None, database=None, derandomize=True)

keys = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text(max_size=5)
scalars = keys | st.floats() | st.complex_numbers()
facts = st.dictionaries(
    st.text(max_size=5), st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=5), max_size=3
)
blocks = st.builds(Block, facts, st.binary(max_size=20))
others = st.builds(Other, st.text(max_size=20))
values = st.recursive(
    scalars | blocks | others,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=20,
)


def frame(header: bytes, payload: bytes = b"") -> bytes:
    """A frame whose lengths are right, whatever its header says."""
    return wire.PREFIX.pack(wire.MAGIC, len(header), len(payload)) + header + payload


def same(a: Any, b: Any) -> bool:
    """Equal to the type and to the sign of zero; nan equals nan."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return a.hex() == b.hex()
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return len(a) == len(b) and all(map(same, a, b)) and all(map(same, a.values(), b.values()))
    return bool(a == b)


# ---------------------------------------------------------------------------------------------------------- round trip


@PROFILE
@given(values)
def test_whatever_is_sent_arrives_to_the_type_and_the_bit(value: Any) -> None:
    """Every kind of value comes back the same, its type and the sign of a zero included."""
    assert same(wire.decode(wire.encode(value)), value)


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, -math.inf, -0.0, 5e-324, complex(math.nan, -0.0), -(2**63), 2**63 - 1, "", b"".decode()],
)
def test_numbers_at_the_edges_arrive(value: Any) -> None:
    """Numbers for which JSON has no word, or the wrong one, arrive exactly."""
    assert same(wire.decode(wire.encode([value, {"k": value}])), [value, {"k": value}])


@pytest.mark.parametrize("value", [{1, 2}, b"raw", object(), len, 2**63, -(2**63) - 1, type("List", (list,), {})([1])])
def test_what_has_no_value_here_is_named_only(value: Any) -> None:
    """Anything else than a plain value arrives as the name of its type, never as an object."""
    arrived = wire.decode(wire.encode(value))
    assert type(arrived) is Other
    assert arrived.type


def test_lone_surrogates_do_not_travel() -> None:
    """A text that no UTF-8 can hold arrives as a text that it can, also from a header that was written by hand."""
    assert wire.decode(wire.encode("a\ud800b")) == "a?b"
    assert wire.decode(frame(rb'"\ud800"')) == "?"


def test_keys_that_no_dict_may_have_on_the_other_side_become_texts() -> None:
    """A dict with odd keys is no forgery: the keys arrive as texts that name them."""
    assert wire.decode(wire.encode({2**70: 1, (1, 2): 2, "a": 3})) == {"<int>": 1, "<tuple>": 2, "a": 3}


@pytest.mark.parametrize("wrap", [lambda v: [v], lambda v: (v,), lambda v: {"k": v}])
def test_a_value_nested_too_deeply_is_cut_and_not_refused(wrap: Any) -> None:
    """However deep an honest value is, its frame is well-formed: what lies too deep is named only."""
    for depth in (wire.MAX_DEPTH - 1, wire.MAX_DEPTH, wire.MAX_DEPTH + 1, wire.MAX_DEPTH + 2, 200):
        value: Any = 1
        for _ in range(depth):
            value = wrap(value)
        arrived = wire.decode(wire.encode(value))
        assert same(arrived, value) is (depth <= wire.MAX_DEPTH)


@pytest.mark.parametrize(
    "value",
    [
        list(range(wire.MAX_NODES)),
        [Block({"a": 1, "b": 2})] * (wire.MAX_NODES // 3 + 1),
        {str(i): i for i in range(wire.MAX_NODES // 2)},
        ["x" * wire.MAX_TEXT] * (wire.MAX_HEADER // wire.MAX_TEXT + 1),
        Block({}, bytes(wire.MAX_PAYLOAD + 1)),
        [Block({"nan": math.nan})],
    ],
    ids=["numbers", "blocks", "dict", "texts", "payload", "nan as a fact"],
)
def test_what_the_other_side_would_refuse_is_not_sent(value: Any) -> None:
    """`encode` itself says that a value is too large, so that an honest sender is never taken for a forger."""
    with pytest.raises(ValueError):
        wire.encode(value)


def test_as_many_values_as_may_travel_do() -> None:
    """The limit itself is allowed, on both sides alike."""
    assert len(wire.decode(wire.encode(list(range(wire.MAX_NODES - 1))))) == wire.MAX_NODES - 1


# ------------------------------------------------------------------------------------------------------------- enemies


def taken(data: bytes) -> bool:
    """Whether `decode` takes it; anything but `Malformed` is let through to fail the test."""
    try:
        wire.decode(data)
    except Malformed:
        return False
    return True


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"{}",
        b"[]",
        b"1.5",
        b"NaN",
        b"Infinity",
        b"1e5",
        b"9" * 5000,
        b"9223372036854775808",
        b"\xff",
        b'"unfinished',
        b'{"f":1}',
        b'{"f":"nan nan"}',
        b'{"f":"0x1p999999"}',
        b'{"f":"' + b"1" * 41 + b'"}',
        b'{"c":["0x0p0"]}',
        b'{"c":5}',
        b'{"l":{}}',
        b'{"l":"ab"}',
        b'{"t":null}',
        b'{"d":[[1]]}',
        b'{"d":[5]}',
        b'{"d":[[{"l":[]},1]]}',
        b'{"d":[[{"b":0,"m":{}},1]]}',
        b'{"o":5}',
        b'{"x":1}',
        b'{"l":[],"t":[]}',
        b'{"b":1,"m":{}}',
        b'{"b":-1,"m":{}}',
        b'{"b":true,"m":{}}',
        b'{"b":0}',
        b'{"b":0,"m":[]}',
        b'{"b":0,"m":{},"x":1}',
        b'{"b":"0","m":{}}',
        b"[" * 100_000,
        b'{"l":[' * 100_000,
        b'{"l":[' * 100 + b"]}" * 100,
        b'{"l":[' + b"1," * wire.MAX_NODES + b"1]}",
        b'{"b":0,"m":{"x":' + b"[" * 50_000 + b"]" * 50_000 + b"}}",
    ],
    ids=lambda header: header[:24].decode("latin-1"),
)
def test_a_header_that_we_never_write_is_malformed(header: bytes) -> None:
    """Each of these headers, with lengths that fit, is refused as malformed."""
    assert not taken(frame(header))


@pytest.mark.parametrize("tail", [b"x", b"xy"])
def test_bytes_that_belong_to_nothing_are_malformed(tail: bytes) -> None:
    """A payload of which no block speaks is refused, and so is a frame that goes on after its end."""
    assert not taken(frame(b"null", tail))
    assert not taken(wire.encode(Block({}, b"ab")) + tail)


@pytest.mark.parametrize("size", range(wire.PREFIX.size + 1))
def test_a_frame_cut_short_is_malformed(size: int) -> None:
    """No beginning of a frame is a frame."""
    whole = wire.encode({"a": Block({"x": 1}, b"abc")})
    assert not taken(whole[:size])
    assert not taken(whole[: -size - 1])


@pytest.mark.parametrize(
    "header, payload", [(wire.MAX_HEADER + 1, 0), (0, wire.MAX_PAYLOAD + 1), (2**32 - 1, 2**32 - 1)]
)
def test_announced_lengths_are_checked_before_anything_is_read(header: int, payload: int) -> None:
    """The first twelve bytes are enough to refuse a frame that is too large."""
    with pytest.raises(Malformed):
        wire.lengths(struct.pack("<4sII", wire.MAGIC, header, payload))


def test_two_frames_at_once_are_malformed() -> None:
    """A doubled reply is not one reply."""
    assert not taken(wire.encode(1) * 2)


@PROFILE
@given(st.binary(max_size=64))
def test_random_bytes_are_malformed(data: bytes) -> None:
    """Bytes that do not start as a frame does are refused, whatever they are."""
    assert not taken(data)


@PROFILE
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from("flcdtbmo") | st.text(), v),
    ),
    st.binary(max_size=8),
)
def test_any_json_is_taken_or_malformed(tree: Any, payload: bytes) -> None:
    """Any JSON as a header is either one of our trees or malformed; no other exception comes out."""
    taken(frame(json.dumps(tree).encode(), payload))


SEEDS = [
    wire.encode(
        {"id": 2**61, "status": "returned", "result": Block({"kind": "tensor", "shape": [2, 3], "at": 64}, b"\0" * 24)}
    ),
    wire.encode([1, -1.5, "text", None, True, (2, 3j), {"a": {"b": [Other("x")]}, 1: 2, None: 3.5}]),
    wire.encode({"error": {"type": "ValueError", "text": "a\nb", "line": 3, "stub": False, "bases": ["object"]}}),
]


def mutated(rng: random.Random) -> bytearray:
    """A frame with some bytes changed, dropped, doubled or put in from another frame; often with lengths that fit again."""
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randint(1, 4)):
        at, kind = rng.randrange(len(data)) if data else 0, rng.randrange(6)
        if kind == 0:
            data[at : at + 1] = bytes([rng.randrange(256)])
        elif kind == 1:
            del data[at : at + rng.randint(1, 8)]
        elif kind == 2:
            data[at:at] = data[at : at + rng.randint(1, 30)]
        elif kind == 3:
            other = rng.choice(SEEDS)
            start = rng.randrange(len(other))
            data[at:at] = other[start : start + rng.randint(1, 30)]
        elif kind == 4:
            data[at:at] = rng.choice(
                [b'{"l":[', b"]}", b"-", b"0", b"null", b'"', b"\\ud800", b"1e9", b"[", b'{"b":', b"9" * 25]
            )
        else:
            data[at : at + 1] = bytes([data[at] ^ (1 << rng.randrange(8))]) if data else b""
    if rng.random() < 0.7 and len(data) > wire.PREFIX.size:
        end = data.rfind(b"}") + 1
        header = max(0, (end or len(data)) - wire.PREFIX.size)
        data[: wire.PREFIX.size] = wire.PREFIX.pack(wire.MAGIC, header, len(data) - wire.PREFIX.size - header)
    return data


def test_mutated_frames_are_taken_or_malformed() -> None:
    """A hundred thousand mutated frames (a million with FULL=1): only `Malformed` comes out, and some are taken."""
    rng, accepted = random.Random(20_240_607), 0
    for number in range(MUTATIONS):
        data = bytes(mutated(rng))
        try:
            accepted += taken(data)
        except Exception as error:
            pytest.fail(f"mutation {number}: {type(error).__name__} for {data!r}")
    assert (
        MUTATIONS * 0.01 < accepted < MUTATIONS * 0.9
    )  # else the mutations test nothing, or the decoder takes anything


# -------------------------------------------------------------------------------------------------------------- memory


def peak(data: bytes) -> int:
    """Bytes that `decode` takes at most for that frame, beside the frame itself."""
    tracemalloc.start()
    try:
        taken(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<4sII", wire.MAGIC, wire.MAX_HEADER, wire.MAX_PAYLOAD) + b"null",
        frame(b'{"b":67108864,"m":{}}', b"x"),
        frame(b'{"l":[' + b",".join([b'{"b":67108864,"m":{}}'] * 50) + b"]}", b"x"),
        frame(b"9" * 100_000),
        frame(b"[" * 100_000),
    ],
    ids=["announced", "block", "blocks", "digits", "brackets"],
)
def test_memory_is_taken_for_bytes_that_came_and_not_for_promises(data: bytes) -> None:
    """A small frame that speaks of much costs little."""
    assert peak(data) < 100 * len(data) + 1_000_000


def test_the_most_costly_header_stays_bounded() -> None:
    """The costliest header of full length (a node for every few bytes) is refused at a bounded price."""
    assert peak(frame((b'{"l":[' + b"[]," * 700_000)[: wire.MAX_HEADER - 2] + b"]}")) < 200 << 20


def test_blocks_share_no_memory_with_the_frame() -> None:
    """A block's bytes are its own: nothing that happens to the frame later changes them."""
    data = bytearray(wire.encode(Block({}, b"abc")))
    block = wire.decode(bytes(data))
    data[-3:] = b"xyz"
    assert block.data == b"abc"
