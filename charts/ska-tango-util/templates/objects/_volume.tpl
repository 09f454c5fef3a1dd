{{- /*
The claim of a volume that the instances of a server share, and a pod that keeps a shell at it.
Nothing where a claim exists already. Context: `volume` and `local`.
*/ -}}
{{- define "util-0.1.0/volume" -}}
{{- if and .volume (not (.volume).existingClaimName) }}
{{- include "util-0.1.0/volume-claim" . }}
{{- include "util-0.1.0/volume-admin" . }}
{{- end }}
{{- end }}

{{- define "util-0.1.0/volume-claim" }}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  {{- include "util-0.1.0/metadata" (dict
        "local" .local "name" .volume.name "role" "volume"
        "object" (include "util-0.1.0/claim" (dict "volume" .volume "release" .local.Release.Name))) | nindent 2 }}
spec:
  accessModes: [{{ .volume.accessMode | default "ReadWriteOnce" }}]
  {{- with .volume.storageClassName }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .volume.storage | default "250Mi" }}
{{ end }}

{{- /* The pod of the volume: it marks the volume as ready, then it is there for `kubectl exec`. */ -}}
{{- define "util-0.1.0/volume-admin" }}
{{- $name := printf "%s-admin" .volume.name }}
{{- $labels := dict
      "local" .local "object" (printf "%s-%s" $name .local.Release.Name)
      "name" .volume.name "role" "volume-admin" "own" (dict "vol" $name) }}
{{- $image := include "util-0.1.0/volume-admin-image" . | fromJson }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "util-0.1.0/metadata" $labels | nindent 2 }}
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      vol: {{ $name }}
      app.kubernetes.io/instance: {{ .local.Release.Name }}
  template:
    metadata:
      labels:
        {{- include "util-0.1.0/stable-labels" $labels | fromJson | toYaml | nindent 8 }}
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 5
      securityContext:
        {{- include "util-0.1.0/pod-security" (dict "local" .local) | nindent 8 }}
      {{- with include "util-0.1.0/placement" (dict "local" .local) | fromJson }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
      containers:
        - name: {{ $name }}
          image: {{ $image.reference }}
          imagePullPolicy: {{ $image.pullPolicy }}
          command: [sh, -c]
          args:
            - |
              {{- include "util-0.1.0/volume-admin-script" . | nindent 14 }}
          resources:
            requests:
              cpu: 1m
              memory: 4Mi
            limits:
              memory: 64Mi
          securityContext:
            {{- include "util-0.1.0/no-privileges" . | nindent 12 }}
          volumeMounts:
            - name: volume-data
              mountPath: {{ .volume.mountPath }}
      volumes:
        - name: volume-data
          persistentVolumeClaim:
            claimName: {{ include "util-0.1.0/claim" (dict "volume" .volume "release" .local.Release.Name) }}
{{ end }}

{{- /* A shell that is process 1 does not end on SIGTERM unless it is told to. */ -}}
{{- define "util-0.1.0/volume-admin-script" -}}
trap 'exit 0' TERM INT
touch {{ .volume.mountPath | squote }}/started
while :; do
  sleep 3600 &
  wait $!
done
{{- end }}

{{- /* JSON of its image: its own, or the one that configures, since that has a shell. */ -}}
{{- define "util-0.1.0/volume-admin-image" -}}
{{- if .volume.admin_image }}
{{- $image := (include "util-0.1.0/evaluated" (dict "node" .volume.admin_image "scope" .local) | fromJson).value }}
{{- include "util-0.1.0/image"
      (dict "image" $image "where" "volume" "what" .volume.name "key" "admin_image") }}
{{- else }}
{{- (include "util-0.1.0/dsconfig" .local | fromJson).image | toJson }}
{{- end }}
{{- end }}
