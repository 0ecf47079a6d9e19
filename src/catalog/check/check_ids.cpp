#include <unordered_map>
#include <unordered_set>

#include "checks.hpp"
#include "llmadvisor/catalog/name_index.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

template <class Record>
void check_keys(const std::string& table, const std::vector<Record>& records, Findings& findings) {
  std::unordered_set<std::string> seen;
  for (const auto& record : records) {
    const auto key = record_key(record);
    if (key.empty()) findings.error(table, "", FindingCode::no_id);
    if (!seen.insert(key).second) findings.error(table, key, FindingCode::double_id);
    // Only what is typed on a command line; the names of price files may look like anything.
    if constexpr (requires { record.id; }) {
      if (key.find_first_of(" \t\r\n") != std::string::npos) {
        findings.error(table, key, FindingCode::id_with_space);
      }
    }
  }
}

/// An alias of two records would silently mean the first.
template <class Record>
void check_aliases(const std::string& table, const std::vector<Record>& records,
                   Findings& findings) {
  std::unordered_map<std::string, std::string> owners;
  for (const auto& record : records) owners[lower_case(record.id)] = record.id;
  for (const auto& record : records) {
    for (const auto& alias : record.aliases) {
      const auto [owner, is_new] = owners.try_emplace(lower_case(alias), record.id);
      if (!is_new && owner->second != record.id) {
        findings.error(table, record.id, FindingCode::alias_of_two,
                       {{"alias", alias}, {"other", owner->second}});
      }
    }
  }
}

/// A name is either weighed or refused.
void check_refused(const Catalog& c, Findings& findings) {
  const NameIndex<Model> models(c.models);
  for (const auto& refused : c.refused_models) {
    std::vector<std::string> names = refused.aliases;
    names.push_back(refused.id);
    for (const auto& name : names) {
      const Model* model = models.find(name);
      if (model == nullptr) continue;
      findings.error("refused_models", refused.id, FindingCode::alias_of_two,
                     {{"alias", name}, {"other", model->id}});
    }
  }
}

}  // namespace

void find_bad_ids(const Catalog& catalog, Findings& findings) {
  for_each_table(catalog, [&](const char*, const char* key, const auto& table) {
    check_keys(key, table, findings);
  });
  check_aliases("models", catalog.models, findings);
  check_aliases("refused_models", catalog.refused_models, findings);
  check_refused(catalog, findings);
  check_aliases("gpus", catalog.gpus, findings);
  check_aliases("providers", catalog.providers, findings);
}

}  // namespace llmadvisor
