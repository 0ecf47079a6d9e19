#include "import_log.hpp"

#include <utility>

namespace llmadvisor {
void ImportLog::leave_out(LeftOutReason reason, const std::string& entry) {
  auto& left = left_out_[reason];
  left.reason = reason;
  ++left.count;
  left.entries.push_back(entry);
}

void ImportLog::note(const std::string& entry, RemarkCode code, Particulars particulars) {
  report_.notes.push_back({entry, code, std::move(particulars)});
}

void ImportLog::ambiguous(const std::string& entry, RemarkCode code, Particulars particulars) {
  report_.ambiguous.push_back({entry, code, std::move(particulars)});
}

void ImportLog::suspicious(const std::string& entry, const Doubt& doubt) {
  report_.suspicious.push_back({entry, doubt.code, doubt.particulars});
}

void ImportLog::finish() {
  for (auto& [reason, left] : left_out_) report_.left_out.push_back(std::move(left));
  left_out_.clear();
}

}  // namespace llmadvisor
