"""Terms of a taxonomy, which of them say something about a record, and what the source says it changed before.

`Attribute` and `Metadata` point at a record of any table by its id as the source tells it: HSDS links them so.
"""

from django.db import models

from aanbel.directory.models.record import Record, of, text


class Taxonomy(Record):
    """A list of terms, such as a classification of help."""

    name = models.TextField()
    description = text()
    uri = text()
    version = text()

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(Record):
    """One word of such a list."""

    code = text()
    name = models.TextField()
    description = text()
    parent = of("TaxonomyTerm", "narrower")
    taxonomy = text()  # HSDS: the name of the list, in words
    taxonomy_detail = of("Taxonomy", "terms")  # HSDS tables: taxonomy_id
    language = text()
    term_uri = text()

    def __str__(self) -> str:
        return self.name


class Attribute(Record):
    """That a term says something about a record."""

    link_id = models.CharField(max_length=200, blank=True, default="")
    link_type = text()
    link_entity = text()
    value = text()
    taxonomy_term = of("TaxonomyTerm", "attributes")

    class Meta(Record.Meta):
        indexes = [*Record.Meta.indexes, models.Index(fields=["municipality", "link_id"], name="attribute_of")]


class Metadata(Record):
    """What the source changed in a record before we got it. Names of its staff may be in it: never public."""

    resource_id = models.CharField(max_length=200, blank=True, default="")
    resource_type = text()
    last_action_date = models.DateField(null=True)
    last_action_type = text()
    field_name = text()
    previous_value = text()
    replacement_value = text()
    updated_by = text()

    class Meta(Record.Meta):
        indexes = [*Record.Meta.indexes, models.Index(fields=["municipality", "resource_id"], name="metadata_of")]


class TableDescription(Record):
    """What an HSDS table file says about itself (meta_table_descriptions)."""

    name = text()
    language = text()
    character_set = text()
