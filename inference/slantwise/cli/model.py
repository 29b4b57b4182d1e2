"""What ``slantwise model`` shows."""

from pathlib import Path


def describe(model: Path | None) -> list[str]:
    """Name, version, SHA-256, labels and thresholds of a model, one line each.

    Raises:
        ModelError: The folder is missing, spoiled or of a newer format.
    """
    from slantwise_models.runtime import RELEASED, OnnxNetwork

    network = OnnxNetwork(RELEASED if model is None else model)  # loading checks the files against their checksums
    config = network.config
    low, high = config.source.uncertain
    lines = [
        f"name: {config.name}",
        f"version: {config.version}",
        f"sha256: {network.sha256}",
        f"source: uncertain between {low:.2f} and {high:.2f}, or where members differ by more than {config.source.max_spread:.2f}",
        f"voices: {', '.join(config.voices)}",
    ]
    for family, decoding in sorted(config.decoding.items()):
        lines.append(f"{family}, from this probability on:")
        lines += [f"  {label}: {threshold:.2f}" for label, threshold in decoding.label_start.items()]
    return lines
