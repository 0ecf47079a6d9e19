#pragma once

#include <memory>
#include <string>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/usage/import_usage.hpp"

/// Exports of usage made of texts.
namespace llmadvisor::test {

inline UsageFile usage_file(const std::string& name, std::string text) {
  const auto shared = std::make_shared<const std::string>(std::move(text));
  return {name, [shared, at = std::size_t{0}](std::span<char> block) mutable {
            const auto count = shared->copy(block.data(), block.size(), at);
            at += count;
            return count;
          }};
}

inline UsageSummary usage_of(UsageFormat format, const std::string& text,
                             const UsageStated& stated = {}) {
  return import_usage(format, {usage_file("log", text)}, stated);
}

inline UsageSummary usage_of(UsageFormat format, const std::string& first,
                             const std::string& second, const UsageStated& stated = {}) {
  return import_usage(format, {usage_file("first", first), usage_file("second", second)}, stated);
}

/// "code: message (hint)" of the error that an import ends with; empty where it ends well.
inline std::string error_of(UsageFormat format, const std::string& text,
                            const UsageStated& stated = {}) {
  try {
    static_cast<void>(usage_of(format, text, stated));
    return "";
  } catch (const Error& e) {
    return e.code() + ": " + e.what() + (e.hint().empty() ? "" : " (" + e.hint() + ")");
  }
}

inline const RowsLeftOut& left_out(const UsageSummary& summary, RowLeftOut why) {
  return summary.left_out[static_cast<std::size_t>(why)];
}

}  // namespace llmadvisor::test
