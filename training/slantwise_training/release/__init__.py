"""From trained heads to a released folder: graph, thresholds, config, model card."""
