{{- /* The container of the device server. Context: `local`, `server` and `instance`. */ -}}
{{- define "util-0.1.0/server-container" -}}
{{- $image := include "util-0.1.0/instance-image" . | fromJson -}}
name: device-server
image: {{ $image.reference }}
imagePullPolicy: {{ $image.pullPolicy }}
command:
  {{- include "util-0.1.0/program" . | nindent 2 }}
args:
  {{- include "util-0.1.0/arguments" . | nindent 2 }}
env:
  {{- include "util-0.1.0/environment" . | fromJsonArray | toYaml | nindent 2 }}
ports:
  {{- include "util-0.1.0/container-ports" . | nindent 2 }}
{{- include "util-0.1.0/probes" . | fromJson | toYaml | nindent 0 }}
{{- with include "util-0.1.0/lifecycle" .server.form | fromJson }}
lifecycle:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "util-0.1.0/resources"
      (dict "own" .instance.definition "form" .server.form "local" .local) | fromJson }}
{{- toYaml . | nindent 0 }}
{{- end }}
securityContext:
  {{- include "util-0.1.0/container-security" (dict "form" .server.form "local" .local) | nindent 2 }}
volumeMounts:
  {{- include "util-0.1.0/common-mounts" . | nindent 2 }}
  {{- with include "util-0.1.0/given-mounts" . | fromJsonArray }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{- /* JSON of the instance's image: the server's, in which it may replace some parts. */ -}}
{{- define "util-0.1.0/instance-image" -}}
{{- include "util-0.1.0/image" (dict
      "image" .server.image "override" .instance.definition.image
      "where" "device server" "what" .server.name "key" "image") }}
{{- end }}

{{- /* The program as a YAML list: a command with arguments of its own goes through a shell. */ -}}
{{- define "util-0.1.0/program" -}}
{{- $command := .server.form.command | default "" | trim }}
{{- $program := list $command }}
{{- if not $command }}
  {{- $program = list "python3" (printf "/data/%s.py" .server.form.server.name) }}
{{- else if regexMatch "\\s" $command }}
  {{- $program = list "sh" "-c" (printf "exec %s \"$@\"" $command) .server.name }}
{{- end }}
{{- toYaml $program }}
{{- end }}

{{- /* Its arguments as a YAML list: the instance, and where Tango listens and is reached. */ -}}
{{- define "util-0.1.0/arguments" -}}
{{- $address := eq (include "util-0.1.0/legacy" .) "true" | ternary "" "0.0.0.0" -}}
- {{ .instance.name | quote }}
- -ORBendPoint
- giop:tcp:{{ $address }}:$(TANGO_SERVER_PORT)
- -ORBendPointPublish
- giop:tcp:$(TANGO_SERVER_PUBLISH_HOSTNAME):$(TANGO_SERVER_PORT)
{{- end }}

{{- /* The ports of Tango, as a YAML list, and that of the health endpoint. */ -}}
{{- define "util-0.1.0/container-ports" -}}
{{- $ports := include "util-0.1.0/ports" .local | fromJson -}}
- name: tango-server
  containerPort: {{ $ports.server }}
- name: tango-heartbeat
  containerPort: {{ $ports.heartbeat }}
- name: tango-event
  containerPort: {{ $ports.event }}
{{- if .server.form.health }}
- name: tango-health
  containerPort: {{ $ports.health }}
{{- end }}
{{- end }}

{{- /* JSON of the shell texts that run when the container starts and stops; context: the description. */ -}}
{{- define "util-0.1.0/lifecycle" -}}
{{- $lifecycle := dict }}
{{- range $moment := list "postStart" "preStop" }}
  {{- with get $ $moment }}
    {{- $_ := set $lifecycle $moment (dict "exec" (dict "command" (list "/bin/sh" "-c" .))) }}
  {{- end }}
{{- end }}
{{- toJson $lifecycle }}
{{- end }}
