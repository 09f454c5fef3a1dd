{{- /*
The container of pytango-db, which keeps the database in one SQLite file. Context: the root context.
*/ -}}
{{- define "ska-tango-base.databaseds-sqlite" -}}
{{- $port := include "ska-tango-base.databaseds-port" . }}
{{- $fqdn := include "ska-tango-base.databaseds-fqdn" . }}
{{- $own := pick .Values.tangodb.sqlite "image" "resources" }}
{{- include "ska-tango-base.container" (merge (dict "local" . "part" "databaseds") $own) }}
command: [python3, -m, databaseds.database]
args:
  - --host
  - 0.0.0.0
  - --port
  - {{ $port | quote }}
  - "2"
  - -ORBendPointPublish
  - giop:tcp:{{ $fqdn }}:{{ $port }}
env:
  - name: PYTANGO_DATABASE_NAME
    value: /var/lib/tango/tango.db
readinessProbe:
  tcpSocket:
    port: ds
  {{- toYaml .Values.databaseds.readinessProbe | nindent 2 }}
livenessProbe:
  tcpSocket:
    port: ds
  {{- toYaml .Values.databaseds.livenessProbe | nindent 2 }}
{{- end }}
