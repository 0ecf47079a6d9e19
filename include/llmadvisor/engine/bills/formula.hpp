#pragma once

#include <cstddef>
#include <initializer_list>
#include <variant>
#include <vector>

namespace llmadvisor {

/// What a number of a formula counts or is. The report has the words for each, with their plurals.
enum class Term {
  bare,  ///< a number and no more
  requests,
  calls_each,    ///< of the model, for one request
  with_retries,  ///< calls made for one that is needed
  tokens,
  million_tokens,
  documents,
  passages,
  bytes,
  gigabytes,
  hours,
  hours_per_day,
  days_per_week,
  hours_a_month,
  months,
  epochs,
  gpus,
  million_parameters,
  teraflops,
  kilowatts,
  usd,
  usd_per_hour,
  usd_a_month_at_most,
  network_share,            ///< of the purchase price, for what links the servers
  share_per_year,           ///< of the purchase price
  power_usage,              ///< PUE: what a room draws over what its servers draw
  adapter_share,            ///< LoRA: of the operations of full fine-tuning
  quantised_adapter_share,  ///< QLoRA: the same, on weights of four bits
  list_price_factor,        ///< times the list price
  active_hours_of_a_day  ///< while prices change with the hour and the hours in use are not known
};
inline constexpr std::size_t term_count = static_cast<std::size_t>(Term::active_hours_of_a_day) + 1;

/// What stands between the numbers of a formula.
enum class Sign {
  times,
  over,
  plus,
  minus,
  up_to,  ///< from a low to a high price
  opened,
  closed,
  comma,
  at,
  of,
  in_gigabytes,  ///< after a bracket: the unit of what is in it
};
inline constexpr std::size_t sign_count = static_cast<std::size_t>(Sign::in_gigabytes) + 1;

struct Figure {
  double value = 0;
  Term term = Term::bare;

  bool operator==(const Figure&) const = default;
};

/// How a quantity came about: numbers with what they count, and the signs between them.
using FormulaPart = std::variant<Figure, Sign>;
using Formula = std::vector<FormulaPart>;

inline void extend(Formula& formula, std::initializer_list<FormulaPart> parts) {
  formula.insert(formula.end(), parts);
}

}  // namespace llmadvisor
