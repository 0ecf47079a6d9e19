#include "usage_text.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t block_size = 256 * 1024;
/// A prompt of two million tokens; the parser holds a value twice.
constexpr std::uint64_t longest_value = 8 * 1024 * 1024;

struct Wrapping {
  std::string_view magic;
  std::string_view what;
  std::string_view hint;
};

constexpr Wrapping wrappings[] = {
    {"\x1f\x8b", "is compressed (gzip)",
     "unpack it first: gunzip -c FILE | llmadvisor usage import ... -"},
    {"PK\x03\x04", "is a ZIP archive", "unpack it first, and name the files that it holds"},
    {"\x28\xb5\x2f\xfd", "is compressed (zstd)",
     "unpack it first: zstd -dc FILE | llmadvisor usage import ... -"},
    {"BZh", "is compressed (bzip2)",
     "unpack it first: bzip2 -dc FILE | llmadvisor usage import ... -"},
    {"PAR1", "is a Parquet file", "export it as CSV"},
    {"\xff\xfe", "is UTF-16 text", "save it as UTF-8"},
    {"\xfe\xff", "is UTF-16 text", "save it as UTF-8"},
};

}  // namespace

UsageText* UsageTexts::next() {
  if (opened_ == files_.size()) return nullptr;
  const auto bytes = text_ ? text_->bytes() : 0;
  text_.reset();
  text_.emplace(std::move(files_[opened_++]), bytes, progress_);
  return &*text_;
}

UsageText::UsageText(UsageFile file, std::uint64_t bytes_before, const UsageProgress& progress)
    : file_(std::move(file)),
      progress_(progress),
      block_(block_size),
      bytes_(bytes_before),
      value_began_(bytes_before) {
  refill();
  head_.assign(block_.data(), std::min<std::size_t>(end_, 64 * 1024));
  refuse_what_is_no_text();
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (head().starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  if (at_ == end_) refill();
}

void UsageText::refill() {
  bytes_ += end_;
  at_ = 0;
  // Pipes hand out less than a block; a reader at its end may be asked again.
  end_ = 0;
  for (std::size_t count = 1; count > 0 && end_ < block_.size(); end_ += count) {
    count = file_.read(std::span(block_).subspan(end_));
  }
  if (bytes_ > value_began_ + longest_value) {
    fail("too-large", "a value of more than 8 MiB", "is this the right --format?");
  }
  if (progress_) progress_(bytes_ + end_);
}

void UsageText::refuse_what_is_no_text() const {
  for (const auto& w : wrappings) {
    if (!head().starts_with(w.magic)) continue;
    throw DataError("compressed", name() + ": " + std::string(w.what), std::string(w.hint));
  }
  if (head().find('\0') != std::string_view::npos) {
    throw DataError("bad-text", name() + ": has a NUL byte, so it is no text");
  }
}

void UsageText::skip_spaces() {
  while (!at_end() && (next() == ' ' || next() == '\n' || next() == '\r' || next() == '\t')) {
    advance();
  }
}

void UsageText::fail(const std::string& code, const std::string& what,
                     const std::string& hint) const {
  fail_at(line_, code, what, hint);
}

void UsageText::fail_at(std::uint64_t line, const std::string& code, const std::string& what,
                        const std::string& hint) const {
  throw DataError(code, name() + ": line " + std::to_string(line) + ": " + what, hint);
}

}  // namespace llmadvisor
