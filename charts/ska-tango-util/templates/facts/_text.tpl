{{- /*
A piece of a description in which every text that holds a template has been evaluated.

Context: `node` (any value) and `scope` (what the templates see). Result: JSON {"value": ...}.
Evaluation costs far more than a look for braces, and most pieces have none.
*/ -}}
{{- define "util-0.1.0/evaluated" -}}
{{- $value := .node }}
{{- if contains "{{" (toJson .node) }}
  {{- $scope := .scope }}
  {{- if kindIs "string" .node }}
    {{- $value = tpl .node $scope }}
  {{- else if kindIs "map" .node }}
    {{- $value = dict }}
    {{- range $key, $child := .node }}
      {{- $inner := include "util-0.1.0/evaluated" (dict "node" $child "scope" $scope) | fromJson }}
      {{- $_ := set $value $key $inner.value }}
    {{- end }}
  {{- else }}
    {{- $value = list }}
    {{- range $child := .node }}
      {{- $inner := include "util-0.1.0/evaluated" (dict "node" $child "scope" $scope) | fromJson }}
      {{- $value = append $value $inner.value }}
    {{- end }}
  {{- end }}
{{- end }}
{{- toJson (dict "value" $value) }}
{{- end }}

{{- /*
What the templates in a description may refer to, as a dict that cannot be passed on as JSON: the
root context of the chart with `name` and `deviceserver` beside it, filled into `into`.
*/ -}}
{{- define "util-0.1.0/fill-scope" -}}
{{- $into := .into }}
{{- range $key := list "Values" "Release" "Chart" "Files" "Capabilities" "Template" "Subcharts" }}
  {{- $_ := set $into $key (get $.local $key) }}
{{- end }}
{{- $_ := set $into "name" .name }}
{{- $_ := set $into "deviceserver" .deviceserver }}
{{- end }}

{{- /* "true" for true and "true", nothing for anything else: `--set-string` makes texts of both. */ -}}
{{- define "util-0.1.0/flag" -}}
{{- if eq (toString .) "true" }}true{{ end }}
{{- end }}

{{- /* A value as the text of an environment variable; numbers keep all their digits. */ -}}
{{- define "util-0.1.0/plain" -}}
{{- if kindIs "string" . }}
  {{- . }}
{{- else if not (kindIs "invalid" .) }}
  {{- toJson . }}
{{- end }}
{{- end }}
