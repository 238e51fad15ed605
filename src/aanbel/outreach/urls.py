"""Addresses of outreach. Only numbers, slugs and codes stand in them, never a person or a street."""

from django.urls import URLPattern, path

from aanbel.outreach.views import answers, approach, batches, due, messages, resident, texts

app_name = "outreach"

urlpatterns: list[URLPattern] = [
    path("r/", resident.enter, name="enter"),
    path("r/<str:code>", resident.household, name="resident"),
    path("r/<str:code>/stap/<int:step>", resident.tick, name="tick"),
    path("r/<str:code>/<slug:slug>", resident.choice, name="choice"),
    path("antwoorden/", answers.answers, name="answers"),
    path("antwoorden/<int:answer>/afgehandeld", answers.handled, name="answer_handled"),
    path("vandaag/antwoorden", answers.answers_today, name="answers_today"),
    path("zaken/<int:case>/antwoorden", answers.answers_of_case, name="answers_of_case"),
    path("afspraken/", answers.meeting, name="meeting"),
    path("afspraken/<int:slot>/terug", answers.withdraw_slot, name="withdraw_slot"),
    path("inloop/nieuw", answers.walk_in, name="new_walk_in"),
    path("inloop/<int:walk_in>/", answers.walk_in, name="walk_in"),
    path("inloop/<int:walk_in>/weg", answers.remove_walk_in, name="remove_walk_in"),
    path("aanpak/", approach.approach, name="approach"),
    path("aanpak/<int:version>/", approach.approach_version, name="approach_version"),
    path("aanpak/<int:version>/activeren", approach.approach_activate, name="approach_activate"),
    path("aanpak/<int:version>/<slug:sequence>", approach.approach_edit, name="approach_edit"),
    path("te-doen/", due.due, name="due"),
    path("vandaag/aanpak", due.due_today, name="due_today"),
    path("zaken/<int:case>/volgende-stap", due.next_step, name="next_step"),
    path("zaken/<int:case>/aanpak", due.case_approach, name="case_approach"),
    path("zaken/<int:case>/berichten", messages.messages, name="messages"),
    path("zaken/<int:case>/berichten/schrijven", messages.compose, name="compose"),
    path("zaken/<int:case>/berichten/voorbeeld.pdf", messages.compose_pdf, name="compose_pdf"),
    path("zaken/<int:case>/besluit", messages.decision_letter, name="decision_letter"),
    path("zaken/<int:case>/beslagbrief", messages.creditor_letter, name="creditor_letter"),
    path("berichten/<int:message_id>.pdf", messages.message_pdf, name="message_pdf"),
    path("berichten/<int:message_id>/nagekeken", messages.settle, name="settle"),
    path("brieven/", texts.texts, name="texts"),
    path("brieven/nieuw", texts.new_text, name="new_text"),
    path("brieven/versie/<int:version>.pdf", texts.text_pdf, name="text_pdf"),
    path("brieven/versie/<int:version>/vrijgeven", texts.release_text, name="release_text"),
    path("brieven/partij/nieuw", batches.new_batch, name="new_batch"),
    path("brieven/partij/<int:batch_id>/", batches.batch, name="batch"),
    path("brieven/partij/<int:batch_id>/proef.pdf", batches.proof, name="proof"),
    path("brieven/partij/<int:batch_id>/bestanden.zip", batches.files, name="batch_files"),
    path("brieven/partij/<int:batch_id>/eruit", batches.take_out, name="take_out"),
    path("brieven/partij/<int:batch_id>/vrijgeven", batches.release, name="release_batch"),
    path("brieven/partij/<int:batch_id>/intrekken", batches.withdraw, name="withdraw_batch"),
    path("brieven/partij/<int:batch_id>/overgedragen", batches.hand_over, name="hand_over_batch"),
    path("brieven/<slug:slug>/", texts.text, name="text"),
    path("brieven/<slug:slug>/schrijven", texts.edit_text, name="edit_text"),
    path("brieven/<slug:slug>/nakijken", texts.check_text, name="check_text"),
]
