#pragma once

#include <string>
#include <utility>
#include <vector>

#include "llmadvisor/catalog/check.hpp"

namespace llmadvisor {

/// Gathers what the checks find.
class Findings {
 public:
  void error(const std::string& table, const std::string& record, FindingCode code,
             Particulars particulars = {}) {
    list_.push_back({Severity::error, table, record, code, std::move(particulars)});
  }
  void warn(const std::string& table, const std::string& record, FindingCode code,
            Particulars particulars = {}) {
    list_.push_back({Severity::warning, table, record, code, std::move(particulars)});
  }
  void note(const std::string& table, const std::string& record, FindingCode code,
            Particulars particulars = {}) {
    list_.push_back({Severity::note, table, record, code, std::move(particulars)});
  }
  [[nodiscard]] std::vector<Finding>& list() { return list_; }

 private:
  std::vector<Finding> list_;
};

void find_out_of_bounds(const Catalog& catalog, Findings& findings);
void find_bad_ids(const Catalog& catalog, Findings& findings);
void find_bad_references(const Catalog& catalog, Findings& findings);
void find_bad_defaults(const Catalog& catalog, Findings& findings);
void find_bad_dates(const Catalog& catalog, Date today, Findings& findings);
void find_old_prices(const Catalog& catalog, Date today, Findings& findings);
void find_bad_origins(const Catalog& catalog, Findings& findings);
void find_bad_prices(const Catalog& catalog, Findings& findings);
void find_bad_second_sources(const Catalog& catalog, Findings& findings);
void find_bad_hardware(const Catalog& catalog, Findings& findings);
void find_bad_models(const Catalog& catalog, Findings& findings);
void find_bad_hints(const Catalog& catalog, Findings& findings);

}  // namespace llmadvisor
