#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llmadvisor {

class JsonPlace;

template <class T>
concept json_integer = std::integral<T> && !std::same_as<T, bool>;

/// A key that stands in JSON as it is spelled: what the compiler has seen needs no look at run
/// time.
class JsonKey {
 public:
  consteval JsonKey(const char* name) : name_(name) {
    for (const char c : name_) {
      if (c < ' ' || c > '~' || c == '"' || c == '\\') throw "a key that would need an escape";
    }
  }
  [[nodiscard]] constexpr std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

/// A JSON text, written from its first byte to its last without a tree: two spaces a level, floats
/// with the digits of nlohmann/json, broken UTF-8 replaced. An object or array ends with the scope
/// of its name, so that nesting is that of the blocks.
class JsonText {
 public:
  /// Where the one value of the text goes.
  [[nodiscard]] JsonPlace value();
  /// The text with a line feed, as a file ends.
  [[nodiscard]] std::string finished() &&;

 private:
  friend class JsonPlace;
  friend class JsonScope;
  friend class JsonObject;

  void null() { raw("null"); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void integer(std::int64_t value);
  void natural(std::uint64_t value);
  void number(double value);
  void string(std::string_view value);
  /// What of a string does not all stand as it is, without its quotes.
  void encoded(std::string_view text);
  void raw(std::string_view bytes);
  /// A line of its own, with room for so many bytes after its spaces.
  char* new_line(bool is_first, std::size_t bytes);
  void key(bool is_first, JsonKey name);
  void open(char bracket);
  void close(char bracket, bool is_empty);
  /// So many bytes to write to, at most the size of `ahead_`; `written` says where writing ended.
  char* room(std::size_t bytes);
  void written(const char* end);
  void flush();

  std::string text_;
  std::array<char, 4096> ahead_;  ///< what is not in `text_` yet: parts are small, and many
  std::size_t ahead_size_ = 0;
  std::size_t depth_ = 0;   ///< objects and arrays that are open
  bool is_awaited_ = true;  ///< a place has been given out and holds nothing yet
};

class JsonObject;
class JsonArray;

/// A place for one value, which must be given: `json["count"] = 3`, `json["none"] = nullptr`, or
/// whoever is handed the place opens an object or an array there.
class JsonPlace {
 public:
  JsonPlace(const JsonPlace&) = default;
  void operator=(const JsonPlace&) = delete;

  void operator=(std::nullptr_t) const { text_.null(); }
  template <std::same_as<bool> T>
  void operator=(T value) const {
    text_.boolean(value);
  }
  template <json_integer T>
  void operator=(T value) const {
    if constexpr (std::is_signed_v<T>) {
      text_.integer(value);
    } else {
      text_.natural(value);
    }
  }
  /// What is not finite is null.
  void operator=(std::floating_point auto value) const { text_.number(value); }
  void operator=(std::string_view value) const { text_.string(value); }
  /// Null where there is none.
  template <class T>
  void operator=(const std::optional<T>& value) const {
    if (value) {
      *this = *value;
    } else {
      text_.null();
    }
  }
  template <class T>
  void operator=(const std::vector<T>& values) const;

  /// Empty where nothing is put into it.
  JsonObject object() const;
  JsonArray array() const;

 private:
  friend class JsonText;
  friend class JsonObject;
  friend class JsonArray;
  explicit JsonPlace(JsonText& text) : text_(text) {}

  JsonText& text_;
};

/// What objects and arrays share: they end with their scope, and only the innermost that is open
/// takes a value.
class JsonScope {
 public:
  JsonScope(const JsonScope&) = delete;
  void operator=(const JsonScope&) = delete;

 protected:
  JsonScope(JsonText& text, char opening, char closing);
  ~JsonScope() { text_.close(closing_, is_empty_); }
  void next_line();
  void next_line(JsonKey key);
  [[nodiscard]] JsonText& text() { return text_; }

 private:
  bool takes_first();

  JsonText& text_;
  std::size_t depth_;
  char closing_;
  bool is_empty_ = true;
};

/// Each key once.
class JsonObject : JsonScope {
 public:
  explicit JsonObject(JsonText& text) : JsonScope(text, '{', '}') {}
  [[nodiscard]] JsonPlace operator[](JsonKey key);
  /// Under a key that is itself of the data.
  [[nodiscard]] JsonPlace at(std::string_view key);
};

class JsonArray : JsonScope {
 public:
  explicit JsonArray(JsonText& text) : JsonScope(text, '[', ']') {}
  [[nodiscard]] JsonPlace next();
};

/// The text of the one object that `fill` fills.
template <std::invocable<JsonObject&> Fill>
[[nodiscard]] std::string object_text(const Fill& fill) {
  JsonText text;
  {
    JsonObject json = text.value().object();
    fill(json);
  }
  return std::move(text).finished();
}

template <class T>
void JsonPlace::operator=(const std::vector<T>& values) const {
  JsonArray all = array();
  for (const auto& value : values) all.next() = value;
}

}  // namespace llmadvisor
