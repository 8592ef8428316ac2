# valid.py SCHEMA FILE...: says of each file whether the schema takes it, "yes" or "no: why".
import json
import sys

from jsonschema import Draft202012Validator

schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
for path in sys.argv[2:]:
    faults = list(Draft202012Validator(schema).iter_errors(json.load(open(path, encoding="utf-8"))))
    print("no: %s" % faults[0].message[:200] if faults else "yes")
