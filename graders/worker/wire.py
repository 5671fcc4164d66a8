"""The wire between judge and worker: values only, for bytes that nobody trusts. Standard library only; both sides use it.

A frame is ``magic, u32 header length, u32 payload length, header (JSON), payload (raw buffers one after the other)``. There
is no pickle, no zip, no reference and no object in it. The header is a tree of nodes:

===================  =======================================================================================
None, bool, int, str themselves (an int must fit 64 bits signed)
float                ``{"f": hex}``, so that nan, inf and -0.0 travel exactly
complex              ``{"c": [hex, hex]}``
list, tuple          ``{"l": [...]}``, ``{"t": [...]}``
dict                 ``{"d": [[key, value], ...]}``, keys None, bool, int, float or str (others travel as a str)
`Block`              ``{"b": bytes, "m": {...}}``: that many bytes of the payload and flat facts about them
`Other`              ``{"o": type name}``: something that has no value here, named only
===================  =======================================================================================

`encode` gives frames that `decode` takes, or raises `ValueError`: honest values are never called malformed. `decode` raises
`Malformed` and nothing else, whatever the bytes; it takes memory in proportion to bytes that really came.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from json import JSONDecoder
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

MAGIC = b"blz1"
PREFIX = struct.Struct("<4sII")
MAX_HEADER = 1 << 21
MAX_PAYLOAD = 1 << 26
MAX_NODES = 60_000
MAX_DEPTH = 48
MAX_TEXT = 1 << 16
_INT = 1 << 63
_StructError = struct.error


class Malformed(ValueError):
    """The bytes are no frame of ours."""


@dataclass(frozen=True, slots=True)
class Block:
    """Raw bytes and flat facts about them (`meta`: JSON values; for tensors see `harness.describe`)."""

    meta: dict[str, Any]
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Other:
    """Something that does not travel; `type` is the name of its type as the worker gave it."""

    type: str


def encode(value: Any) -> bytes:
    """The frame of `value`; raises `ValueError` where it is too large to be accepted on the other side."""
    writer = _Writer()
    header = _json(writer.node(value, 0)).encode()
    size = sum(map(len, writer.payload))
    if len(header) > MAX_HEADER or size > MAX_PAYLOAD:
        raise ValueError(f"too large to send: header of {len(header)} bytes, payload of {size}")
    return b"".join((PREFIX.pack(MAGIC, len(header), size), header, *writer.payload))


class _Writer:
    """Builds a header and collects the buffers; counts nodes and depth as `_Reader` does."""

    def __init__(self) -> None:
        self.payload: list[bytes] = []
        self.nodes = 0

    def node(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise ValueError(f"too large to send: more than {MAX_NODES} values")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is str:
            return _text(value)
        if kind is int:
            return value if -_INT <= value < _INT else {"o": "int of more than 64 bits"}
        if kind is float:
            return {"f": value.hex()}
        if kind is complex:
            return {"c": [value.real.hex(), value.imag.hex()]}
        if kind in (list, tuple, dict) and depth == MAX_DEPTH:
            return {"o": "a value nested too deeply"}
        if kind is list:
            return {"l": [self.node(v, depth + 1) for v in value]}
        if kind is tuple:
            return {"t": [self.node(v, depth + 1) for v in value]}
        if kind is dict:
            return {"d": [[self.key(k, depth + 1), self.node(v, depth + 1)] for k, v in value.items()]}
        if kind is Block:
            self.payload.append(value.data)
            self.nodes += len(value.meta)
            return {"b": len(value.data), "m": value.meta}
        if kind is Other:
            return {"o": _text(value.type)[:200]}
        return {"o": _text(kind.__name__)[:200]}

    def key(self, key: Any, depth: int) -> Any:
        """A key of a kind that no dict has on the other side becomes a text that names it."""
        known = key is None or type(key) in (bool, float, str) or (type(key) is int and -_INT <= key < _INT)
        return self.node(key if known else f"<{type(key).__name__}>", depth)


def _json(tree: Any) -> str:
    """JSON's text. Our own: in a worker `json.dumps` may be somebody else's by now."""
    kind = type(tree)
    if kind is str:
        return _quoted(tree)
    if kind is int:
        return int.__repr__(tree)
    if kind is dict:
        return "{" + ",".join([f"{_quoted(key)}:{_json(value)}" for key, value in tree.items()]) + "}"
    if kind is list or kind is tuple:
        return "[" + ",".join([_json(value) for value in tree]) + "]"
    if tree is None:
        return "null"
    if kind is bool:
        return "true" if tree else "false"
    raise ValueError("no fact of a block")


def _text(text: str) -> str:
    """Well-formed and bounded: lone surrogates become question marks."""
    return text[:MAX_TEXT].encode("utf-8", "replace").decode()


def lengths(prefix: bytes) -> tuple[int, int]:
    """(header length, payload length) of a frame's first `PREFIX.size` bytes, checked before anything is read or taken."""
    magic, header, payload = PREFIX.unpack(prefix)
    if magic != MAGIC:
        raise Malformed("no frame starts like this")
    if header > MAX_HEADER or payload > MAX_PAYLOAD:
        raise Malformed(f"announces {header} + {payload} bytes")
    return header, payload


def decode(frame: bytes) -> Any:
    """The value of a whole frame; raises `Malformed` for anything else."""
    try:
        header, payload = lengths(frame[: PREFIX.size])
        if len(frame) != PREFIX.size + header + payload:
            raise Malformed("length")
        text = frame[PREFIX.size : PREFIX.size + header].decode("utf-8", "strict")
        tree, end = _scan(text, 0)
        if end != len(text):
            raise Malformed("more than one value")
        reader = _Reader(memoryview(frame)[PREFIX.size + header :])
        value = reader.node(tree, 0)
        if reader.at != payload:
            raise Malformed("bytes that belong to nothing")
        return value
    except Malformed:
        raise
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        RecursionError,
        StopIteration,
        _StructError,
        OverflowError,
        AttributeError,
    ) as error:
        raise Malformed(type(error).__name__) from None


def _small_int(digits: str) -> int:
    if len(digits) > 20:
        raise Malformed("a number of too many digits")
    return int(digits)


def _no_number(text: str) -> float:
    raise Malformed(f"a bare {text[:20]}")


_scan = JSONDecoder(parse_int=_small_int, parse_float=_no_number, parse_constant=_no_number).scan_once  # type: ignore[attr-defined]


class _Reader:
    """Walks a header and takes each block's bytes off the payload."""

    def __init__(self, payload: memoryview) -> None:
        self.payload, self.at, self.nodes = payload, 0, 0

    def node(self, tree: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise Malformed("too many or too deep")
        kind = type(tree)
        if kind is str:
            return _text(tree)
        if tree is None or kind is bool or (kind is int and -_INT <= tree < _INT):
            return tree
        if kind is not dict or not 1 <= len(tree) <= 2:
            raise Malformed("node")
        if "b" in tree:
            return self.block(tree["b"], tree["m"])
        ((tag, body),) = tree.items()
        if tag == "f":
            return _float(body)
        if tag == "c":
            real, imaginary = body
            return complex(_float(real), _float(imaginary))
        if tag in ("l", "t") and type(body) is list:
            items = [self.node(v, depth + 1) for v in body]
            return items if tag == "l" else tuple(items)
        if tag == "d" and type(body) is list:
            return {_key(self.node(k, depth + 1)): self.node(v, depth + 1) for k, v in body}
        if tag == "o" and type(body) is str:
            return Other(_text(body)[:200])
        raise Malformed("node")

    def block(self, size: Any, meta: Any) -> Block:
        if type(size) is not int or not 0 <= size <= len(self.payload) - self.at or type(meta) is not dict:
            raise Malformed("block")
        self.nodes += len(meta)
        data = bytes(self.payload[self.at : self.at + size])
        self.at += size
        return Block(meta, data)


def _float(text: Any) -> float:
    if type(text) is not str or len(text) > 40:
        raise Malformed("float")
    return float.fromhex(text)


def _key(key: Any) -> Any:
    if key is not None and type(key) not in (bool, int, float, str):
        raise Malformed("key")
    return key
