"""The bundled corpus: pairs of articles written for this project, one YAML file a pair."""
