{{- /*
Names and addresses that several objects of this chart share. Context of all: the root context.
*/ -}}

{{- /* Stem of the names that do not follow global.tango_host. */ -}}
{{- define "ska-tango-base.stem" -}}
{{- .Values.nameOverride | default .Chart.Name }}
{{- end }}

{{- /* The Tango database as host:port; what is neither is refused. */ -}}
{{- define "ska-tango-base.tango-host" -}}
{{- $address := tpl (.Values.global.tango_host | toString) . }}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?(\\.[-a-z0-9.]+)?:[0-9]+$" $address) }}
{{- $must := "must be <name of a Service>:<port>, such as tango-databaseds:10000" }}
{{- fail (printf "global.tango_host is %q: it %s" $address $must) }}
{{- end }}
{{- $address }}
{{- end }}

{{- /* The name of DataBaseds' Service and StatefulSet: of a longer DNS name its first part. */ -}}
{{- define "ska-tango-base.databaseds" -}}
{{- include "ska-tango-base.tango-host" . | splitList ":" | first | splitList "." | first }}
{{- end }}

{{- define "ska-tango-base.databaseds-port" -}}
{{- include "ska-tango-base.tango-host" . | splitList ":" | last }}
{{- end }}

{{- /* The name that clients in the whole cluster know DataBaseds by. */ -}}
{{- define "ska-tango-base.databaseds-fqdn" -}}
{{- $name := include "ska-tango-base.databaseds" . }}
{{- list $name .Release.Namespace "svc" .Values.global.cluster_domain | join "." }}
{{- end }}

{{- define "ska-tango-base.tangodb" -}}
{{- include "ska-tango-base.stem" . }}-tangodb
{{- end }}

{{- /* The Secret with the passwords of MariaDB: one of the user's own, or the chart's. */ -}}
{{- define "ska-tango-base.credentials" -}}
{{- .Values.tangodb.existingSecret | default (include "ska-tango-base.tangodb" .) }}
{{- end }}

{{- define "ska-tango-base.image" -}}
{{- printf "%s/%s:%v" .registry .image .tag }}
{{- end }}

{{- /* "true" if DataBaseds is reachable from outside of the cluster. */ -}}
{{- define "ska-tango-base.exposed" -}}
{{- with .Values.global }}
{{- if or .minikube .exposeAllDS .exposeDatabaseDS }}true{{ end }}
{{- end }}
{{- end }}

{{- /* "mariadb", "sqlite", or "operator": who keeps the database. */ -}}
{{- define "ska-tango-base.engine" -}}
{{- .Values.global.operator | ternary "operator" .Values.tangodb.engine }}
{{- end }}

{{- /* "true" if this chart makes MariaDB. */ -}}
{{- define "ska-tango-base.makes-mariadb" -}}
{{- if and .Values.tangodb.enabled (eq (include "ska-tango-base.engine" .) "mariadb") }}true{{ end }}
{{- end }}

{{- /* "true" unless the chart or the whole release switches NetworkPolicies off. */ -}}
{{- define "ska-tango-base.policies-wanted" -}}
{{- if and .Values.networkPolicy.enabled (dig "networkPolicy" "enabled" true .Values.global) }}true{{ end }}
{{- end }}
