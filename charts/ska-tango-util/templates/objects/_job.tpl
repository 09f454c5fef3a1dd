{{- /* The Job that configures a server. Context: that of the public templates. */ -}}
{{- define "util-0.1.0/multidevice-job" -}}
{{- if not (include "util-0.1.0/operator" .local) }}
{{- include "util-0.1.0/job"
      (dict "local" .local "server" (include "util-0.1.0/server" . | fromJson)) }}
{{- end }}
{{- end }}

{{- define "util-0.1.0/job" }}
---
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "util-0.1.0/configurator-metadata" (dict
        "local" .local "server" .server "object" (include "util-0.1.0/job-name" .)) | nindent 2 }}
spec:
  {{- include "util-0.1.0/job-spec" . | nindent 2 }}
{{ end }}

{{- /*
Its name carries a sum over all that it is and reads. Kubernetes lets no one change a Job, so a
changed one needs another name; Helm takes the old one away. What stays the same is not run again.
*/ -}}
{{- define "util-0.1.0/job-name" -}}
{{- $all := print (include "util-0.1.0/job-spec" .) (include "util-0.1.0/bootstrap" .)
      (include "util-0.1.0/configuration-of" .) }}
{{- printf "%s-%s-config-%s" .server.configurator .server.release (sha256sum $all | trunc 8) }}
{{- end }}

{{- /*
Exit code 2 says that the configuration itself is wrong: to try again would not help. The pods do
not carry the label `app`: whoever waits for pods to be ready must not meet them.
*/ -}}
{{- define "util-0.1.0/job-spec" -}}
{{- $dsconfig := include "util-0.1.0/dsconfig" .local | fromJson }}
{{- $configurator := include "util-0.1.0/configurator" . | fromJson }}
{{- $labels := include "util-0.1.0/stable-labels" (merge (dict "local" .local) $configurator) | fromJson -}}
backoffLimit: 3
podFailurePolicy:
  rules:
    - action: FailJob
      onExitCodes:
        containerName: dsconfig
        operator: In
        values: [2]
template:
  metadata:
    labels:
      {{- omit $labels "app" | toYaml | nindent 6 }}
  spec:
    restartPolicy: Never
    automountServiceAccountToken: false
    enableServiceLinks: false
    terminationGracePeriodSeconds: 5
    securityContext:
      {{- include "util-0.1.0/pod-security" (dict "local" .local) | nindent 6 }}
    {{- with include "util-0.1.0/placement" (dict "local" .local) | fromJson }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    containers:
      - name: dsconfig
        image: {{ $dsconfig.image.reference }}
        imagePullPolicy: {{ $dsconfig.image.pullPolicy }}
        command: [sh, /data/bootstrap.sh]
        env:
          - name: TANGO_HOST
            value: {{ include "util-0.1.0/tango-host" .local }}
          {{- with include "util-0.1.0/given-environment" (.local.Values.global).environment_variables | fromJsonArray }}
          {{- toYaml . | nindent 10 }}
          {{- end }}
        {{- with include "util-0.1.0/resources" (dict "own" $dsconfig "local" .local) | fromJson }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        securityContext:
          {{- include "util-0.1.0/no-privileges" . | nindent 10 }}
        volumeMounts:
          {{- include "util-0.1.0/common-mounts" . | nindent 10 }}
    volumes:
      {{- include "util-0.1.0/common-volumes" . | nindent 6 }}
{{- end }}
