{{- /*
Refuses a description that has not the right shape, before anything is read out of it.
Context: the facts of the server so far (key, name, release, form).
*/ -}}
{{- define "util-0.1.0/check-form" -}}
{{- $who := dict "server" .key }}
{{- include "util-0.1.0/check-pattern" (dict "who" $who "key" "name" "node" (.name | default "")
      "pattern" "[a-z]([-a-z0-9]*[a-z0-9])?"
      "advice" "Kubernetes takes small letters, digits and -, beginning with a letter and ending with a letter or digit") }}
{{- range $key := list "instances" "entrypoints" "class_properties" "depends_on"
      "environment_variables" "secrets" "extraVolumes" "extraVolumeMounts" }}
  {{- if hasKey $.form $key }}
    {{- include "util-0.1.0/check-list" (dict "who" $who "key" $key "node" (get $.form $key)) }}
  {{- end }}
{{- end }}
{{- range $index, $node := .form.instances }}
  {{- include "util-0.1.0/check-text" (dict
        "who" $who "key" (printf "instances[%d]" $index) "node" $node) }}
{{- end }}
{{- include "util-0.1.0/check-keys" (dict "who" $who "key" "server" "node" (.form.server | default dict)
      "needed" "name" "known" "instances") }}
{{- include "util-0.1.0/check-pattern" (dict "who" $who "key" "server.name" "node" .form.server.name
      "pattern" "[A-Za-z0-9_-]+"
      "advice" "a Tango server name is made of letters, digits, - and _") }}
{{- range $index, $node := .form.environment_variables }}
  {{- $key := printf "environment_variables[%d]" $index }}
  {{- include "util-0.1.0/check-keys" (dict
        "who" $who "key" $key "node" $node "needed" "name" "known" "value valueFrom") }}
  {{- include "util-0.1.0/check-text" (dict
        "who" $who "key" (printf "%s.name" $key) "node" $node.name) }}
{{- end }}
{{- include "util-0.1.0/check-program" (dict "who" $who "form" .form) }}
{{- include "util-0.1.0/check-definitions" . }}
{{- range $index, $node := .form.class_properties }}
  {{- $at := dict "who" $who "key" (printf "class_properties[%d]" $index) "node" $node }}
  {{- include "util-0.1.0/check-configured" $at }}
{{- end }}
{{- end }}

{{- /* Refuses a server with no program or with two; context: `who` and `form`. */ -}}
{{- define "util-0.1.0/check-program" -}}
{{- if not (or .form.command .form.entrypoints) }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" "command"
        "text" "nothing to run; give command (a program) or entrypoints (device classes)") }}
{{- else if and .form.command .form.entrypoints }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" "command"
        "text" "stands beside entrypoints; a server has one of the two, so take one away") }}
{{- end }}
{{- range $index, $node := .form.entrypoints }}
  {{- $key := printf "entrypoints[%d]" $index }}
  {{- include "util-0.1.0/check-keys" (dict
        "who" $.who "key" $key "node" $node "needed" "name" "known" "path") }}
  {{- include "util-0.1.0/check-pattern" (dict
        "who" $.who "key" (printf "%s.name" $key) "node" $node.name
        "pattern" "[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)+"
        "advice" "an entry point is written module.Class, with all the packages of the module") }}
{{- end }}
{{- include "util-0.1.0/check-health" . }}
{{- with .form.runner }}
  {{- include "util-0.1.0/check-pattern" (dict "who" $.who "key" "runner" "node" .
        "pattern" "[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*:[A-Za-z_]\\w*"
        "advice" "a runner is written module:function") }}
{{- end }}
{{- end }}

{{- /*
Refuses health from a server that does not tell it: nothing would answer its probes, and it would be
restarted for ever. Context: `who` and `form`.
*/ -}}
{{- define "util-0.1.0/check-health" -}}
{{- $runner := .form.runner | default "tango.server:run" }}
{{- $who := .form.command | default $runner }}
{{- if and .form.health (or .form.command (eq $runner "tango.server:run")) }}
  {{- include "util-0.1.0/refuse" (dict "who" .who "key" "health"
        "text" (printf "%s does not tell its health by HTTP; set it to false" $who)) }}
{{- end }}
{{- end }}
