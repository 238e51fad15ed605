"""The documents keep up with the code: links lead somewhere, the published weights are the model's own.

Run as a program, this writes docs/reference/linking-model.md anew.
"""

import re
from pathlib import Path

import pytest
import yaml

from aanbel.people.core import comparison as model

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "docs" / "reference" / "linking-model.md"
PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def linking_model() -> str:
    """Every comparison with its levels, in bits."""
    lines = [
        "# The linking model",
        "",
        f"Version {model.MODEL_VERSION}. Each level that two records can be at, and its weight in bits: "
        "log₂(m / u), where *m* is how often the level occurs between two records of one person",
        "and *u* how often between records of two persons of one municipality. "
        "How it is used: [linking](../explanation/linking.md).",
        "",
        f"Start: {model.PRIOR:+.1f}. Certain from {model.CERTAIN:+.1f}. Doubtful from {model.DOUBTFUL:+.1f}. "
        "An absent field weighs 0. The first level that fits counts.",
        "",
        "*Made by `python tests/architecture/test_docs.py` from the code; change the code, not this page.*",
    ]
    for comparison in model.MODEL:
        lines += ["", f"## {comparison.name}", "", "| level | m | u | bits |", "|---|---|---|---|"]
        for level in comparison.levels:
            lines.append(f"| {level.reason} | {level.m:.3g} | {level.u:.3g} | {level.weight:+.1f} |")
    return "\n".join(lines) + "\n"


def test_the_published_weights_are_those_of_the_model():
    """What a municipality publishes about linking is what the machine does (ADR 0003)."""
    assert WEIGHTS.read_text() == linking_model()


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_in_the_documents_leads_somewhere(document):
    """A reader never meets a dead end inside the repository."""
    dead = [target for target in LINK.findall(document.read_text()) if not (document.parent / target).exists()]
    assert dead == []


def test_every_picture_is_shown_somewhere():
    """The browser takes them for readers: one that nobody sees is taken for nothing."""
    shown = "".join(document.read_text() for document in PAGES)
    assert [one.name for one in sorted(ROOT.glob("docs/images/*.png")) if f"images/{one.name})" not in shown] == []


def test_every_decision_is_in_the_index():
    """A decision that cannot be found was not written down."""
    index = (ROOT / "docs" / "adr" / "README.md").read_text()
    assert [page.name for page in sorted(ROOT.glob("docs/adr/0*.md")) if page.name not in index] == []


def test_publiccode_says_the_mandatory_things():
    """publiccode.yml 0.7.0, mandatory keys and lengths."""
    stated = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert stated["publiccodeYmlVersion"] == "0.7.0"
    assert {"name", "url", "platforms", "developmentStatus", "softwareType"} <= set(stated)
    assert stated["legal"]["license"] == "EUPL-1.2"
    assert stated["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert set(stated["localisation"]) >= {"localisationReady", "availableLanguages"}
    for text in stated["description"].values():
        assert len(text["shortDescription"].strip()) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


if __name__ == "__main__":
    WEIGHTS.write_text(linking_model())
