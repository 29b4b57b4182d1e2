"""YAML as cards use it."""

from typing import Any

import yaml

_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is about eight times as fast, where PyYAML was built with it
_KEPT_AS_TEXT = frozenset({"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int"})


class _CardLoader(_Safe):  # type: ignore[misc]  # the base is chosen at run time
    """The safe loader that keeps dates as they are written and refuses a field given twice."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # the name and kind are PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in _KEPT_AS_TEXT]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys: set[Any] = set()
        for key, _ in node.value:
            if key.value in keys:
                raise yaml.constructor.ConstructorError(None, None, f"the field {key.value!r} is given twice", key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                keys.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def parse_yaml(text: str) -> Any:
    """The one document in the text, dates and numbers left as text.

    Raises:
        yaml.YAMLError: The text is not YAML, or gives a field twice.
    """
    return yaml.load(text, Loader=_CardLoader)
