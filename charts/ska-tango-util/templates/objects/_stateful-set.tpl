{{- /*
The pod of an instance, kept running. Pods are managed in parallel, because else Kubernetes would
never replace one that waits in vain by one that is described better.
Context: `local`, `server` and `instance`.
*/ -}}
{{- define "util-0.1.0/stateful-set" }}
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "util-0.1.0/instance-metadata" . | nindent 2 }}
spec:
  replicas: 1
  serviceName: {{ .instance.object }}
  podManagementPolicy: Parallel
  selector:
    matchLabels:
      {{- include "util-0.1.0/selector" . | fromJson | toYaml | nindent 6 }}
  template:
    {{- include "util-0.1.0/pod" . | nindent 4 }}
{{ end }}
