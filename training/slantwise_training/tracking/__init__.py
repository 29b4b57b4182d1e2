"""What is kept of a training run, in MLflow and in the run's folder."""

from slantwise_training.tracking.run import Run
from slantwise_training.tracking.session import track

__all__ = ["Run", "track"]
