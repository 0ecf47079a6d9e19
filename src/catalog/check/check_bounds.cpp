#include "bounds_checker.hpp"
#include "checks.hpp"
#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {

void find_out_of_bounds(const Catalog& catalog, Findings& findings) {
  for_each_table(catalog, [&](const char*, const char* key, const auto& table) {
    for (const auto& record : table) {
      for (const auto& field : out_of_bounds(record)) {
        findings.error(key, record_key(record), field.path + ": " + field.expectation);
      }
    }
  });
}

}  // namespace llmadvisor
