#pragma once

#include <map>
#include <string>

#include "llmadvisor/catalog/import.hpp"

namespace llmadvisor {

/// Why an entry is left out. The order is the order of the report.
enum class Reason {
  not_text,
  other_provider,
  unknown_provider,
  provider_not_imported,
  subscription,
  free_offer,
  unknown_model,
  moving_alias,
  no_price,
  placeholder_zero,
  negative_price,
  scale_error,
  withdrawn,
  duplicate,
  ambiguous,
  suspicious,
  older,
  not_gpu,
  unknown_gpu,
  gpu_fraction,
  gpu_count,
  no_stock,
  below_spot,
  auction_floor,
  host_missing,
  unsound,
};

/// Gathers what happens to the entries of one file.
class ImportLog {
 public:
  explicit ImportLog(ImportReport& report) : report_(report) {}

  void leave_out(Reason reason, const std::string& entry);
  void note(const std::string& entry, const std::string& message);
  void ambiguous(const std::string& entry, const std::string& message);
  void suspicious(const std::string& entry, const std::string& message);

  /// Puts the reasons into the report, in their order.
  void finish();

 private:
  ImportReport& report_;
  std::map<Reason, LeftOut> left_out_;
};

}  // namespace llmadvisor
