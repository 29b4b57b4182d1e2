"""Dataclasses from YAML: types checked, every fault noted, unknown settings answered with the nearest known one."""

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal, TypeVar

import yaml

Settings = TypeVar("Settings")


def build(kind: type[Settings], raw: dict[str, Any], faults: list[str]) -> Settings:
    """Fills a dataclass, and the dataclasses in it, from a mapping.

    Args:
        kind: The dataclass; its fields have defaults.
        raw: Values by name.
        faults: Told of every fault; what is at fault has its default in the result.
    """
    names = list(_names(kind))
    built: Settings = _build(kind, raw, "", names, faults)
    return built


def override(raw: dict[str, Any], text: str, faults: list[str]) -> None:
    """Applies ``key=value``; the value is YAML, the key dotted for nested settings."""
    key, sign, value = text.partition("=")
    if not sign or not key:
        faults.append(f"override {text!r} must be key=value")
        return
    try:
        set_key(raw, key, yaml.safe_load(value), faults)
    except yaml.YAMLError:
        faults.append(f"override {text!r}: the value is no YAML")


def set_key(raw: dict[str, Any], key: str, value: Any, faults: list[str]) -> None:
    """Sets a value under a dotted key."""
    section = raw
    *parents, last = key.split(".")
    for parent in parents:
        if section.get(parent) is None:
            section[parent] = {}
        section = section[parent]
        if not isinstance(section, dict):
            faults.append(f"{key} cannot be set: {parent} is no section")
            return
    section[last] = value


def _names(kind: Any, prefix: str = "") -> Iterator[str]:
    """Every setting under its dotted key."""
    for name, hint in typing.get_type_hints(kind).items():
        yield f"{prefix}{name}"
        if dataclasses.is_dataclass(hint):
            yield from _names(hint, f"{prefix}{name}.")


def _build(kind: Any, raw: dict[str, Any], prefix: str, names: list[str], faults: list[str]) -> Any:
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in hints:
            faults.append(f"unknown setting {prefix}{key}" + _hint(f"{prefix}{key}", names))
        elif dataclasses.is_dataclass(hints[key]):
            if isinstance(value, dict):
                values[key] = _build(hints[key], value, f"{prefix}{key}.", names, faults)
            else:
                faults.append(f"{prefix}{key} must be a mapping, got {value!r}")
        elif not _fits(value, hints[key]):
            faults.append(f"{prefix}{key} must be {_describe(hints[key])}, got {value!r}" + _exponent(value))
        else:
            values[key] = _as(value, hints[key])
    try:
        return kind(**values)
    except ValueError as error:
        faults += [f"{prefix}{fault}" for fault in str(error).split("; ")]
        return kind()


def _hint(key: str, names: list[str]) -> str:
    """The known setting that was perhaps meant: one spelled alike, or one of that name in another section."""
    last = key.rpartition(".")[2]
    near = difflib.get_close_matches(key, names, 1) or [name for name in names if name.rpartition(".")[2] == last]
    near = near or difflib.get_close_matches(last, names, 1)
    return f" (did you mean {near[0]}?)" if near else ""


def _exponent(value: Any) -> str:
    """YAML 1.1 takes ``1e-4`` for text."""
    if not isinstance(value, str):
        return ""
    try:
        return f" (write {float(value):.1e})"
    except ValueError:
        return ""


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value is of a type; True and False are no numbers."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return any(_fits(value, option) for option in arguments)
    if origin is Literal:
        return value in arguments
    if origin is list:
        return isinstance(value, list) and all(_fits(item, arguments[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(k, arguments[0]) and _fits(v, arguments[1]) for k, v in value.items())
    kinds: Any = {Any: object, float: (int, float)}.get(hint, hint)
    return isinstance(value, kinds) and (hint in (bool, Any) or not isinstance(value, bool))


def _as(value: Any, hint: Any) -> Any:
    """Whole numbers are written as floats where a float is asked for."""
    floats = hint is float or (float in typing.get_args(hint) and value is not None)
    return float(value) if floats and isinstance(value, int) else value


def _describe(hint: Any) -> str:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return " or ".join("nothing (null)" if option is type(None) else _describe(option) for option in arguments)
    if origin is Literal:
        return "one of " + ", ".join(map(str, arguments))
    if origin is list:
        return f"a list, each {_describe(arguments[0])}"
    if origin is dict:
        return f"a mapping, each value {_describe(arguments[1])}"
    return str(getattr(hint, "__name__", hint))
