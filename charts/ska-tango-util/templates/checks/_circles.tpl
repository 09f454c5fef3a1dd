{{- /*
Refuses instances that depend on themselves or, in a circle, on each other: each would wait for the
next one for ever. Context: a list of facts.

Round by round, those are taken away that need nobody who is still there; who is left then is in a
circle or waits for one.
*/ -}}
{{- define "util-0.1.0/check-circles" -}}
{{- $needs := include "util-0.1.0/needs" . | fromJson }}
{{- range $needs }}
  {{- $done := list }}
  {{- range $one, $others := $needs }}
    {{- if not (include "util-0.1.0/still-there" (dict "needs" $needs "names" $others)) }}
      {{- $done = append $done $one }}
    {{- end }}
  {{- end }}
  {{- range $done }}
    {{- $_ := unset $needs . }}
  {{- end }}
{{- end }}
{{- if $needs }}
  {{- include "util-0.1.0/refuse-circle" $needs }}
{{- end }}
{{- end }}

{{- /* The first of `names` that is a key of `needs`, or nothing. */ -}}
{{- define "util-0.1.0/still-there" -}}
{{- $found := "" }}
{{- range .names }}
  {{- if and (not $found) (hasKey $.needs .) }}
    {{- $found = . }}
  {{- end }}
{{- end }}
{{- $found }}
{{- end }}

{{- /* JSON of the processes that each process needs, by their names; context: a list of facts. */ -}}
{{- define "util-0.1.0/needs" -}}
{{- $homes := dict }}
{{- range $server := . }}
  {{- range $instance := .instances }}
    {{- range .definition.classes }}
      {{- range .devices }}
        {{- $_ := set $homes (lower .name) (printf "%s/%s" $server.key $instance.name) }}
      {{- end }}
    {{- end }}
  {{- end }}
{{- end }}
{{- $needs := dict }}
{{- range $server := . }}
  {{- range $instance := .instances }}
    {{- $others := list }}
    {{- range include "util-0.1.0/dependencies" (dict "server" $server "instance" $instance) | fromJsonArray }}
      {{- with get $homes (lower (.device | default "")) }}
        {{- $others = append $others . }}
      {{- end }}
    {{- end }}
    {{- $_ := set $needs (printf "%s/%s" $server.key $instance.name) $others }}
  {{- end }}
{{- end }}
{{- toJson $needs }}
{{- end }}

{{- /* Names one of the circles: a walk along what each one needs comes round at last. */ -}}
{{- define "util-0.1.0/refuse-circle" -}}
{{- $needs := . }}
{{- $walk := list (keys $needs | sortAlpha | first) }}
{{- range $needs }}
  {{- $next := include "util-0.1.0/still-there" (dict "needs" $needs "names" (get $needs (last $walk))) }}
  {{- if or (eq (len $walk) 1) (not (has (last $walk) (initial $walk))) }}
    {{- $walk = append $walk $next }}
  {{- end }}
{{- end }}
{{- $end := last $walk }}
{{- $circle := list }}
{{- range $walk }}
  {{- if or $circle (eq . $end) }}
    {{- $circle = append $circle . }}
  {{- end }}
{{- end }}
{{- $first := splitList "/" $end }}
{{- $text := printf "a circle of dependencies: %s; take one of them away" (join " -> " $circle) }}
{{- if eq (len $circle) 2 }}
  {{- $text = "waits for a device of its own; take that dependency away" }}
{{- end }}
{{- include "util-0.1.0/refuse" (dict
      "who" (dict "server" (first $first) "instance" (last $first)) "key" "depends_on" "text" $text) }}
{{- end }}
