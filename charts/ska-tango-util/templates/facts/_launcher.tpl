{{- /*
The Python program that runs the classes of a server, with no more in it than they need.

Context: `form` (entrypoints, runner) and `debug`, the port of debugpy or nothing. debugpy comes
first: PyTango looks for it when it is imported. The package of the examples listens by itself. A
runner other than PyTango's returns the exit code.
*/ -}}
{{- define "util-0.1.0/launcher" -}}
{{- $runner := .form.runner | default "tango.server:run" | splitList ":" }}
{{- $entrypoints := uniq .form.entrypoints }}
{{- $files := include "util-0.1.0/have-paths" $entrypoints }}
{{- $classes := list -}}
"""Runs the device classes of one server; written by the chart ska-tango-util."""

{{ with .debug }}
{{- if hasPrefix "ska_tango_examples." (first $runner) -}}
import ska_tango_examples  # listens for a debugger, before anything imports Tango
{{- else }}
{{- include "util-0.1.0/launcher-debug" . }}
{{- end }}

{{ end -}}
{{- if $files -}}
import importlib.util
import sys
{{ end -}}
{{- range $index, $entry := $entrypoints }}
{{- if not $entry.path }}
{{- $class := splitList "." $entry.name | last }}
{{- $classes = append $classes (printf "Class%d" $index) -}}
from {{ trimSuffix (print "." $class) $entry.name }} import {{ $class }} as Class{{ $index }}
{{ end }}
{{- end -}}
from {{ first $runner }} import {{ last $runner }} as run_device_server
{{- if $files }}
{{ include "util-0.1.0/launcher-load" . }}
{{- end }}
{{- range $index, $entry := $entrypoints }}
{{- if $entry.path }}
{{- $class := splitList "." $entry.name | last }}
{{- $classes = append $classes (printf "Class%d" $index) }}
Class{{ $index }} = load({{ trimSuffix (print "." $class) $entry.name | quote }}, {{ $entry.path | quote }}).{{ $class }}
{{- end }}
{{- end }}

if __name__ == "__main__":
{{- if eq (join ":" $runner) "tango.server:run" }}
    run_device_server([{{ join ", " $classes }}])
{{- else }}
    raise SystemExit(run_device_server([{{ join ", " $classes }}]))
{{- end }}
{{ end }}

{{- /*
How the program listens for a debugger: for `kubectl port-forward` only. The variable is taken away
for those classes whose package would listen there, too. Context: the port.
*/ -}}
{{- define "util-0.1.0/launcher-debug" -}}
import os
import sys

try:
    import debugpy

    debugpy.listen(("127.0.0.1", int(os.environ.pop("DEBUGPY_PORT", {{ . }}))))
except (ImportError, ValueError, RuntimeError) as problem:
    sys.exit(f"no debugger can attach ({problem}): debug needs a free port, the image debugpy")
{{- end }}

{{- /* The function of the program that loads a module from a file. */ -}}
{{- define "util-0.1.0/launcher-load" }}

def load(name, path):
    """Return the module of a file; it can be imported by its name from then on."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]

{{ end }}

{{- /* "true" if a class is loaded from a file. */ -}}
{{- define "util-0.1.0/have-paths" -}}
{{- range . }}{{ if .path }}true{{ end }}{{ end }}
{{- end }}

{{- /* The program of a server that has no command of its own; context: `server` and `local`. */ -}}
{{- define "util-0.1.0/server-launcher" -}}
{{- if .server.form.entrypoints }}
{{- include "util-0.1.0/launcher"
      (dict "form" .server.form "debug" (include "util-0.1.0/debug-port" .)) }}
{{- end }}
{{- end }}

{{- /*
The port of debugpy, or nothing: the server's word wins. What goes for all goes for Python classes;
nobody knows of a command what language it is in. Context: `server` and `local`.
*/ -}}
{{- define "util-0.1.0/debug-port" -}}
{{- $port := 0 }}
{{- if hasKey .server.form "debug" }}
  {{- $port = .server.form.debug }}
{{- else if .server.form.entrypoints }}
  {{- $port = (.local.Values.global).DEBUG }}
{{- end }}
{{- $port = $port | default 0 | toString }}
{{- ne $port "0" | ternary $port "" }}
{{- end }}

{{- /* The variable with that port, as a JSON array with one item or none; context: as above. */ -}}
{{- define "util-0.1.0/debug-environment" -}}
{{- $variables := list }}
{{- with include "util-0.1.0/debug-port" . }}
  {{- $variables = append $variables (dict "name" "DEBUGPY_PORT" "value" .) }}
{{- end }}
{{- toJson $variables }}
{{- end }}
