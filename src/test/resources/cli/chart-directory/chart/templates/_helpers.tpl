{{- define "falco.name" -}}
{{ .Chart.Name }}
{{- end -}}
