{{- /*
What all pods of this chart have in common.
*/ -}}

{{- /* Context: the root context. Nothing here talks to the API server. */ -}}
{{- define "ska-tango-base.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- toYaml .Values.podSecurityContext | nindent 2 }}
{{- range $key := list "nodeSelector" "affinity" "tolerations" }}
{{- with get $.Values $key }}
{{ $key }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Image, rights and resources of a container; context: `local` and `part`. */ -}}
{{- define "ska-tango-base.container" -}}
{{- $part := get .local.Values .part }}
{{- $image := .image | default $part.image -}}
image: {{ include "ska-tango-base.image" $image }}
imagePullPolicy: {{ $image.pullPolicy }}
securityContext:
  {{- toYaml .local.Values.securityContext | nindent 2 }}
{{- with .resources | default $part.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* One environment variable per key of the credentials; context: `local` and `keys`. */ -}}
{{- define "ska-tango-base.credentials-env" -}}
{{- range .keys }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ include "ska-tango-base.credentials" $.local }}
      key: {{ . }}
{{- end }}
{{- end }}

{{- /* The pods of a changed password start again; context: the root context. */ -}}
{{- define "ska-tango-base.credentials-checksum" -}}
{{- $credentials := list .Values.tangodb.db .Values.tangodb.existingSecret }}
checksum/credentials: {{ $credentials | toJson | sha256sum | trunc 16 | quote }}
{{- end }}

{{- /* The volume of the database: kept, or as short-lived as its pod. */ -}}
{{- define "ska-tango-base.data-volume" -}}
name: data
{{- if .Values.tangodb.use_pv }}
persistentVolumeClaim:
  claimName: {{ include "ska-tango-base.tangodb" . }}-storage
{{- else }}
emptyDir: {}
{{- end }}
{{- end }}
