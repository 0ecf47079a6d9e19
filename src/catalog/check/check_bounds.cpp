#include "bounds_checker.hpp"
#include "checks.hpp"
#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {
namespace {

Particulars particulars_of(const OutOfBounds& field) {
  const Expected& expected = field.expected;
  return {{"field", Cited{field.path}},
          {"least", file_digits(expected.least)},
          {"most", file_digits(expected.most)},
          {"other", Cited{expected.field}},
          {"expected", expected.expectation}};
}

}  // namespace

void find_out_of_bounds(const Catalog& catalog, Findings& findings) {
  for_each_table(catalog, [&](const char*, const char* key, const auto& table) {
    for (const auto& record : table) {
      for (const auto& field : out_of_bounds(record)) {
        findings.error(key, record_key(record), FindingCode::out_of_bounds, particulars_of(field));
      }
    }
  });
}

}  // namespace llmadvisor
