"""Says whether a settings file without comments fits the JSON Schema."""
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[2], encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
errors = list(validator(schema).iter_errors(json.load(open(sys.argv[1], encoding="utf-8"))))
print("refused" if errors else "taken")
