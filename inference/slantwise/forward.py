"""The network over an article of any length, in chunks of bounded memory."""

from collections.abc import Iterator, Sequence

from slantwise.windows import Window
from slantwise_models.runtime import NetworkOutput, OnnxNetwork

WINDOWS_AT_ONCE = 8
"""Windows in one forward pass; bounds the memory that a long text needs."""


def read_windows(network: OnnxNetwork, windows: Sequence[Window]) -> Iterator[tuple[Sequence[Window], NetworkOutput]]:
    """Each chunk of windows, in order, with what the network says of it.

    Args:
        network: The loaded model.
        windows: The windows of one article; none gives no chunk.
    """
    for first in range(0, len(windows), WINDOWS_AT_ONCE):
        chunk = windows[first : first + WINDOWS_AT_ONCE]
        yield chunk, network.run(chunk)
