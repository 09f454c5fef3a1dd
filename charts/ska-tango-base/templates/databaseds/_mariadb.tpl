{{- /*
The container of the C++ DataBaseds, which keeps the database in MariaDB. Its entry point waits for
MariaDB itself. Context: the root context.
*/ -}}
{{- define "ska-tango-base.databaseds-mariadb" -}}
{{ include "ska-tango-base.container" (dict "local" . "part" "databaseds") }}
env:
  - name: DATABASEDS_PORT
    value: {{ include "ska-tango-base.databaseds-port" . | quote }}
  - name: TANGO_SERVER_PUBLISH_HOSTNAME
    value: {{ include "ska-tango-base.databaseds-fqdn" . }}
  - name: MYSQL_HOST
    value: {{ include "ska-tango-base.tangodb" . }}:3306
  {{- $keys := list "MYSQL_DATABASE" "MYSQL_USER" "MYSQL_PASSWORD" }}
  {{- include "ska-tango-base.credentials-env" (dict "local" . "keys" $keys) | trim | nindent 2 }}
readinessProbe:
  exec:
    command: [databaseds-ready]
  {{- toYaml .Values.databaseds.readinessProbe | nindent 2 }}
livenessProbe:
  exec:
    command: [databaseds-alive]
  {{- toYaml .Values.databaseds.livenessProbe | nindent 2 }}
{{- end }}
