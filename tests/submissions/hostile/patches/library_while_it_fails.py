# tries: the same, with an exception for the grader to describe
# exercise: add_in_place
# verdict: failed
# cause: exception
import linecache
import traceback

linecache.getline = linecache.getlines = linecache.updatecache = lambda *things: 1 / 0
traceback.format_exc = traceback.format_exception = traceback.walk_tb = lambda *things, **named: 1 / 0


def add_in_place(y, x):
    raise ValueError("describe me")
