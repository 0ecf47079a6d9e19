#pragma once

#include "speak/texts.hpp"

namespace llmadvisor {

inline constexpr Text french_catalog[] = {
    // The catalogue.
    {words::catalog_title, "Catalogue du {date}"},
    {words::catalog_table_title, "{table} : {count} {count:fiche|fiches}"},
    {words::catalog_record_title, "{table} : {name}"},
    {words::column_layer, "Couche"},
    {words::column_records, "Fiches"},
    {words::column_overridden, "Modifiées"},
    {words::column_too_old, "Trop anciennes"},
    {words::column_directory, "Répertoire"},
    {words::column_table, "Table"},
    {words::column_oldest, "Plus ancienne"},
    {words::column_newest, "Plus récente"},
    {words::column_name, "Nom"},
    {words::column_what, "Contenu"},
    {words::column_source, "Source"},
    {words::column_date, "Date"},
    {words::price_on_demand, "{price} à la demande"},
    {words::layer_lead, "couche"},
    {words::layer_embedded, "intégrée"},
    {words::layer_user, "utilisateur"},
    {words::layer_named, "catalogue"},
    {words::layer_overrides, "{layer}, modifications"},
    {words::caution_lead, "réserve"},
    {words::caution_weak, "preuve faible"},
    {words::caution_old, "ancien : à relire"},
    {words::caution_undated, "non daté : à relire"},
    // What a check finds.
    {words::check_title, "Contrôle du catalogue du {date}"},
    {words::check_sound, "Le catalogue est sain."},
    {words::check_sound_with, "Le catalogue est sain, avec {list}."},
    {words::check_unsound, "{list}."},
    {words::check_errors, "{count} {count:erreur|erreurs}"},
    {words::check_warnings, "{count} {count:avertissement|avertissements}"},
    {words::check_notes, "{count} {count:remarque|remarques}"},
    {words::check_notes_hidden, "{count} {count:remarque|remarques} (avec --verbose)"},
    // What changed.
    {words::diff_title, "Ce qui a changé de {before} à {after}"},
    {words::diff_sum,
     "{added} {added:ajoutée|ajoutées}, {removed} {removed:retirée|retirées}, {changed} "
     "{changed:modifiée|modifiées}"},
    {words::field_change, "{before} -> {after}"},
    {words::field_change_by, "{before} -> {after} ({percent})"},
    {words::field_jump, "{change} [saut]"},
    {words::no_value, "(rien)"},
    // An import.
    {words::import_title, "{count} {count:entrée lue|entrées lues} ; chiffres du {date}"},
    {words::import_sum,
     "{added} {added:ajoutée|ajoutées}, {changed} {changed:modifiée|modifiées}, {unchanged} "
     "{unchanged:inchangée|inchangées}"},
    {words::import_added, "Ajoutées"},
    {words::import_changed, "Modifiées"},
    {words::import_left_out, "Laissées de côté"},
    {words::import_ambiguous, "Ambiguës, donc laissées de côté"},
    {words::import_suspicious, "Suspectes (laissées de côté, sauf avec --accept)"},
    {words::import_notes, "Remarques"},
    {words::import_written, "Fichiers écrits"},
    {words::import_nothing_written, "Rien n'a été écrit."},
    {words::import_reason, "{count} ({meaning})"},
    {words::and_so_on, "{list}, ..."},
    {words::and_more, "et {count} {count:autre|autres} (toutes avec -v)"},
};

}  // namespace llmadvisor
