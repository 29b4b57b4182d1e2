"""What is kept of a training run, in its folder and in MLflow."""

from slantwise_training.tracking.run import Run
from slantwise_training.tracking.sending import send, unsent
from slantwise_training.tracking.session import track

__all__ = ["Run", "send", "track", "unsent"]
