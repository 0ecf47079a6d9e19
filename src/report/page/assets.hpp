#pragma once

#include <string>
#include <string_view>

namespace llmadvisor {

/// A style sheet or script of the page, and its SHA-256 as a Content-Security-Policy names it.
struct Asset {
  std::string_view text;
  std::string_view sha256;  ///< in hexadecimal digits

  /// "'sha256-...'".
  [[nodiscard]] std::string policy() const;
};

extern const Asset page_style;
extern const Asset page_script;

}  // namespace llmadvisor
