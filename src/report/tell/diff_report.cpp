#include "llmadvisor/report/tell/diff_report.hpp"

#include <algorithm>

#include "change_words.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

std::string shown(const std::string& value, Language language) {
  if (value.empty()) return say(language, words::no_value);
  return value.find(' ') == value.npos ? value : as_quoted(value, language);
}

std::string change_text(const FieldChange& change, Language language) {
  const auto before = arg("before", shown(change.before, language));
  const auto after = arg("after", shown(change.after, language));
  const std::string text =
      change.ratio ? say(language, words::field_change_by, before, after,
                         arg("percent", format_tenths(*change.ratio - 1, language, Signed::always)))
                   : say(language, words::field_change, before, after);
  return change.is_jump() ? say(language, words::field_jump, arg("change", text)) : text;
}

}  // namespace

std::vector<Bullet> field_bullets(const std::vector<FieldChange>& fields, Language language) {
  std::vector<Bullet> bullets;
  for (const auto& field : fields) {
    bullets.push_back({as_quoted(field.path, language), change_text(field, language)});
  }
  return bullets;
}

Document diff_report(const std::vector<RecordChange>& changes, std::string_view before,
                     std::string_view after, const ReportContext& context) {
  const Language language = context.language;
  Bullets bullets;
  for (const auto& change : changes) {
    bullets.items.push_back({std::string(name_of(change.difference, language)),
                             change.table + "/" + change.id,
                             field_bullets(change.fields, language)});
  }
  const auto count = [&](Difference difference) {
    return std::ranges::count(changes, difference, &RecordChange::difference);
  };
  Document document{say(language, words::diff_title, arg("before", before), arg("after", after)),
                    {}};
  if (!bullets.items.empty()) document.blocks.emplace_back(std::move(bullets));
  document.blocks.emplace_back(Paragraph{
      Tone::plain,
      say(language, words::diff_sum, arg("added", count(Difference::added)),
          arg("removed", count(Difference::removed)), arg("changed", count(Difference::changed)))});
  return document;
}

}  // namespace llmadvisor
