"""A good description of a device server, and all the ways to spoil it."""

from __future__ import annotations

from typing import NamedTuple

GOOD = """\
name: motor
instances: [one]
command: /usr/bin/motor
depends_on:
  - device: sys/database/2
environment_variables:
  - name: SPEED
    value: "5"
livenessProbe:
  periodSeconds: 5
volume:
  name: data
  mountPath: /data
image: {registry: here, image: motor, tag: "1.0"}
server:
  name: motor
  instances:
    - name: one
      classes:
        - name: Motor
          devices:
            - name: test/motor/1
              properties:
                - name: polled_attr
                  values: ["State", "3000"]
                - name: host
                  values: ["here"]
              attribute_properties:
                - attribute: Speed
                  properties:
                    - name: label
                      values: ["speed"]
            - name: test/motor/2
"""

DEVICE = "server.instances[0].classes[0].devices[0]"


class Mistake(NamedTuple):
    """A change to the good file, and the complaint that it deserves."""

    right: str
    wrong: str
    line: int
    key: str
    text: str


MISTAKES = {
    "unknown key": Mistake("instances: [", "instance: [", 2, "instance", "mean instances?"),
    "unknown key of a device": Mistake(
        "              attribute_properties:",
        '              polled: "3"\n              attribute_properties:',
        28,
        f"{DEVICE}.polled",
        "known here: attribute_properties, name, properties",
    ),
    "number as property": Mistake(
        '"3000"', "3000", 25, f"{DEVICE}.properties[0].values[1]", 'quote it: "3000"'
    ),
    "truth value as property": Mistake(
        '"State", ', "yes, ", 25, f"{DEVICE}.properties[0].values[0]", 'quote it: "yes"'
    ),
    "date as property": Mistake(
        '["here"]', "[2024-01-31]", 27, f"{DEVICE}.properties[1].values[0]", "read as a date"
    ),
    "no values": Mistake(
        '["here"]', "[]", 27, f"{DEVICE}.properties[1].values", "is an empty list"
    ),
    "values left blank": Mistake(
        ' ["here"]', "", 27, f"{DEVICE}.properties[1].values", "is empty; give it a value"
    ),
    "a value instead of a list": Mistake(
        '["here"]', '"here"', 27, f"{DEVICE}.properties[1].values", "a list is needed"
    ),
    "four parts": Mistake(
        "test/motor/1", "test/motor/1/a", 22, f"{DEVICE}.name", "exactly three parts"
    ),
    "two parts": Mistake("test/motor/1", "test/motor", 22, f"{DEVICE}.name", "domain/family"),
    "device twice": Mistake(
        "test/motor/2",
        "TEST/Motor/1",
        33,
        "server.instances[0].classes[0].devices[1].name",
        "defined twice, first at motor.yaml:22",
    ),
    "property twice": Mistake(
        "- name: host", "- name: Polled_Attr", 26, f"{DEVICE}.properties[1].name", "twice"
    ),
    "instance for Kubernetes": Mistake(
        "    - name: one", "    - name: One", 18, "server.instances[0].name", "small letters"
    ),
    "underscore in an instance": Mistake("[one]", "[o_e]", 2, "instances[0]", "- (not _)"),
    "instance that is nowhere": Mistake("[one]", "[one, two]", 2, "instances[1]", "there: one"),
    "name for Kubernetes": Mistake("name: motor\ni", "name: Motor\ni", 1, "name", "small letters"),
    "names too long together": Mistake(
        "name: motor\ni", f"name: {'m' * 49}\ni", 2, "instances[0]", "52 characters"
    ),
    "no program": Mistake("command: /usr/bin/motor\n", "", 1, "", "nothing to run"),
    "two programs": Mistake(
        "depends_on:",
        "entrypoints: [{name: motor.Motor}]\ndepends_on:",
        3,
        "command",
        "take one away",
    ),
    "entry point without module": Mistake(
        "command: /usr/bin/motor",
        "entrypoints: [{name: Motor}]",
        3,
        "entrypoints[0].name",
        "module.Class",
    ),
    "dependency on nothing": Mistake(
        "  - device: sys/database/2", "  - {}", 5, "depends_on[0]", 'or "host: name:port"'
    ),
    "dependency on both": Mistake(
        "sys/database/2", 'a/b/c\n    host: "x:1"', 5, "depends_on[0]", "give either"
    ),
    "host without port": Mistake(
        "device: sys/database/2", "host: db", 5, "depends_on[0].host", "host:port"
    ),
    "variable that is no text": Mistake(
        'value: "5"', "value: 5", 8, "environment_variables[0].value", 'quote it: "5"'
    ),
    "probe in quotes": Mistake(
        "Seconds: 5", 'Seconds: "5"', 10, "livenessProbe.periodSeconds", "whole number"
    ),
    "probe without time": Mistake(
        "Seconds: 5", "Seconds: 0", 10, "livenessProbe.periodSeconds", "greater than"
    ),
    "health of a program": Mistake(
        "livenessProbe:", "health: true\nlivenessProbe:", 9, "health", "set this to false"
    ),
    "health that PyTango cannot tell": Mistake(
        "command: /usr/bin/motor",
        "entrypoints: [{name: motor.Motor}]\nhealth: true",
        4,
        "health",
        "tango.server:run does not tell its health",
    ),
    "runner without function": Mistake(
        "livenessProbe:", "runner: motor.main\nlivenessProbe:", 9, "runner", "module:function"
    ),
    "access to a volume": Mistake(
        "mountPath: /data",
        "mountPath: /data\n  accessMode: Sometimes",
        14,
        "volume.accessMode",
        "choose 'ReadWriteOnce'",
    ),
    "relative mount": Mistake(
        "mountPath: /data", "mountPath: data", 13, "volume.mountPath", "begins with /"
    ),
    "version of an image": Mistake('"1.0"', "1.0", 14, "image.tag", 'quote it: "1.0"'),
    "pull policy": Mistake(
        '"1.0"', '"1.0", pullPolicy: Maybe', 14, "image.pullPolicy", "choose 'Always'"
    ),
    "server without name": Mistake("  name: motor\n", "", 15, "server.name", "is missing; add it"),
    "list without dashes": Mistake(
        "  - name: SPEED\n    value",
        "  name: SPEED\n  value",
        6,
        "environment_variables",
        "a list",
    ),
    "text instead of keys": Mistake(
        "- name: test/motor/2",
        "- test/motor/2",
        33,
        "server.instances[0].classes[0].devices[1]",
        "keys and values are needed",
    ),
    "key left blank": Mistake(" [one]", "", 2, "instances", "take the key away"),
    "key twice": Mistake(
        "livenessProbe:", "command: x\nlivenessProbe:", 9, "", "again, first in line 3; keep one"
    ),
    "key that is no text": Mistake("livenessProbe:", "on:", 9, "", "put it in quotes"),
    "value that nobody defines": Mistake(
        '"5"', '"{{ .Values.speed }}"', 8, "environment_variables[0].value", "define speed in"
    ),
    "reference without quotes": Mistake('"5"', "{{ .Values.x }}", 8, "", "in quotes"),
    "more than a reference": Mistake(
        '"5"', "'{{ .Values.x | quote }}'", 8, "environment_variables[0].value", "values.yaml"
    ),
    "no YAML": Mistake("[one]", "[one", 3, "", "is not YAML"),
    "tab": Mistake("  - device", "\t- device", 5, "", "is not YAML"),
    "alias of nothing": Mistake("[one]", "*one", 2, "", "is not YAML"),
}
