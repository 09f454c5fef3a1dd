{{- /*
The specification of the console's Pod. Its shell ends on SIGTERM, which a bare `sleep` as the first
process of a container would ignore. Context: the root context.
*/ -}}
{{- define "ska-tango-base.console" -}}
{{ include "ska-tango-base.pod" . }}
terminationGracePeriodSeconds: 5
containers:
  - name: itango
    {{- include "ska-tango-base.container" (dict "local" . "part" "itango") | nindent 4 }}
    command: [sh, -c, "trap exit TERM; sleep infinity & wait"]
    env:
      - name: TANGO_HOST
        value: {{ include "ska-tango-base.tango-host" . }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
volumes:
  - name: tmp
    emptyDir: {}
{{- end }}
