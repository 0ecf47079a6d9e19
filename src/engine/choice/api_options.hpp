#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/ways.hpp"

namespace llmadvisor {

/// Regional offers of one model at one provider are one option: the best of them.
class ApiOptions {
 public:
  ApiOptions(std::vector<Weighed>& all, const ChoiceRule& rule, const Ways& ways)
      : all_(all), rule_(rule), place_of_(ways.api_options()) {}

  void add(const Ways::Call& call, Weighed option) {
    auto& place = place_of_[call.option];
    if (!place) {
      place = all_.size();
      all_.push_back(std::move(option));
    } else if (is_better(option, all_[*place], rule_)) {
      all_[*place] = std::move(option);
    }
  }

 private:
  std::vector<Weighed>& all_;
  const ChoiceRule& rule_;
  std::vector<std::optional<std::size_t>> place_of_;  ///< of each option, in `all_`
};

}  // namespace llmadvisor
