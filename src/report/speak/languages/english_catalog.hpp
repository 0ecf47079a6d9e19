#pragma once

#include "speak/texts.hpp"

namespace llmadvisor {

inline constexpr Text english_catalog[] = {
    // The catalogue.
    {words::catalog_title, "Catalogue of {date}"},
    {words::catalog_table_title, "{table}: {count} {count:record|records}"},
    {words::catalog_record_title, "{table}: {name}"},
    {words::column_layer, "Layer"},
    {words::column_records, "Records"},
    {words::column_overridden, "Overridden"},
    {words::column_too_old, "Too old"},
    {words::column_directory, "Directory"},
    {words::column_table, "Table"},
    {words::column_oldest, "Oldest"},
    {words::column_newest, "Newest"},
    {words::column_name, "Name"},
    {words::column_what, "What"},
    {words::column_source, "Source"},
    {words::column_date, "Date"},
    {words::price_on_demand, "{price} on demand"},
    {words::layer_lead, "layer"},
    {words::layer_embedded, "embedded"},
    {words::layer_user, "user"},
    {words::layer_named, "catalog"},
    {words::layer_overrides, "{layer} overrides"},
    {words::caution_lead, "caution"},
    {words::caution_weak, "weak evidence"},
    {words::caution_old, "old: read it again"},
    {words::caution_undated, "undated: read it again"},
    // What a check finds.
    {words::check_title, "Check of the catalogue of {date}"},
    {words::check_sound, "The catalogue is sound."},
    {words::check_sound_with, "The catalogue is sound, with {list}."},
    {words::check_unsound, "{list}."},
    {words::check_errors, "{count} {count:error|errors}"},
    {words::check_warnings, "{count} {count:warning|warnings}"},
    {words::check_notes, "{count} {count:note|notes}"},
    {words::check_notes_hidden, "{count} {count:note|notes} (listed by --verbose)"},
    // What changed.
    {words::diff_title, "What changed from {before} to {after}"},
    {words::diff_sum, "{added} added, {removed} removed, {changed} changed"},
    {words::field_change, "{before} -> {after}"},
    {words::field_change_by, "{before} -> {after} ({percent})"},
    {words::field_jump, "{change} [jump]"},
    {words::no_value, "(none)"},
    // An import.
    {words::import_title, "{count} {count:entry|entries} read; figures of {date}"},
    {words::import_sum, "{added} added, {changed} changed, {unchanged} unchanged"},
    {words::import_added, "Added"},
    {words::import_changed, "Changed"},
    {words::import_left_out, "Left out"},
    {words::import_ambiguous, "Ambiguous, so left out"},
    {words::import_suspicious, "Looks wrong (left out, unless --accept)"},
    {words::import_notes, "Notes"},
    {words::import_written, "Written"},
    {words::import_nothing_written, "Nothing was written."},
    {words::import_reason, "{count} ({meaning})"},
    {words::and_so_on, "{list}, ..."},
    {words::and_more, "and {count} more (-v lists all)"},
};

}  // namespace llmadvisor
