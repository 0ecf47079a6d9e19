#pragma once

#include <map>
#include <string>

#include "llmadvisor/catalog/import_report.hpp"

namespace llmadvisor {

/// What looks wrong about an entry.
struct Doubt {
  RemarkCode code = RemarkCode::price_jump;
  Particulars particulars{};
};

/// Gathers what happens to the entries of one file.
class ImportLog {
 public:
  explicit ImportLog(ImportReport& report) : report_(report) {}

  void leave_out(LeftOutReason reason, const std::string& entry);
  void note(const std::string& entry, RemarkCode code, Particulars particulars = {});
  void ambiguous(const std::string& entry, RemarkCode code, Particulars particulars);
  void suspicious(const std::string& entry, const Doubt& doubt);

  /// Puts the reasons into the report, in their order.
  void finish();

 private:
  ImportReport& report_;
  std::map<LeftOutReason, LeftOut> left_out_;
};

}  // namespace llmadvisor
