#include "member_stream.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/strict_json.hpp"
#include "plain_json.hpp"

namespace llmadvisor {
namespace {

/// A member that has not been parsed yet.
struct Member {
  std::string name;
  std::string_view value;
};

/// Finds where the members of an object end. Whether they are sound is found out when they are
/// parsed.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  /// Nullopt where the text is no object, or none that can be split by brackets and quotes.
  std::optional<std::vector<Member>> split() {
    std::vector<Member> members;
    if (!take('{')) return std::nullopt;
    if (take('}')) return ends() ? std::optional(members) : std::nullopt;
    do {
      skip_space();
      const auto name = parse_plain_json(string());
      if (!name || !name->is_string() || !take(':')) return std::nullopt;
      members.push_back({name->get<std::string>(), value()});
    } while (take(','));
    return take('}') && ends() ? std::optional(std::move(members)) : std::nullopt;
  }

 private:
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \n\r\t", at_), text_.size()); }
  bool take(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool ends() {
    skip_space();
    return at_ == text_.size();
  }

  /// With its quotes; empty where there is none.
  std::string_view string() {
    const auto from = at_;
    if (at_ < text_.size() && text_[at_] == '"') skip_string();
    return text_.substr(from, at_ - from);
  }

  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  /// Up to the comma or bracket behind it.
  std::string_view value() {
    const auto from = at_;
    for (int depth = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        skip_string();
        --at_;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        break;
      } else if (c == '}' || c == ']') {
        --depth;
      }
    }
    return text_.substr(from, at_ - from);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Parses members one by one; all of the file where one of them is not plain.
class Members {
 public:
  Members(const std::string& file, std::string_view text) : file_(file), text_(text) {
    auto split = Splitter(text).split();
    if (split) members_ = std::move(*split);
    std::ranges::sort(members_, {}, &Member::name);
    const bool is_unique =
        std::ranges::adjacent_find(members_, {}, &Member::name) == members_.end();
    if (!split || !is_unique) parse_all();
  }

  template <class Visit>
  void visit_all(const Visit& visit) {
    if (whole_) return ForeignJson(*whole_, file_).each_member(visit);
    for (const auto& member : members_) {
      const auto value = parsed(member);
      visit(member.name, ForeignJson(value, file_, "/" + member.name));
    }
  }

  /// Throws for a text that is not sound.
  void parse_all() { whole_ = parse_strictly(file_, text_); }

 private:
  nlohmann::json parsed(const Member& member) {
    if (!whole_) {
      // As deep as it stands in the file.
      if (auto plain = parse_plain_json(member.value, 1)) return std::move(*plain);
      parse_all();
    }
    return whole_->at(member.name);
  }

  const std::string& file_;
  std::string_view text_;
  std::vector<Member> members_;
  std::optional<nlohmann::json> whole_;
};

}  // namespace

void for_each_member(
    const std::string& file, std::string_view text,
    const std::function<void(const std::string& name, const ForeignJson& value)>& visit) {
  Members members(file, text);
  try {
    members.visit_all(visit);
  } catch (const DataError&) {
    members.parse_all();
    throw;
  }
}

}  // namespace llmadvisor
