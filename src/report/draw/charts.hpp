#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/svg.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/document.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// A picture with what it shows in one line, the figures behind it, and what its letters mean.
struct Chart {
  std::string id;
  std::string title;
  std::string says;
  std::string svg;
  Table table;
  std::vector<std::string> legend{};
};

/// What each kind costs at least at each volume, log-log. None without a map or with one volume.
[[nodiscard]] std::optional<Chart> volume_chart(const Advice& advice, CostBasis basis,
                                                const Voice& voice);
/// Where a volume and a cost, in the currency that is shown, stand in that picture.
struct VolumePlaces {
  Scale x;
  Scale y;
};
[[nodiscard]] VolumePlaces volume_places(const PickMap& map, CostBasis basis, const Voice& voice);

/// An amount in the currency that is shown, and how such an amount reads on an axis.
[[nodiscard]] inline double shown_amount(Usd amount, const Voice& voice) {
  return amount.value() / voice.money().usd_per_unit;
}
[[nodiscard]] inline std::string axis_amount(double shown, const Voice& voice) {
  return voice.limit(Usd(shown * voice.money().usd_per_unit));
}

/// The bills of the kinds by what is paid for. None where nothing has a bill.
[[nodiscard]] std::optional<Chart> bill_chart(const Advice& advice, const Voice& voice);

/// Every option that meets the requirements, by cost and quality. None where there are fewer than
/// two.
[[nodiscard]] std::optional<Chart> quality_chart(const Advice& advice, const Voice& voice);

/// What is paid so far, month by month. None without a horizon.
[[nodiscard]] std::optional<Chart> months_chart(const Advice& advice, const Voice& voice);

/// What fills the memory of one replica of the pick. None for an API and for what vLLM does not
/// serve.
[[nodiscard]] std::optional<Chart> memory_chart(const Advice& advice, const Voice& voice);

}  // namespace llmadvisor
