#include "print/zip_archive.hpp"

#include <array>

namespace llmadvisor {
namespace {

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
    table[byte] = crc;
  }
  return table;
}
constexpr auto crc_table = make_crc_table();

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}
void put16(std::string& out, std::uint32_t value) { put(out, value, 2); }
void put32(std::string& out, std::uint32_t value) { put(out, value, 4); }

constexpr std::uint32_t version = 20;
constexpr std::uint32_t names_are_utf8 = 0x0800;
constexpr std::uint32_t first_day = (1 << 5) | 1;  // 1980-01-01, the least that there is

/// What a member's own header and its entry in the directory have in common.
void put_member(std::string& out, const std::string& name, std::string_view content,
                std::uint32_t crc) {
  const auto size = static_cast<std::uint32_t>(content.size());
  put16(out, version);
  put16(out, names_are_utf8);
  put16(out, 0);  // stored
  put16(out, 0);  // midnight
  put16(out, first_day);
  put32(out, crc);
  put32(out, size);
  put32(out, size);
  put16(out, static_cast<std::uint32_t>(name.size()));
  put16(out, 0);  // nothing extra
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc = (crc >> 8) ^ crc_table[(crc ^ static_cast<unsigned char>(c)) & 0xFF];
  }
  return ~crc;
}

void ZipArchive::add(const std::string& name, std::string_view content) {
  const auto offset = static_cast<std::uint32_t>(members_.size());
  const std::uint32_t crc = crc32(content);
  put32(members_, 0x04034B50);
  put_member(members_, name, content, crc);
  members_.append(name).append(content);
  put32(directory_, 0x02014B50);
  put16(directory_, version);
  put_member(directory_, name, content, crc);
  put16(directory_, 0);  // no comment
  put16(directory_, 0);  // the first disk
  put16(directory_, 0);
  put32(directory_, 0);
  put32(directory_, offset);
  directory_.append(name);
  ++count_;
}

std::string ZipArchive::bytes() && {
  const auto start = static_cast<std::uint32_t>(members_.size());
  const auto size = static_cast<std::uint32_t>(directory_.size());
  std::string out = std::move(members_);
  out += directory_;
  put32(out, 0x06054B50);
  put16(out, 0);
  put16(out, 0);
  put16(out, count_);
  put16(out, count_);
  put32(out, size);
  put32(out, start);
  put16(out, 0);
  return out;
}

}  // namespace llmadvisor
