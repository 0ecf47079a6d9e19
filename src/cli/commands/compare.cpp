#include <fmt/format.h>

#include <algorithm>

#include "../option_names.hpp"
#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/tell/comparison.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor::cli {
namespace {

/// By its id, or by its plan and vendor as they are sold.
const SeatPlan* find_seat(std::string_view name, const Advice& advice) {
  const auto found = std::ranges::find_if(advice.seats, [&](const SeatPlan& plan) {
    const std::string& id = plan.seat->id;
    return same_letters(id, name) || same_letters(id.substr(id.find('/') + 1), name) ||
           same_letters(sold_as(*plan.seat), name) ||
           same_letters(plan.seat->vendor + " " + std::string(sold_as(*plan.seat)), name);
  });
  return found == advice.seats.end() ? nullptr : &*found;
}

bool is_seat(std::string_view name, const Catalog& catalog) {
  return std::ranges::any_of(catalog.seats, [&](const Seat& seat) {
    return same_letters(seat.id, name) || same_letters(sold_as(seat), name);
  });
}

const Option& best_of(OptionKind kind, const std::string& name, const Advice& advice) {
  const auto slot = static_cast<std::size_t>(kind);
  const auto index =
      advice.best_of_kind[slot] ? advice.best_of_kind[slot] : advice.closest_of_kind[slot];
  if (index) return advice.options[*index];
  throw UsageError("unknown-option",
                   fmt::format("no {} option for this project and these filters", name));
}

const Option& picked(const Advice& advice) {
  const auto index = advice.pick ? advice.pick : advice.closest;
  if (index) return advice.options[*index];
  throw UsageError("unknown-option", "there is no option within these filters");
}

Compared compared(const std::string& name, const CompareOptions& options, const Advice& advice,
                  const Catalog& catalog) {
  if (name == "pick") return &picked(advice);
  if (name == "today") {
    if (advice.todays_bill) return &*advice.todays_bill;
    throw UsageError("unknown-option", "nobody says what is paid today",
                     "add --today AMOUNT, or import a log: llmadvisor usage import");
  }
  if (const auto kind = parse_enum<OptionKind>(name)) return &best_of(*kind, name, advice);
  if (const auto* seat = find_seat(name, advice)) return seat;
  if (is_seat(name, catalog)) {
    throw UsageError("unknown-option",
                     fmt::format("{} is a seat, and it is not known for how many people, or the "
                                 "task is not one of a person",
                                 in_quotes(name)),
                     "add --users");
  }
  return &option_named(name, options.question, advice, catalog);
}

void refuse_twins(const std::vector<Compared>& all, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[i] != all[j]) continue;
      throw UsageError("same-option", fmt::format("{} and {} are the same option",
                                                  in_quotes(names[i]), in_quotes(names[j])));
    }
  }
}

}  // namespace

ExitCode run_compare(const Request& request, const Session& session) {
  auto options = compare_options(request);
  warn_of_identifiers(options, session);
  const auto& catalog = load_catalog_for(options, session);
  const AdviseSettings everything{.listing = Listing::all, .robustness = Robustness::skipped};
  const auto advice = advice_for(options, everything, session, catalog);
  std::vector<Compared> all;
  for (const auto& name : options.names) {
    all.push_back(compared(name, options, advice, catalog));
  }
  refuse_twins(all, options.names);
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? comparison_json(all, advice, catalog, context)
                   : render(comparison(all, advice, catalog, context), options.format, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli
