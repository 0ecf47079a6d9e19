#pragma once

#include <stdexcept>
#include <string>

namespace llmadvisor {

/// A mistake of the user or in the data: the message is complete and meant for people.
class Error : public std::runtime_error {
 public:
  Error(const std::string& code, const std::string& message, const std::string& hint = {})
      : std::runtime_error(message), code_(code), hint_(hint) {}

  /// Stable name for scripts, such as `unknown-model`.
  [[nodiscard]] const std::string& code() const { return code_; }
  /// How to mend it; may be empty.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string code_;
  std::string hint_;
};

/// A file or catalogue that cannot be used (exit code 1).
class DataError : public Error {
 public:
  using Error::Error;

  /// Names the file, the JSON pointer and what was expected there.
  static DataError at(const std::string& file, const std::string& pointer,
                      const std::string& expectation, const std::string& hint = {}) {
    return {"bad-data", file + ": " + (pointer.empty() ? "/" : pointer) + ": " + expectation, hint};
  }
};

}  // namespace llmadvisor
