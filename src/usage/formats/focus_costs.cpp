#include <array>
#include <charconv>
#include <string>

#include "entries.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

enum { start, end, billed, currency, quantity, unit, category, meter, details, charge };

/// Columns of FOCUS 1.2.
constexpr std::array fields{
    UsageField{"ChargePeriodStart", start},   UsageField{"ChargePeriodEnd", end},
    UsageField{"BilledCost", billed},         UsageField{"BillingCurrency", currency},
    UsageField{"ConsumedQuantity", quantity}, UsageField{"ConsumedUnit", unit},
    UsageField{"ServiceCategory", category},  UsageField{"SkuMeter", meter},
    UsageField{"SkuPriceDetails", details},   UsageField{"ChargeCategory", charge}};

bool holds(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

/// Tokens in one "1K tokens", "1M Tokens", "Tokens"; the unit is the seller's. Nothing for what
/// counts no tokens.
std::optional<double> tokens_per_unit(std::string_view written) {
  std::string text = lower_case(written);
  if (!holds(text, "token")) return std::nullopt;
  double number = 1;
  const auto [after, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  std::string_view rest = text;
  if (error == std::errc()) rest.remove_prefix(static_cast<std::size_t>(after - text.data()));
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.starts_with("k") || rest.starts_with("thousand")) return number * 1e3;
  if (rest.starts_with("m")) return number * 1e6;
  return rest.starts_with("token") ? std::optional(number) : std::nullopt;
}

class FocusCharges {
 public:
  explicit FocusCharges(Tally& tally) : tally_(tally) {}

  void add(const UsageRecord& r) {
    const auto service = r.text(category);
    const bool is_of_models = service.empty() || service == "AI and Machine Learning";
    if (!is_of_models) return tally_.leave_out(RowLeftOut::other_call);
    UsageEntry e;
    e.start = r.time(start);
    e.end = r.time(end);
    e.paid = r.amount(billed);
    e.currency = r.text(currency);
    e.model = r.text(meter);
    // Credits, taxes and corrections are paid and count no tokens.
    const auto kind = r.text(charge);
    if (kind.empty() || kind == "Usage") add_tokens(r, e);
    tally_.add(e);
  }

  /// Where no meter tells cached input apart, nobody knows how much of it there is.
  void finish() {
    if (has_cache_meter_) tally_.add_cached(0, plain_input_);
  }

 private:
  void add_tokens(const UsageRecord& r, UsageEntry& e) {
    const auto each = tokens_per_unit(r.text(unit));
    const auto count = r.count(quantity);
    if (!each || !count) return;
    const auto words = lower_case(r.text(meter)) + " " + lower_case(r.text(details));
    const double tokens = *count * *each;
    const bool is_read = holds(words, "cache") && !holds(words, "write");
    if (holds(words, "output") || holds(words, "completion") || holds(words, "generated")) {
      e.output = tokens;
    } else if (is_read) {
      e.input = e.cached = tokens;
      has_cache_meter_ = true;
    } else if (holds(words, "input") || holds(words, "prompt") || holds(words, "cache")) {
      e.input = tokens;
      plain_input_ += tokens;
    } else {
      return;
    }
    if (holds(words, "batch")) e.paced = UsageEntry::Paced::batch;
  }

  Tally& tally_;
  double plain_input_ = 0;
  bool has_cache_meter_ = false;
};

}  // namespace

void read_focus_costs(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields};
  FocusCharges charges(tally);
  read_each(in, shape, tally, [&](const UsageRecord& r) { charges.add(r); });
  charges.finish();
}

}  // namespace llmadvisor
