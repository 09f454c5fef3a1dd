"""Properties that cannot be read, and devices that live on to tell it."""

from types import SimpleNamespace
from typing import Any

from tango import CmdArgType
from tango.server import Device

from ska_tango_examples.core.errors import BadConfiguration

_WHOLE = "a whole number"
_KINDS = {
    CmdArgType.DevShort: _WHOLE,
    CmdArgType.DevUShort: _WHOLE,
    CmdArgType.DevLong: _WHOLE,
    CmdArgType.DevULong: _WHOLE,
    CmdArgType.DevLong64: _WHOLE,
    CmdArgType.DevULong64: _WHOLE,
    CmdArgType.DevFloat: "a number",
    CmdArgType.DevDouble: "a number",
}


class CheckedProperties(Device):
    """A device whose properties may be wrong: one that cannot be read has its default.

    PyTango raises an error in ``init_device`` instead, which ends the whole server at its start,
    and of which the client that calls Init learns no more than that CORBA does not know it.
    """

    _misread: tuple[str, ...] = ()

    def get_device_properties(self, ds_class: Any = None) -> None:
        """Take the properties from the database; ``init_device`` calls this."""
        self._misread = ()
        try:
            super().get_device_properties(ds_class)
        except ValueError:
            self._take_one_by_one(ds_class or self.get_device_class())

    def check_properties(self) -> None:
        """Return if all properties could be read.

        Raises:
            BadConfiguration: one could not; the text names it, its value, and what it must be.
        """
        if self._misread:
            raise BadConfiguration("; ".join(self._misread))

    def _take_one_by_one(self, ds_class: Any) -> None:
        util, declared = ds_class.prop_util, ds_class.device_property_list
        for name, declaration in declared.items():
            alone = SimpleNamespace(
                prop_util=util,
                class_property_list=ds_class.class_property_list,
                device_property_list={name: declaration},
            )
            try:
                super().get_device_properties(alone)
            except ValueError:
                setattr(self, name, util.get_property_values(name, declared))
                written = util.db.get_device_property(self.get_name(), name)[name]
                self._misread += (_complaint(name, declaration[0], list(written)),)


def _complaint(name: str, dtype: CmdArgType, written: list[str]) -> str:
    return f"{name} must be {_KINDS.get(dtype, dtype)}, got {', '.join(map(repr, written))}"
