{{- /*
JSON of the three probes of a device server: over HTTP if it offers the health endpoint, else by a
connection to its port. Each path says what it asks: whether the process answers at all, or whether
all devices do. A server that is debugged stands still at a breakpoint, and is not restarted for it.
Context: `server` and `local`.
*/ -}}
{{- define "util-0.1.0/probes" -}}
{{- $paths := dict "startupProbe" "/alive" "livenessProbe" "/alive" "readinessProbe" "/ready" }}
{{- if include "util-0.1.0/debug-port" . }}
  {{- $paths = omit $paths "livenessProbe" }}
{{- end }}
{{- $probes := dict }}
{{- range $name, $path := $paths }}
  {{- $probe := include "util-0.1.0/timing" (dict
        "probe" $name "given" (get $.server.form $name)) | fromJson }}
  {{- if $.server.form.health }}
    {{- $_ := set $probe "httpGet" (dict "path" $path "port" "tango-health") }}
  {{- else }}
    {{- $_ := set $probe "tcpSocket" (dict "port" "tango-server") }}
  {{- end }}
  {{- $_ := set $probes $name $probe }}
{{- end }}
{{- toJson $probes }}
{{- end }}

{{- /*
JSON of how often a probe asks. A server has two minutes to start, and is seen to have started within
a second. Context: `probe` (its name) and `given` (what the description says, or nothing).
*/ -}}
{{- define "util-0.1.0/timing" -}}
{{- $timing := dict
      "initialDelaySeconds" 0
      "periodSeconds" 5
      "timeoutSeconds" 1
      "successThreshold" 1
      "failureThreshold" 3 }}
{{- $patience := dict }}
{{- if eq .probe "startupProbe" }}
  {{- $patience = dict "periodSeconds" 1 "timeoutSeconds" 3 "failureThreshold" 120 }}
{{- end }}
{{- mustMergeOverwrite $timing $patience (.given | default dict) | toJson }}
{{- end }}
