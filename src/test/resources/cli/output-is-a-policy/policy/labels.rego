{
  "diagnostics": [],
  "evidence": [],
  "findings": [
    {
      "details": {},
      "document": 0,
      "fingerprint": "c03c43936d09c344",
      "level": "deny",
      "location": {
        "column": 1,
        "file": "src/test/resources/cli/output-is-a-policy/in.yaml",
        "line": 1
      },
      "message": "Deployment web has no team label",
      "resource": "Deployment web",
      "rule": "labels.deny"
    }
  ],
  "outcomes": [],
  "rules": [
    {
      "description": "",
      "id": "labels.deny",
      "path": "data.labels.deny",
      "title": "labels.deny",
      "url": ""
    }
  ],
  "summary": {
    "denied": 1,
    "documents": 1,
    "errors": 0,
    "exit_code": 1,
    "files": 1,
    "waived": 0,
    "warned": 0
  },
  "vacuity": {
    "input_paths": [
      "metadata.labels.team"
    ],
    "namespaces": [],
    "rules": []
  },
  "version": 1
}
