{{- /*
Refuses what is wrong with several servers together. Context: `local` and `servers`, a dict of
descriptions by name.
*/ -}}
{{- define "util-0.1.0/check-release" -}}
{{- $facts := dict }}
{{- range $name, $form := .servers }}
  {{- $_ := set $facts $name (include "util-0.1.0/server" (dict
        "local" $.local "name" $name "deviceserver" $form) | fromJson) }}
{{- end }}
{{- include "util-0.1.0/check-servers" (dict "local" .local "servers" $facts) }}
{{- end }}

{{- /* The same for a dict of facts. */ -}}
{{- define "util-0.1.0/check-servers" -}}
{{- $all := list }}
{{- range .servers }}
  {{- $all = append $all . }}
{{- end }}
{{- include "util-0.1.0/check-claims" $all }}
{{- include "util-0.1.0/check-circles" $all }}
{{- end }}

{{- /* Refuses a name in global.instances that none of the servers has; context: as above. */ -}}
{{- define "util-0.1.0/check-everywhere" -}}
{{- $known := list }}
{{- range .servers }}
  {{- range .instances }}
    {{- $known = append $known .id }}
  {{- end }}
{{- end }}
{{- range $index, $name := (.local.Values.global).instances }}
  {{- if not (has (replace "_" "-" $name) $known) }}
    {{- fail (printf "global.instances[%d]: no enabled server has an instance %q; correct it" $index $name) }}
  {{- end }}
{{- end }}
{{- end }}
