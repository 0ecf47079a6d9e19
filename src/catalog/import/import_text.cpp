#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "entry.hpp"
#include "import_log.hpp"
#include "input_text.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "offers.hpp"

namespace llmadvisor {
namespace {

const ImportFormatRow& row_of(ImportFormat format) {
  return import_formats[static_cast<std::size_t>(format)];
}

/// What a finding names, and the finding itself.
Particulars with_code(const Finding& finding) {
  Particulars all = finding.particulars;
  all.push_back({"finding", finding.code});
  return all;
}

class Importing {
 public:
  Importing(ImportFormat format, std::string_view text, const ImportOptions& options,
            const Catalog& base)
      : format_(format), text_(text), options_(options), base_(base), log_(result_.report) {
    if (options_.source.empty()) options_.source = row_of(format).source;
  }

  ImportResult run() {
    // What was read is gone before the catalogue is checked with what came of it.
    std::visit([&](const auto& content) { take(content); },
               row_of(format_).read({options_, text_, base_, day()}).content);
    while (withhold_unsound()) {
    }
    log_.finish();
    compare();
    return std::move(result_);
  }

 private:
  [[nodiscard]] Date day(std::optional<Date> in_file = {}) const {
    return options_.as_of.value_or(in_file.value_or(options_.today));
  }

  void set_day(std::optional<Date> in_file) {
    result_.report.as_of = day(in_file);
    result_.records.as_of = result_.report.as_of;
    if (!options_.as_of && !in_file) {
      log_.note(options_.file, RemarkCode::undated_file);
    }
  }

  void take(const PriceFile& file) {
    set_day(file.as_of);
    result_.report.entries = static_cast<int>(file.entries.size());
    import_prices(format_, file, options_, result_.report.as_of, base_, result_.records, log_);
  }

  void take(const MachineFile& file) {
    set_day(std::nullopt);
    result_.report.entries = static_cast<int>(file.entries.size());
    import_machines(file, options_, result_.report.as_of, base_, result_.records, log_);
  }

  void take(const ModelFile& file) {
    set_day(std::nullopt);
    result_.report.entries = 1;
    if (file.quality) result_.records.qualities.push_back(*file.quality);
    for (const auto& note : file.notes) log_.note(note.entry, note.code, note.particulars);
    result_.records.models.push_back(file.model);
  }

  /// Takes out what `catalog check` would call an error, and what was only there for it. Whether
  /// there was any: what leaned on it may be unsound now.
  bool withhold_unsound() {
    Catalog merged = base_;
    merge(merged, result_.records, Prefer::upper_layer);
    std::map<std::pair<std::string, std::string>, Finding> errors;
    for (const auto& finding : check_catalog(merged, options_.today)) {
      if (finding.severity != Severity::error) break;
      errors.emplace(std::pair(finding.table, finding.record), finding);
    }
    std::size_t withheld = 0;
    for_each_table(result_.records, [&](const char*, const char* table, auto& records) {
      withheld += std::erase_if(records, [&](const auto& record) {
        const auto error = errors.find({table, record_key(record)});
        if (error == errors.end()) return false;
        log_.leave_out(LeftOutReason::unsound, record_key(record));
        log_.note(record_key(record), RemarkCode::unsound, with_code(error->second));
        return true;
      });
    });
    if (withheld > 0) drop_providers_without_offers();
    return withheld > 0;
  }

  void drop_providers_without_offers() {
    auto& records = result_.records;
    const auto sells = [](const auto& offers, const Provider& provider) {
      return std::ranges::any_of(offers,
                                 [&](const auto& offer) { return offer.provider == provider.id; });
    };
    std::erase_if(records.providers, [&](const Provider& provider) {
      return !sells(records.api_offers, provider) && !sells(records.gpu_offers, provider) &&
             !sells(records.retrieval_models, provider);
    });
  }

  /// Only where a figure comes from changed: the figure itself is confirmed.
  static bool is_provenance(const FieldChange& change) {
    const auto& f = change.path;
    return f == "source" || f == "as_of" || f == "confidence" || f == "note" ||
           f == "disagreement" || f == "provider_model_name" || f == "mark" || f == "limits_mark" ||
           f.starts_with("second_sources/");
  }

  /// What the catalogue has under the ids of the result.
  [[nodiscard]] Catalog present_records() const {
    Catalog present;
    for_each_table_member([&](const char*, const char*, auto table) {
      std::set<std::string> wanted;
      for (const auto& record : result_.records.*table) wanted.insert(record_key(record));
      std::ranges::copy_if(base_.*table, std::back_inserter(present.*table),
                           [&](const auto& record) { return wanted.contains(record_key(record)); });
    });
    return present;
  }

  void compare() {
    for (auto& change : diff(present_records(), result_.records)) {
      std::erase_if(change.fields, is_provenance);
      if (change.difference == Difference::added) {
        result_.report.added.push_back(change.table + "/" + change.id);
      } else if (!change.fields.empty()) {
        result_.report.changed.push_back(std::move(change));
      }
    }
    std::size_t records = 0;
    for_each_table(result_.records,
                   [&](const char*, const char*, const auto& table) { records += table.size(); });
    result_.report.unchanged =
        static_cast<int>(records - result_.report.added.size() - result_.report.changed.size());
  }

  ImportFormat format_;
  std::string_view text_;
  ImportOptions options_;
  const Catalog& base_;
  ImportResult result_;
  ImportLog log_;
};

}  // namespace

std::string notes(const std::string& first, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : "; ") + second;
}

std::string source_of(const ImportOptions& options, const std::string& key) {
  return options.source + ", " + key;
}

Provider named_provider(const std::string& id, ProviderKind kind, const std::string& source,
                        Date as_of) {
  Provider provider;
  provider.id = id;
  provider.name = id;
  provider.kind = kind;
  provider.provenance = {.source = source,
                         .as_of = as_of,
                         .confidence = Confidence::low,
                         .note = "named in a price file; nothing else is known about it"};
  return provider;
}

ImportResult import_text(ImportFormat format, std::string_view text, const ImportOptions& options,
                         const Catalog& base) {
  refuse_unreadable(options.file, text);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return Importing(format, text, options, base).run();
}

}  // namespace llmadvisor
