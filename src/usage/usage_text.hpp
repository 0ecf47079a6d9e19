#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/usage/import_usage.hpp"

namespace llmadvisor {

/// The text of one file, a character at a time, in one block of memory.
class UsageText {
 public:
  /// `bytes_before` were read of other files.
  UsageText(UsageFile file, std::uint64_t bytes_before, const UsageProgress& progress);

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  /// The next character; only where the text is not at its end.
  [[nodiscard]] char next() const { return block_[at_]; }
  void advance() {
    if (block_[at_] == '\n') ++line_;
    if (++at_ == end_) refill();
  }
  void skip_spaces();

  [[nodiscard]] std::uint64_t bytes() const { return bytes_ + at_; }
  [[nodiscard]] const std::string& name() const { return file_.name; }
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::optional<double> written() const { return file_.written; }
  /// What it begins with: enough to tell one format from another.
  [[nodiscard]] std::string_view head() const { return head_; }

  /// More was asked for than there is.
  void run_out() { has_run_out_ = true; }
  [[nodiscard]] bool has_run_out() const { return has_run_out_; }

  /// Something came of what was read: a value that goes on for longer than longest_value is none.
  void mark_value() { value_began_ = bytes_ + at_; }

  /// Throws DataError with "FILE: line N: " before the message.
  [[noreturn]] void fail(const std::string& code, const std::string& what,
                         const std::string& hint = {}) const;
  [[noreturn]] void fail_at(std::uint64_t line, const std::string& code, const std::string& what,
                            const std::string& hint = {}) const;

 private:
  void refill();
  void refuse_what_is_no_text() const;

  UsageFile file_;
  const UsageProgress& progress_;
  std::vector<char> block_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t bytes_ = 0;  ///< before this block
  std::uint64_t value_began_ = 0;
  std::uint64_t line_ = 1;
  bool has_run_out_ = false;
  std::string head_;
};

/// The files of one export, one after the other.
class UsageTexts {
 public:
  UsageTexts(std::vector<UsageFile> files, const UsageProgress& progress)
      : files_(std::move(files)), progress_(progress) {}

  /// The text of the next file, in place of the last; null after the last.
  [[nodiscard]] UsageText* next();
  /// The text that was handed out last; null before the first.
  [[nodiscard]] const UsageText* current() const { return text_ ? &*text_ : nullptr; }

 private:
  std::vector<UsageFile> files_;
  const UsageProgress& progress_;
  std::size_t opened_ = 0;
  std::optional<UsageText> text_;
};

}  // namespace llmadvisor
