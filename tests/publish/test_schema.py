"""docs/edition.schema.json and docs/edition.md are held to the code: `python -m tests.publish.test_schema` writes the schema anew."""

import json
from pathlib import Path

import msgspec

from diurna.edition import Edition
from tests.publish.editions import rich

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = DOCS / "edition.schema.json"


def schema() -> str:
    """JSON Schema (2020-12) of an edition."""
    made = msgspec.json.schema(Edition)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Edition",
        "description": "docs/edition.md says what each key means.",
    }
    return json.dumps({**head, **made}, indent=1, ensure_ascii=False) + "\n"


def test_the_schema_is_the_code_s() -> None:
    assert SCHEMA.read_text("utf-8") == schema(), "run python -m tests.publish.test_schema"


def test_every_key_of_the_json_stands_in_the_document() -> None:
    text = (DOCS / "edition.md").read_text("utf-8")
    parts = msgspec.json.schema(Edition)["$defs"]
    missing = {f"{name}.{key}" for name, part in parts.items() for key in part.get("properties", {}) if f"`{key}`" not in text}
    assert missing == set()
    assert [name for name in parts if f"`{name}`" not in text] == []


def test_an_edition_comes_back_from_its_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(rich()), type=Edition) == rich()


if __name__ == "__main__":
    SCHEMA.write_text(schema(), "utf-8")
