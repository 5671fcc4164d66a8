# verdict: passed
# why: the exchange protocol that both libraries speak; it hands over the memory itself.
import numpy


def array_view_of(t):
    without_graph = t.detach()
    return numpy.from_dlpack(without_graph)
