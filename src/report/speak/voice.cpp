#include "voice.hpp"

#include <algorithm>

#include "speech.hpp"

namespace llmadvisor {
namespace {

template <class Record>
std::string name_or_id(const Record* record, std::string_view id) {
  return std::string(record == nullptr || record->name.empty() ? id : record->name);
}

/// Files are written with plain spaces: where the language parts its punctuation from the word, the
/// space must not break.
std::string typeset(std::string text, const Marks& marks) {
  constexpr std::string_view no_break_space = "\u00a0";
  if (!marks.colon.starts_with(no_break_space)) return text;
  for (const std::string_view mark : {" :", " ;", " !", " ?", " »", " %"}) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + mark.size())) {
      text.replace(at, 1, no_break_space);
    }
  }
  for (auto at = text.find("« "); at != text.npos; at = text.find("« ", at + 1)) {
    text.replace(at + std::string_view("«").size(), 1, no_break_space);
  }
  return text;
}

}  // namespace

Voice::Voice(const Catalog& catalog, const ReportContext& context, BilledFor billed)
    : catalog_(catalog),
      money_{context.language, context.currency, usd_per(context.currency, catalog)},
      billed_(billed) {}

std::string Voice::fill(std::string_view text, std::span<const Argument> fields) const {
  if (billed_ == BilledFor::month) return filled(language(), text, fields);
  std::string of_job(text);
  for (const auto& phrase : speech(language()).job_phrases) {
    for (auto at = of_job.find(phrase.of_month); at != of_job.npos;
         at = of_job.find(phrase.of_month, at + phrase.of_job.size())) {
      of_job.replace(at, phrase.of_month.size(), phrase.of_job);
    }
  }
  return filled(language(), of_job, fields);
}

Voice Voice::in_round_figures() const {
  Voice round = *this;
  round.money_.digits = MoneyDigits::whole;
  return round;
}

std::string Voice::threshold(Usd amount) const {
  MoneyFormat format = money_;
  format.digits = MoneyDigits::three;
  return format_money(amount, format);
}

std::string_view Voice::colon() const { return speech(language()).marks.colon; }
std::string Voice::local(const LocalText& text) const {
  const std::string& own = text[language()];
  return own.empty() ? as_quoted(text.texts.front(), language())
                     : typeset(own, speech(language()).marks);
}

std::string_view Voice::semicolon() const { return speech(language()).marks.semicolon; }

std::string Voice::model(std::string_view id) const {
  std::string name = name_or_id(catalog_.find_model(id), id);
  // "it" stands for instruction-tuned, which goes without saying and reads as a word.
  if (name.ends_with(" it")) name.erase(name.size() - 3);
  return name;
}

std::string Voice::provider(std::string_view id) const {
  return name_or_id(catalog_.find_provider(id), id);
}

std::string Voice::gpu(std::string_view id) const {
  const auto& devices = catalog_.local_devices;
  const auto device = std::ranges::find(devices, id, &LocalDevice::id);
  const bool is_device = catalog_.find_gpu(id) == nullptr && device != devices.end();
  std::string name = is_device ? device->name : name_or_id(catalog_.find_gpu(id), id);
  // The maker says nothing that the card's own name does not.
  for (const std::string_view maker : {"NVIDIA ", "GeForce ", "AMD ", "Intel "}) {
    if (name.starts_with(maker)) name.erase(0, maker.size());
  }
  return name;
}

std::string joined(const std::vector<std::string>& items, Language language) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0)
      text += i + 1 < items.size() ? std::string_view(", ") : speech(language).marks.last_and;
    text += items[i];
  }
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  constexpr std::string_view accented[][2] = {{"é", "É"}, {"à", "À"}, {"ê", "Ê"}};
  for (const auto& [lower, upper] : accented) {
    if (text.starts_with(lower)) text.replace(0, lower.size(), upper);
  }
  return text;
}

}  // namespace llmadvisor
