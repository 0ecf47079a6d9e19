#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

/// A ZIP file whose members are stored as they are: without a clock, so that the same members make
/// the same bytes. Format: PKWARE APPNOTE 6.3.
class ZipArchive {
 public:
  /// A text of less than 4 GiB.
  void add(const std::string& name, std::string_view content);
  [[nodiscard]] std::string bytes() &&;

 private:
  std::string members_;
  std::string directory_;
  std::uint16_t count_ = 0;
};

/// The CRC-32 of ZIP (polynomial 0xEDB88320, reflected).
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

}  // namespace llmadvisor
