{{- /*
The address of an instance. It leads to the pod from the start, not only once that is ready: a
server that is about to be ready talks to itself under this name.
Context: `local`, `server` and `instance`.
*/ -}}
{{- define "util-0.1.0/service" }}
{{- $ports := include "util-0.1.0/ports" .local | fromJson }}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "util-0.1.0/instance-metadata" . | nindent 2 }}
spec:
  type: {{ if include "util-0.1.0/exposed" . }}LoadBalancer{{ else }}ClusterIP{{ end }}
  publishNotReadyAddresses: true
  selector:
    {{- include "util-0.1.0/selector" . | fromJson | toYaml | nindent 4 }}
  ports:
    - name: tango-server
      port: {{ $ports.server }}
      targetPort: tango-server
    - name: tango-heartbeat
      port: {{ $ports.heartbeat }}
      targetPort: tango-heartbeat
    - name: tango-event
      port: {{ $ports.event }}
      targetPort: tango-event
{{ end }}
