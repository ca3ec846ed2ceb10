"""parse.py FOLDER: reads every JSON, TOML and YAML file below FOLDER, and checks the settings that ship against their schema."""

import json
import pathlib
import sys
import tomllib

import jsonschema
import yaml

folder = pathlib.Path(sys.argv[1])
count = 0
for path in sorted(folder.rglob("*")):
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if path.suffix in (".json", ".sublime-settings"):
        json.loads(text)
    elif path.suffix == ".toml":
        tomllib.loads(text)
    elif path.suffix in (".yml", ".yaml"):
        yaml.safe_load(text)
    else:
        continue
    count += 1
if count < 12:
    sys.exit(f"only {count} files were read")

schema = json.loads((folder / "schema" / "zhubi.schema.json").read_text(encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
judge = validator(schema)
for settings in ({}, {"rules": {"slogan-count": "warning"}, "glossary": ["词库.txt"], "locale": "zh"}):
    judge.validate(settings)
for wrong in ({"rulez": {}}, {"rules": {"slogan-cuont": "off"}}, {"rules": {"slogan-count": "loud"}}):
    if judge.is_valid(wrong):
        sys.exit(f"the schema accepts {wrong}")
