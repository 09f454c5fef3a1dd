{{- /* Refuses what is wrong with a server as a whole; context: its facts. */ -}}
{{- define "util-0.1.0/check-server" -}}
{{- include "util-0.1.0/check-wanted" . }}
{{- include "util-0.1.0/check-lengths" . }}
{{- include "util-0.1.0/check-dependencies" . }}
{{- include "util-0.1.0/check-claims" (list .) }}
{{- include "util-0.1.0/check-circles" (list .) }}
{{- end }}

{{- /* Refuses an entry of `instances` that nobody has defined. */ -}}
{{- define "util-0.1.0/check-wanted" -}}
{{- $known := list }}
{{- range (.form.server).instances }}
  {{- $known = append $known .name }}
{{- end }}
{{- $ids := list }}
{{- range .instances }}
  {{- $ids = append $ids .id }}
{{- end }}
{{- range $index, $name := .form.instances }}
  {{- if not (has (replace "_" "-" $name) $ids) }}
    {{- include "util-0.1.0/refuse" (dict "who" (dict "server" $.key "instance" $name)
          "key" (printf "instances[%d]" $index)
          "text" (printf "is not defined in server.instances (there: %s); correct it"
          (join ", " $known | default "none"))) }}
  {{- end }}
{{- end }}
{{- end }}

{{- /*
Refuses names that Kubernetes would cut or refuse: it puts a Job's name into a label of 63
characters, and a StatefulSet's with a sum of 11 behind it.
*/ -}}
{{- define "util-0.1.0/check-lengths" -}}
{{- $job := printf "%s-%s-config-%s" .name .release (repeat 8 "x") }}
{{- if gt (len $job) 63 }}
  {{- include "util-0.1.0/refuse" (dict "who" (dict "server" .key) "key" "name" "text" (printf
        "with the release %q, %q makes a name of its Job of more than 63 characters; shorten one of them"
        .release .name)) }}
{{- end }}
{{- range .instances }}
  {{- if gt (len .object) 52 }}
    {{- include "util-0.1.0/refuse" (dict "who" (dict "server" $.key "instance" .name)
          "key" (printf "%s.name" .key) "text" (printf
          "%s has more than the 52 characters that Kubernetes can take; shorten the name or the instance"
          .object)) }}
  {{- end }}
{{- end }}
{{- end }}
