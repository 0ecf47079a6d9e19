#include "llmadvisor/report/tell/import_report.hpp"

#include <algorithm>

#include "change_words.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "speak/message.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t shown_of_a_list = 10;
constexpr std::size_t named = 5;  ///< of the entries left out for one reason

class ImportSections {
 public:
  ImportSections(const ImportReport& report, const ReportContext& context)
      : r_(report), language_(context.language), all_(context.verbosity == Verbosity::verbose) {}

  Document write(const std::vector<std::string>& files) {
    document_.title = say(language_, words::import_title, arg("count", r_.entries),
                          arg("date", to_string(r_.as_of)));
    paragraph(say(language_, words::import_sum, arg("added", r_.added.size()),
                  arg("changed", r_.changed.size()), arg("unchanged", r_.unchanged)));
    list(words::import_added, r_.added, [](const auto& name) { return Bullet{"", name}; });
    list(words::import_changed, r_.changed, [&](const RecordChange& c) {
      return Bullet{"", c.table + "/" + c.id, field_bullets(c.fields, language_)};
    });
    list(words::import_left_out, r_.left_out, [&](const LeftOut& l) { return left_out(l); });
    const auto remark = [&](const ImportRemark& r) {
      return Bullet{r.entry, sentence_of(r, language_)};
    };
    list(words::import_ambiguous, r_.ambiguous, remark);
    list(words::import_suspicious, r_.suspicious, remark);
    list(words::import_notes, r_.notes, remark);
    list(words::import_written, files, [](const auto& file) { return Bullet{"", file}; });
    if (files.empty()) paragraph(say(language_, words::import_nothing_written));
    return std::move(document_);
  }

 private:
  void paragraph(std::string text) {
    document_.blocks.emplace_back(Paragraph{Tone::plain, std::move(text)});
  }

  template <class Item, class Bulleted>
  void list(Message heading, const std::vector<Item>& items, const Bulleted& bulleted) {
    if (items.empty()) return;
    Bullets bullets;
    for (const auto& item : items) {
      if (!all_ && bullets.items.size() == shown_of_a_list) break;
      bullets.items.push_back(bulleted(item));
    }
    const std::size_t more = items.size() - bullets.items.size();
    if (more > 0) {
      bullets.items.push_back({"", say(language_, words::and_more, arg("count", more))});
    }
    document_.blocks.emplace_back(Heading{say(language_, heading)});
    document_.blocks.emplace_back(std::move(bullets));
  }

  Bullet left_out(const LeftOut& reason) const {
    std::string examples;
    const auto shown = all_ ? reason.entries.size() : std::min(named, reason.entries.size());
    for (std::size_t i = 0; i < shown; ++i) {
      examples += (examples.empty() ? "" : ", ") + reason.entries[i];
    }
    if (shown < reason.entries.size()) {
      examples = say(language_, words::and_so_on, arg("list", examples));
    }
    return {as_quoted(to_string(reason.reason), language_),
            say(language_, words::import_reason, arg("count", reason.count),
                arg("meaning", meaning_of(reason.reason, language_))),
            {{"", examples}}};
  }

  const ImportReport& r_;
  Language language_;
  bool all_;
  Document document_;
};

}  // namespace

Document import_report(const ImportReport& report, const std::vector<std::string>& files,
                       const ReportContext& context) {
  return ImportSections(report, context).write(files);
}

}  // namespace llmadvisor
