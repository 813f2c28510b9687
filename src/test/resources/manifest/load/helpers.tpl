{{- define "x.name" -}}
x
{{- end -}}
