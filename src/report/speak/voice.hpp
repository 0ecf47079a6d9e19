#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "message.hpp"

namespace llmadvisor {

/// What bills are for.
enum class BilledFor { month, job };
[[nodiscard]] inline BilledFor billed_for(const Project& project) {
  return project.workload.job ? BilledFor::job : BilledFor::month;
}

/// What every sentence needs: a language, a way to write money, and the names of the catalogue.
class Voice {
 public:
  Voice(const Catalog& catalog, const ReportContext& context, BilledFor billed = BilledFor::month);

  /// The same voice that leaves out the cents.
  [[nodiscard]] Voice in_round_figures() const;

  [[nodiscard]] Language language() const { return money_.language; }
  [[nodiscard]] const Catalog& catalog() const { return catalog_; }
  [[nodiscard]] const MoneyFormat& money() const { return money_; }

  template <class... Fields>
  [[nodiscard]] std::string say(Message message, const Fields&... fields) const {
    const std::initializer_list<Argument> all{fields...};
    return fill(in(language(), message), {all.begin(), all.size()});
  }
  /// A text of the language with its fields filled; what it says of a month is said of the job
  /// where a job is billed.
  [[nodiscard]] std::string fill(std::string_view text, std::span<const Argument> fields) const;

  [[nodiscard]] std::string usd(Usd amount) const { return format_money(amount, money_); }
  [[nodiscard]] std::string usd(double amount) const { return usd(Usd(amount)); }
  /// A point at which something changes: to three digits, since rounding would move it.
  [[nodiscard]] std::string threshold(Usd amount) const;
  /// What a rule or somebody set.
  [[nodiscard]] std::string limit(Usd amount) const { return format_limit(amount, money_); }
  [[nodiscard]] std::string range(const CostRange& r) const { return format_range(r, money_); }
  [[nodiscard]] std::string exact(double n) const { return format_exact(n, language()); }
  [[nodiscard]] std::string estimate(double n) const { return format_estimate(n, language()); }
  [[nodiscard]] std::string percent(double n) const { return format_percent(n, language()); }

  /// After a lead, and between clauses that hold commas.
  [[nodiscard]] std::string_view colon() const;
  [[nodiscard]] std::string_view semicolon() const;
  [[nodiscard]] std::string times(double n) const { return format_times(n, language()); }

  /// The text of a record; between marks where only its original is there.
  [[nodiscard]] std::string local(const LocalText& text) const;

  /// Display names; the id itself where the catalogue has none.
  [[nodiscard]] std::string model(std::string_view id) const;
  [[nodiscard]] std::string provider(std::string_view id) const;
  [[nodiscard]] std::string gpu(std::string_view id) const;

 private:
  const Catalog& catalog_;
  MoneyFormat money_;
  BilledFor billed_;
};

/// "a, b and c".
[[nodiscard]] std::string joined(const std::vector<std::string>& items, Language language);
/// The same sentence with its first letter in upper case.
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace llmadvisor
