#include "llmadvisor/usage/import_usage.hpp"

#include <algorithm>
#include <string_view>

#include "llmadvisor/catalog/error.hpp"
#include "tally.hpp"
#include "usage_text.hpp"

namespace llmadvisor {
namespace {

const UsageFormatRow& row_of(UsageFormat format) {
  return usage_formats[static_cast<std::size_t>(format)];
}

/// How many of a format's names the text holds, as a share.
double likeness(const UsageFormatRow& format, std::string_view head) {
  double all = 0;
  double found = 0;
  for (std::string_view names = format.told_by; !names.empty();) {
    const auto name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(name.size() + 1, names.size()));
    all += 1;
    // As a whole name: `cost` is not in `cost_total`.
    for (auto at = head.find(name); at != head.npos; at = head.find(name, at + 1)) {
      const auto is_letter = [&](std::size_t i) {
        if (i >= head.size()) return false;
        const char c = head[i];
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
      };
      const bool is_whole = !is_letter(at + name.size()) && (at == 0 || !is_letter(at - 1));
      if (!is_whole) continue;
      found += 1;
      break;
    }
  }
  return found / all;
}

/// The format that the text looks more like than the one that was named; null where there is none.
const UsageFormatRow* better_format(UsageFormat named, std::string_view head) {
  constexpr double least = 0.5;
  const UsageFormatRow* best = nullptr;
  double most = std::max(least, likeness(row_of(named), head));
  for (const auto& format : usage_formats) {
    const double like = likeness(format, head);
    if (like <= most && !(best == nullptr && like == least && most == least)) continue;
    most = like;
    best = &format;
  }
  return best != nullptr && best->value != named ? best : nullptr;
}

void refuse_other_format(UsageFormat named, const UsageText* text) {
  if (text == nullptr) return;
  const auto* other = better_format(named, text->head());
  if (other == nullptr) return;
  throw DataError("wrong-format",
                  text->name() + ": does not look like " + std::string(row_of(named).name) +
                      " but like " + std::string(other->name),
                  "try --format " + std::string(other->name));
}

bool is_blank(std::string_view head) { return head.find_first_not_of(" \t\r\n[]") == head.npos; }

/// Nothing came of the text: it is empty, or something else.
void refuse_nothing(UsageFormat format, const UsageText& text) {
  if (is_blank(text.head())) throw DataError("empty-log", text.name() + ": is empty");
  refuse_other_format(format, &text);
  throw DataError("empty-log",
                  text.name() + ": holds no rows of " + std::string(row_of(format).name));
}

}  // namespace

UsageSummary import_usage(UsageFormat format, std::vector<UsageFile> files,
                          const UsageStated& stated, const UsageProgress& progress) {
  const std::string first = files.empty() ? "" : files.front().name;
  UsageTexts texts(std::move(files), progress);
  Tally tally(stated);
  try {
    row_of(format).read(texts, tally);
  } catch (const DataError& e) {
    // A text of another format fails somewhere: what it is helps more than where.
    if (tally.rows() == 0 && e.code() != "compressed") refuse_other_format(format, texts.current());
    throw;
  }
  if (!tally.has_seen_something() && texts.current() != nullptr) {
    refuse_nothing(format, *texts.current());
  }
  return tally.summary(format, first);
}

}  // namespace llmadvisor
