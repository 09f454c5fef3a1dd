{{- /*
`metadata` of an object, as YAML. Context: `local`, `object` (its name), `name` (what it is part
of), `role` (what it is in there) and `own` (more labels, which win over the chart's: selectors rely
on them).
*/ -}}
{{- define "util-0.1.0/metadata" -}}
{{- $stable := include "util-0.1.0/stable-labels" . | fromJson }}
{{- $versions := dict
      "app.kubernetes.io/version" (.local.Chart.AppVersion | default .local.Chart.Version)
      "helm.sh/chart" (printf "%s-%s" .local.Chart.Name (replace "+" "_" .local.Chart.Version)) }}
{{- $metadata := dict
      "name" .object
      "namespace" .local.Release.Namespace
      "labels" (mustMergeOverwrite $versions $stable) }}
{{- with include "util-0.1.0/chart-annotations" .local | fromJson }}
  {{- $_ := set $metadata "annotations" . }}
{{- end }}
{{- toYaml $metadata }}
{{- end }}

{{- /*
JSON of the labels of the chart, those that Kubernetes recommends and those of the object; without
versions, because a pod must not start again for a new version of the chart. Context: as above.
*/ -}}
{{- define "util-0.1.0/stable-labels" -}}
{{- $recommended := dict
      "app.kubernetes.io/name" .name
      "app.kubernetes.io/instance" .local.Release.Name
      "app.kubernetes.io/component" .role
      "app.kubernetes.io/part-of" (include "util-0.1.0/subsystem" .local)
      "app.kubernetes.io/managed-by" .local.Release.Service }}
{{- $chart := include "util-0.1.0/chart-labels" .local | fromJson }}
{{- mustMergeOverwrite $recommended $chart (.own | default dict) | toJson }}
{{- end }}

{{- /* JSON of the labels that the chart gives every object, as texts; context: the root context. */ -}}
{{- define "util-0.1.0/chart-labels" -}}
{{- $labels := dict }}
{{- range $key, $value := coalesce (.Values.global).labels .Values.labels }}
  {{- $_ := set $labels $key (include "util-0.1.0/plain" $value) }}
{{- end }}
{{- toJson $labels }}
{{- end }}

{{- /* JSON of the annotations that the chart gives every object; context: the root context. */ -}}
{{- define "util-0.1.0/chart-annotations" -}}
{{- coalesce (.Values.global).annotations .Values.annotations dict | toJson }}
{{- end }}
