"""The MLflow model: how a released folder becomes one, and which of them is the champion."""
