"""Validates the Data Package of a CSV export with the frictionless library.

    python datapackage.py EXPORT_DIR
"""

import sys

from frictionless import Package, system, validate

with system.use_context(trusted=True):
    report = validate(f"{sys.argv[1]}/datapackage.json")
    if not report.valid:
        raise SystemExit("\n".join(str(row) for row in report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:20]))
    rows = sum(task.stats.get("rows", 0) for task in report.tasks)
    print(f"datapackage.json: {len(Package(f'{sys.argv[1]}/datapackage.json').resources)} tables, {rows} rows are valid")
